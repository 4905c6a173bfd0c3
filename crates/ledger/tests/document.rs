//! Papers that arrive, are issued, or are only cited; what leaders write on them, and the account of their reading.

mod common;

use common::{BODY, HELPER, LEAD, Story, judge, march, record, until};
use jiff::civil::Date;
use ledger::document::{
    Account, Arrival, Card, Charge, Command, Correspondent, Document, Entry, Event, Fate, FileKind,
    Instruction, Original, Purpose, Refusal, Relation, Secrecy, Stage, State, Told, decide,
};
use ledger::{DocumentId, Moment, OfficerId, UnitId};
use proptest::prelude::*;

const ID: DocumentId = DocumentId::from_bytes([50; 16]);
const OTHER: DocumentId = DocumentId::from_bytes([51; 16]);
const DIRECTOR: OfficerId = OfficerId::from_bytes([7; 16]);

fn card() -> Card {
    Card {
        number: Some("15".to_owned()),
        symbol: Some("TB-UBND".to_owned()),
        date: Some(march(8)),
        issuer: "UBND tỉnh Lam Giang".to_owned(),
        kind: Some("thông báo".to_owned()),
        subject: "Kết luận của Chủ tịch UBND tỉnh tại phiên họp tháng 3 năm 2024".to_owned(),
        ..Card::default()
    }
}

fn arrived() -> Card {
    Card { arrival: Some(Arrival { number: 212, day: march(11) }), ..card() }
}

fn receive(card: Card) -> Command {
    Command::Receive { body: BODY, card: Box::new(card), secrecy: Secrecy::Unmarked }
}

fn issue(card: Card) -> Command {
    Command::Issue { body: BODY, card: Box::new(card), secrecy: Secrecy::Unmarked }
}

fn cite() -> Command {
    Command::Cite { body: BODY, card: Box::new(card()), secrecy: Secrecy::Unmarked }
}

fn instruction(lead: Option<Charge>, supports: Vec<Charge>) -> Command {
    let words = "Giao Phòng Quản lý Khoa học chủ trì".to_owned();
    Command::Instruct(Box::new(Instruction { by: DIRECTOR, words, lead, supports, watcher: None }))
}

fn charge(unit: UnitId, day: Option<Date>) -> Charge {
    Charge { unit, limit: day.map(until) }
}

fn account(open: &[&str]) -> Account {
    Account {
        file: "b3:01".to_owned(),
        definitions: "b3:02".to_owned(),
        items: 7 + u32::try_from(open.len()).expect("few"),
        tasks: 3,
        no_task: 4,
        open: open.iter().map(|item| (*item).to_owned()).collect(),
    }
}

#[derive(Clone, Default)]
struct Paper(Vec<Entry>);

impl Paper {
    fn received() -> Self {
        Self::default().on(march(11), receive(arrived()))
    }

    fn judge(
        &self,
        recorded: Date,
        day: Date,
        why: Option<&str>,
        command: Command,
    ) -> Result<Vec<Event>, Refusal> {
        let meta = Story::default().meta(recorded, day, why);
        decide(ID, &self.0, command, &meta, judge())
    }

    fn when(&self, day: Date, command: Command) -> Result<Vec<Event>, Refusal> {
        self.judge(day, day, Some("nhập nhầm"), command)
    }

    fn on(self, day: Date, command: Command) -> Self {
        self.noted(day, day, command)
    }

    fn noted(mut self, recorded: Date, day: Date, command: Command) -> Self {
        let meta = Story::default().meta(recorded, day, Some("nhập bổ sung"));
        let events = self.judge(recorded, day, Some("nhập bổ sung"), command).expect("the paper goes on");
        record(&mut self.0, &meta, events);
        self
    }

    fn now(&self) -> Document {
        Document::now(&self.0)
    }
}

