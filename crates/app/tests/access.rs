//! Dossiers that not everybody sees, on both databases: who is not among those whom their procedure names meets them nowhere.

mod common;

use app::{Error, Office, Order, Sight, Taken};
use common::{at, clerk, on_both};
use jiff::civil::{Date, date};
use ledger::dossier::{Command, Party};
use ledger::organisation::{Event, Role};
use ledger::procedure::Values;
use ledger::{DossierId, OfficerId};
use store::DossierFilter;

const DAY: Date = date(2024, 4, 8);

/// Lets somebody act who has a role in a unit, and returns who that is.
fn appoint(office: &Office, account: &str, role: Role, unit: &str) -> OfficerId {
    let actor = clerk(office, DAY);
    let unit = actor.find_unit(unit).expect("a unit");
    let officer = app::new_officer(at(DAY));
    let change = Event::OfficerAppointed { officer, name: account.to_owned(), unit, role };
    actor.organise(Order::new(change)).expect("appointed");
    let account = store::Account { name: account.to_owned(), officer };
    office.store().write(office.tenant().id, |writer| writer.set_account(&account)).expect("let in");
    officer
}

fn complain(office: &Office, account: &str) -> Result<DossierId, app::procedures::NoProcedure> {
    let actor = office.act(account, at(DAY)).expect("somebody");
    let fields = [("ngay-nhan", "2024-04-05"), ("quyet-dinh-bi-khieu-nai", "Quyết định số 12/QĐ-SKHCN")];
    let party = |role: &str, name: &str| Party::read(role, name);
    let taken = Taken {
        procedure: "khieu-nai-lan-dau".to_owned(),
        subject: "Khiếu nại việc thu hồi giấy phép của cơ sở Hoa Mai".to_owned(),
        unit: actor.find_unit("Thanh tra Sở").expect("a unit"),
        parties: vec![
            party("nguoi-khieu-nai", "Nguyễn Văn Thử"),
            party("bi-khieu-nai", "Phòng Quản lý Khoa học"),
        ],
        fields: fields.into_iter().map(|(id, value)| (id.to_owned(), value.to_owned())).collect::<Values>(),
    };
    actor.open_dossier(taken, &Order::new(())).map(|(id, _)| id)
}

fn sight(office: &Office, officer: OfficerId) -> Sight {
    let organisation = office.organisation().expect("readable");
    office.sight(&organisation, officer, DAY).expect("definitions are right")
}

/// Returns how many dossiers somebody finds in the register.
fn listed(office: &Office, officer: OfficerId) -> usize {
    let Sight { scope, closed } = sight(office, officer);
    let units = match scope {
        ledger::permission::Scope::All => None,
        ledger::permission::Scope::Part { units, .. } => Some(units.into_iter().collect()),
    };
    let tenant = office.tenant().id;
    let of = |procedure: Option<&str>| {
        let procedure = procedure.map(str::to_owned);
        let filter = DossierFilter {
            procedure,
            units: units.clone(),
            closed: closed.clone(),
            ..DossierFilter::default()
        };
        office.store().read(|reader| reader.dossiers(tenant, &filter, None, 9)).expect("readable").len()
    };
    assert_eq!(of(None), of(Some("khieu-nai-lan-dau")), "all that there is are complaints");
    of(None)
}

#[test]
fn a_complaint_is_seen_by_whom_its_procedure_names() {
    on_both(|office, engine| {
        let director = appoint(office, "giam-doc", Role::Leader, "Sở Khoa học và Công nghệ");
        let inspector = appoint(office, "chanh-thanh-tra", Role::Head, "Thanh tra Sở");
        let other = appoint(office, "truong-phong", Role::Head, "Phòng Quản lý Khoa học");
        let observer = appoint(office, "quan-sat", Role::Observer, "Sở Khoa học và Công nghệ");
        let desk = clerk(office, DAY).officer();
        let refused = complain(office, "van-thu").expect_err("who would not see it does not take it in");
        assert_eq!(Error::from(refused).key(), "app-error-not-allowed", "{engine}");
        let id = complain(office, "chanh-thanh-tra").expect("taken in");
        let dossier = office.dossier(id).expect("there").dossier;
        for (officer, sees) in
            [(director, true), (inspector, true), (other, false), (observer, false), (desk, false)]
        {
            assert_eq!(sight(office, officer).sees_dossier(&dossier), sees, "{engine}: {officer}");
            assert_eq!(listed(office, officer), usize::from(sees), "{engine}: {officer} in the register");
        }
        // A command to what is hidden meets nothing, whoever may give it elsewhere.
        let hidden = clerk(office, DAY).dossier(id, Order::new(Command::Finish(None)));
        assert_eq!(hidden.map_err(|error| error.key()), Err("app-error-no-dossier"), "{engine}");
        // Its tasks stand in lists and reminders of everybody, and say nothing of it.
        let tenant = office.tenant().id;
        let tasks = office
            .store()
            .read(|reader| reader.all_tasks(tenant, &store::Filter::default(), store::Order::Made, DAY));
        let words: Vec<String> = tasks.expect("readable").into_iter().map(|task| task.words).collect();
        assert!(words.iter().all(|words| !words.contains("Hoa Mai")), "{engine}: {words:?}");
        assert!(words.iter().any(|words| words.contains("KN-2024-0001")), "{engine}: {words:?}");
        // It is counted like any other.
        let counted =
            office.store().read(|reader| reader.count_open_dossiers(tenant, &DossierFilter::default()));
        assert_eq!(counted.expect("readable").values().sum::<u64>(), 1, "{engine}");
        let seen = office.seen_dossiers(&sight(office, desk), [id].into_iter()).expect("readable");
        assert!(seen.is_empty(), "{engine}: what a check found is not named to the clerk");
    });
}