#[test]
fn a_paper_arrives_and_gets_its_instruction() {
    let lead = charge(LEAD, Some(march(20)));
    let paper = Paper::received()
        .on(march(12), instruction(None, vec![]))
        .on(march(12), instruction(Some(lead), vec![charge(HELPER, Some(march(18)))]));
    let document = paper.now();
    assert_eq!((document.stage, document.body), (Stage::Received, Some(BODY)));
    assert_eq!(document.card.arrival.map(|arrival| arrival.number), Some(212));
    let last = document.instruction().expect("the last one counts");
    assert_eq!(last.lead, Some(lead));
    assert_eq!(document.instructions.len(), 2, "the one before stays");
    assert_eq!(Document::at(&paper.0, march(11), Moment::LAST).instructions, []);
}

#[test]
fn secret_papers_are_kept_off_the_system() {
    for secrecy in [Secrecy::Secret, Secrecy::TopSecret, Secrecy::MostSecret] {
        let card = || Box::new(card());
        for command in [
            Command::Receive { body: BODY, card: Box::new(arrived()), secrecy },
            Command::Issue { body: BODY, card: card(), secrecy },
            Command::Cite { body: BODY, card: card(), secrecy },
        ] {
            let refused = Paper::default().when(march(11), command).expect_err("refused");
            assert_eq!(refused, Refusal::Secret(secrecy));
            assert_eq!(refused.arguments(), [("secrecy", secrecy.name().to_owned())]);
        }
        let edit = Command::Edit { card: Box::new(arrived()), secrecy };
        assert_eq!(Paper::received().when(march(12), edit), Err(Refusal::Secret(secrecy)));
    }
}

#[test]
fn what_a_card_lacks_is_told() {
    let paper = Paper::default();
    let on = |command| paper.when(march(11), command).expect_err("refused");
    assert_eq!(on(receive(Card { subject: " ".to_owned(), ..arrived() })), Refusal::NoSubject);
    assert_eq!(on(receive(Card { issuer: String::new(), ..arrived() })), Refusal::NoIssuer);
    assert_eq!(on(receive(card())), Refusal::NoArrival);
    assert_eq!(on(issue(arrived())), Refusal::ArrivedNot);
    assert_eq!(on(issue(Card { number: None, ..card() })), Refusal::NoNumber, "a draft");
    assert_eq!(on(issue(Card { date: None, ..card() })), Refusal::NoNumber);
    let ahead = Card { arrival: Some(Arrival { number: 1, day: march(12) }), ..card() };
    assert_eq!(on(receive(ahead)), Refusal::InTheFuture);
    assert!(paper.when(march(11), receive(Card { number: None, ..arrived() })).is_ok(), "a citizen's letter");
}

#[test]
fn what_is_only_cited_may_arrive_later_or_have_arrived_before() {
    let cited = Paper::default().on(march(12), cite());
    assert_eq!(cited.when(march(12), instruction(None, vec![])), Err(Refusal::WrongStage(Stage::Cited)));
    assert_eq!(cited.when(march(12), Command::Read(account(&[]))), Err(Refusal::WrongStage(Stage::Cited)));
    let here = cited.noted(march(14), march(11), receive(arrived())).now();
    assert_eq!(here.stage, Stage::Received, "by the day it comes before the citation");
    assert_eq!(here.entered.map(|entered| entered.day), Some(march(11)));
    assert_eq!(here.card, arrived());
}

#[test]
fn what_was_edited_as_cited_keeps_the_arrival_that_was_entered_later() {
    let named = Card { subject: "Kết luận phiên họp tháng 3".to_owned(), ..card() };
    let edit = Command::Edit { card: Box::new(named.clone()), secrecy: Secrecy::Unmarked };
    let here = Paper::default()
        .on(march(12), cite())
        .on(march(13), edit)
        .noted(march(14), march(11), receive(arrived()))
        .now();
    assert_eq!(here.card, Card { arrival: arrived().arrival, ..named });
}

#[test]
fn entries_behind_the_next_working_day_want_a_reason() {
    let paper = Paper::default();
    // Friday 8 March is followed by Monday the 11th.
    let late = |recorded| {
        let card = Card { arrival: Some(Arrival { number: 212, day: march(8) }), ..card() };
        paper.judge(recorded, march(8), None, receive(card))
    };
    assert!(late(march(11)).is_ok());
    assert_eq!(late(march(12)), Err(Refusal::BackdatedWithoutReason));
    let ahead = paper.judge(march(11), march(12), None, receive(arrived()));
    assert_eq!(ahead, Err(Refusal::InTheFuture));
    let before = Paper::received().when(march(8), instruction(None, vec![]));
    assert_eq!(before, Err(Refusal::BeforeEntered(march(11))));
}

#[test]
fn an_instruction_to_several_units_names_a_lead_and_a_limit_for_each() {
    let paper = Paper::received();
    let on = |lead, supports| paper.when(march(12), instruction(lead, supports));
    let (lead, helper) = (charge(LEAD, Some(march(20))), charge(HELPER, Some(march(18))));
    assert!(on(None, vec![]).is_ok(), "to be known only");
    assert!(on(Some(charge(LEAD, None)), vec![]).is_ok(), "one unit, no limit");
    assert_eq!(on(None, vec![helper]), Err(Refusal::NoLead));
    assert_eq!(on(Some(charge(LEAD, None)), vec![helper]), Err(Refusal::NoLimit(LEAD)));
    assert_eq!(on(Some(lead), vec![charge(HELPER, None)]), Err(Refusal::NoLimit(HELPER)));
    assert_eq!(on(Some(lead), vec![charge(LEAD, Some(march(18)))]), Err(Refusal::UnitTwice(LEAD)));
    let silent =
        Instruction { by: DIRECTOR, words: " ".to_owned(), lead: None, supports: vec![], watcher: None };
    assert_eq!(paper.when(march(12), Command::Instruct(Box::new(silent))), Err(Refusal::NoWords));
}

#[test]
fn every_item_ends_as_a_task_as_none_or_as_open() {
    let lost = Account { items: 9, ..account(&["II.3"]) };
    let read = |account| Paper::received().when(march(11), Command::Read(account));
    assert_eq!(read(lost), Err(Refusal::ItemsLost { items: 9, accounted: 8 }));
    let paper = Paper::received().on(march(11), Command::Read(account(&["II.3", "II.4"])));
    assert_eq!(paper.when(march(12), Command::Read(account(&["II.3", "II.4"]))), Err(Refusal::AlreadyRead));
    let settle = |item: &str, fate| Command::Settle { item: item.to_owned(), fate };
    assert_eq!(
        paper.when(march(12), settle("II.5", Fate::Task)),
        Err(Refusal::NoSuchItem("II.5".to_owned()))
    );
    let unsaid = paper.judge(march(12), march(12), None, settle("II.4", Fate::NoTask));
    assert_eq!(unsaid, Err(Refusal::NoReason), "dropped with a reason");
    let settled =
        paper.on(march(12), settle("II.3", Fate::Task)).on(march(12), settle("II.4", Fate::NoTask)).now();
    let account = settled.account.expect("read");
    assert_eq!((account.tasks, account.no_task, account.open.len()), (4, 5, 0));
    assert_eq!(account.accounted(), u64::from(account.items));
}

#[test]
fn relations_are_entered_once_and_taken_back_with_a_reason() {
    let relate = |to| Command::Relate { relation: Relation::Answers, to };
    let unrelate = Command::Unrelate { relation: Relation::Answers, to: OTHER };
    let paper = Paper::received();
    assert_eq!(paper.when(march(11), relate(ID)), Err(Refusal::Itself));
    assert_eq!(paper.when(march(11), unrelate.clone()), Err(Refusal::NotRelated));
    let paper = paper.on(march(11), relate(OTHER));
    assert_eq!(paper.when(march(11), relate(OTHER)), Err(Refusal::AlreadyRelated));
    assert!(paper.when(march(11), Command::Relate { relation: Relation::Implements, to: OTHER }).is_ok());
    assert_eq!(paper.judge(march(11), march(11), None, unrelate.clone()), Err(Refusal::NoReason));
    assert!(paper.on(march(11), unrelate).now().relations.is_empty());
}

#[test]
fn files_are_kept_beside_the_paper_each_once() {
    let file = |hash: &str| Original { hash: hash.to_owned(), name: "15-TB-UBND.pdf".to_owned() };
    let keep = |hash: &str, what| Command::KeepFile { what, file: file(hash) };
    let written = keep("b3:07", FileKind::Written);
    assert_eq!(
        Paper::default().when(march(11), written.clone()),
        Err(Refusal::WrongStage(Stage::Unborn)),
        "a paper that is not there"
    );
    let paper =
        Paper::received().on(march(11), written.clone()).on(march(12), keep("b3:08", FileKind::Signed));
    assert_eq!(paper.when(march(12), written), Err(Refusal::FileKept));
    let kept = [(FileKind::Written, file("b3:07")), (FileKind::Signed, file("b3:08"))];
    assert_eq!(paper.now().files, kept);
}

fn body(code: &str) -> Correspondent {
    Correspondent { code: code.to_owned(), name: format!("Cơ quan {code}") }
}

fn send(purpose: Purpose, codes: &[&str]) -> Command {
    Command::Send { purpose, to: codes.iter().map(|code| body(code)).collect() }
}

fn state(from: &str, state: State) -> Command {
    Command::TakeState {
        from: from.to_owned(),
        told: Told { state, day: jiff::civil::date(2024, 3, 12), words: None },
    }
}

#[test]
fn a_paper_goes_to_each_body_once_unless_it_was_refused() {
    let issued = || Command::Issue { body: BODY, card: Box::new(card()), secrecy: Secrecy::Unmarked };
    let paper = Paper::default().on(march(11), issued());
    assert_eq!(paper.when(march(11), send(Purpose::New, &[])), Err(Refusal::NoReceiver));
    let twice = Err(Refusal::AlreadySent("Z99.07".to_owned()));
    assert_eq!(paper.when(march(11), send(Purpose::New, &["Z99.07", "Z99.07"])), twice);
    assert_eq!(
        paper.when(march(11), send(Purpose::Update, &["Z99.07"])),
        Err(Refusal::NotSent("Z99.07".to_owned()))
    );
    let paper = paper.on(march(11), send(Purpose::New, &["Z99.07", "Z99.08"]));
    assert_eq!(paper.when(march(11), send(Purpose::New, &["Z99.07"])), twice);
    assert_eq!(
        paper.when(march(12), state("Z99.09", State::Arrived)),
        Err(Refusal::NotSent("Z99.09".to_owned()))
    );
    let paper =
        paper.on(march(12), state("Z99.07", State::Received)).on(march(12), state("Z99.08", State::Refused));
    let got = paper.now().exchange;
    let states = got.receivers.iter().map(|one| (one.body.code.as_str(), one.state().map(|told| told.state)));
    assert_eq!(
        states.collect::<Vec<_>>(),
        [("Z99.07", Some(State::Received)), ("Z99.08", Some(State::Refused))]
    );
    let paper = paper.on(march(13), send(Purpose::New, &["Z99.08"]));
    assert_eq!(
        paper.when(march(13), send(Purpose::New, &["Z99.08"])),
        Err(Refusal::AlreadySent("Z99.08".to_owned()))
    );
    assert_eq!(
        paper.judge(march(13), march(13), None, send(Purpose::Recall, &["Z99.07"])),
        Err(Refusal::NoReason)
    );
    let asked = paper.on(march(13), send(Purpose::Recall, &["Z99.07"]));
    assert!(!asked.now().exchange.receiver("Z99.07").expect("sent").has_it());
    let kept = asked.on(march(14), state("Z99.07", State::RecallRefused));
    assert!(kept.now().exchange.receiver("Z99.07").expect("sent").has_it());
}

#[test]
fn who_sent_a_paper_is_told_each_state_once_and_answered_when_it_wants_it_back() {
    let take = |from: &str, purpose| Command::TakeMessage {
        from: body(from),
        id: "a1".to_owned(),
        purpose,
        signed: false,
    };
    let paper = Paper::received();
    assert_eq!(paper.when(march(11), Command::TellState(State::Received)), Err(Refusal::NotByMessage));
    assert_eq!(paper.when(march(11), take("Z99.01", Purpose::Recall)), Err(Refusal::NotByMessage));
    let paper =
        paper.on(march(11), take("Z99.01", Purpose::New)).on(march(11), Command::TellState(State::Received));
    assert_eq!(
        paper.when(march(11), take("Z99.01", Purpose::New)),
        Err(Refusal::NotByMessage),
        "it came already"
    );
    let told = Command::TellState(State::Received);
    assert_eq!(paper.when(march(11), told), Err(Refusal::AlreadyTold(State::Received)));
    assert_eq!(paper.when(march(11), Command::TellState(State::RecallAccepted)), Err(Refusal::NotRecalled));
    assert_eq!(paper.when(march(12), take("Z99.02", Purpose::Recall)), Err(Refusal::NotByMessage));
    let asked = paper.on(march(12), take("Z99.01", Purpose::Recall));
    assert!(asked.now().exchange.is_recalled());
    let refused = Command::TellState(State::RecallRefused);
    assert_eq!(asked.judge(march(12), march(12), None, refused.clone()), Err(Refusal::NoReason));
    let answered = asked.on(march(12), refused);
    assert!(!answered.now().exchange.is_recalled());
    assert!(
        answered.on(march(13), take("Z99.01", Purpose::Recall)).now().exchange.is_recalled(),
        "asked once more"
    );
}

#[test]
fn corrections_and_withdrawals_want_a_reason() {
    let paper = Paper::received();
    let corrected = Card { number: Some("16".to_owned()), ..arrived() };
    let edit = Command::Edit { card: Box::new(corrected.clone()), secrecy: Secrecy::Unmarked };
    assert_eq!(paper.judge(march(11), march(11), Some(" "), edit.clone()), Err(Refusal::NoReason));
    let paper = paper.on(march(12), edit);
    assert_eq!(paper.now().card, corrected);
    assert_eq!(Document::at(&paper.0, march(20), Moment::end_of(march(11))).card, arrived(), "as known then");
    assert_eq!(paper.judge(march(12), march(12), None, Command::Withdraw), Err(Refusal::NoReason));
    let gone = paper.on(march(12), Command::Withdraw);
    assert_eq!(gone.now().stage, Stage::Withdrawn);
    for command in [receive(arrived()), cite(), instruction(None, vec![]), Command::Withdraw] {
        assert_eq!(gone.when(march(13), command), Err(Refusal::WrongStage(Stage::Withdrawn)));
    }
}

#[test]
fn one_paper_is_known_again_by_number_symbol_issuer_and_year() {
    let same = |other: Card| card().is_same_paper(&other);
    assert!(same(arrived()));
    assert!(same(Card { number: Some("015".to_owned()), symbol: Some("tb-ubnd".to_owned()), ..card() }));
    assert!(same(Card { issuer: "Ubnd tỉnh Lam Giang".to_owned(), ..card() }));
    assert!(
        !same(Card { date: Some(jiff::civil::date(2025, 3, 8)), ..card() }),
        "numbers begin anew each year"
    );
    assert!(!same(Card { symbol: Some("KH-UBND".to_owned()), ..card() }));
    assert!(!same(Card { issuer: "UBND huyện Tân Lâm".to_owned(), ..card() }));
    let blank = Card { number: None, ..card() };
    assert!(!blank.is_same_paper(&blank), "without a number nobody can tell");
}

proptest! {
    #[test]
    fn no_item_is_lost_whatever_people_settle(
        open in prop::collection::btree_set("[IVX]{1,3}\\.[1-9]", 0..8),
        steps in prop::collection::vec(("[IVX]{1,3}\\.[1-9]", prop::bool::ANY), 0..12),
    ) {
        let items: Vec<&str> = open.iter().map(String::as_str).collect();
        let mut paper = Paper::received().on(march(11), Command::Read(account(&items)));
        let known = items.iter().map(|item| (*item).to_owned());
        for (item, task) in known.zip([true, false].into_iter().cycle()).chain(steps) {
            let command = Command::Settle { item, fate: if task { Fate::Task } else { Fate::NoTask } };
            if paper.when(march(12), command.clone()).is_ok() {
                paper = paper.on(march(12), command);
            }
            let account = paper.now().account.expect("read");
            prop_assert_eq!(account.accounted(), u64::from(account.items));
        }
    }
}
