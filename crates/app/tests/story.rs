//! One story on both databases: an office begins, a notice is read, its tasks live, two units merge, and what was counted
//! before stays counted.

mod common;

use app::search::Wanted;
use app::{Error, Office, Order};
use common::{at, clerk, import, on_both};
use jiff::civil::{Date, date};
use ledger::count::Figures;
use ledger::deadline::Limit;
use ledger::organisation::{Event, Role};
use ledger::permission::Scope;
use ledger::task::{Command, MilestoneId, Product, Progress};
use ledger::{Moment, TaskId, UnitId};
use std::time::{Duration, SystemTime};
use store::{Cut, Filter, ListedTask, Order as By, Row};

const NOTICE: &str = "SỞ KHOA HỌC VÀ CÔNG NGHỆ\nTHÔNG BÁO\nKết luận của Giám đốc Sở tại cuộc họp giao ban tháng 3\n\nLam Giang, ngày 11 tháng 3 năm 2024\n\n1. Phòng Quản lý Khoa học chủ trì, phối hợp với Văn phòng Sở tham mưu Kế hoạch hoạt động khoa học năm 2024, hoàn thành trước ngày 20/3/2024.\n\n2. Thanh tra Sở tham mưu kế hoạch thanh tra năm 2024, trình Giám đốc Sở trong tháng 4/2024.\n\n3. Phòng Kế hoạch - Tài chính và Phòng Quản lý Khoa học rà soát dự toán, báo cáo trước ngày 25/3/2024.\n";

fn listed(office: &Office, filter: &Filter, today: Date) -> Vec<ListedTask> {
    let tenant = office.tenant().id;
    let page = office.store().read(|reader| reader.tasks(tenant, filter, By::Made, None, 100, today));
    page.expect("readable").tasks
}

fn figures(office: &Office, as_of: Date, known_at: Moment) -> (Figures, Vec<(Option<UnitId>, Figures)>) {
    let tenant = office.tenant().id;
    let rows = office.store().read(|reader| reader.figures(tenant, Cut::Unit, as_of, known_at, None));
    let rows = rows.expect("readable");
    let unit = |row| if let Row::Unit(unit) = row { Some(unit) } else { None };
    let total = rows.values().copied().sum();
    (total, rows.into_iter().map(|(row, figures)| (unit(row), figures)).collect())
}

fn order(command: Command, reason: &str) -> Order<Command> {
    Order::new(command).because(Some(reason.to_owned()))
}

#[test]
fn a_notice_lives_from_its_reading_to_the_merger_of_two_units() {
    on_both(|office, engine| {
        let monday = date(2024, 3, 11);
        let imported = import(office, monday, "giao-ban.txt", NOTICE).expect("read");
        assert_eq!(imported.proposed.len(), 4, "{engine}: two single tasks, one order with two shares");
        assert_eq!(imported.unknown, [""; 0], "{engine}");
        let [items, tasks, no_task, open] = imported.account;
        assert_eq!(items, tasks + no_task + open, "{engine}: no item is lost");
        let again = import(office, monday, "giao-ban.txt", NOTICE).expect("read");
        assert!(again.known && again.proposed.is_empty(), "{engine}: the same file adds nothing");
        office.files().put(b"of a command that was refused").expect("kept");
        let (long_ago, later) =
            (SystemTime::UNIX_EPOCH, SystemTime::UNIX_EPOCH + Duration::from_secs(1 << 40));
        assert_eq!(
            office.sweep(long_ago).expect("swept"),
            0,
            "{engine}: its command may still be on its way"
        );
        assert_eq!(office.sweep(later).expect("swept"), 1, "{engine}: the orphan, and not the notice");

        let actor = clerk(office, monday);
        for (number, task) in (1_u8..).zip(&imported.proposed) {
            let click = Order { id: Some(ledger::CommandId::from_bytes([number; 16])), ..Order::new(()) };
            let done = actor.confirm(*task, click.clone()).expect("a proposal");
            assert_eq!(actor.confirm(*task, click).expect("clicked twice"), done, "{engine}: done once");
            let code = format!("2024/{number:04}");
            assert_eq!(actor.find_task(&code).expect("given"), *task, "{engine}");
        }
        let [science, inspection, shares @ ..] = imported.proposed.as_slice() else { panic!("four") };
        let orders: Vec<_> = shares.iter().map(|task| history(office, *task).content.order).collect();
        assert!(orders[0].is_some() && orders[0] == orders[1], "{engine}: one order");

        refuse_strangers(office, monday, *science, engine);
        extend_submit_return_confirm(office, *science, engine);
        merge(office, *inspection, engine);
    });
}

fn history(office: &Office, task: TaskId) -> ledger::task::Task {
    let tenant = office.tenant().id;
    office.store().read(|reader| reader.history(tenant, task)).expect("readable").now()
}

/// The head of another unit may not accept; the head of the lead may, from what she saw.
fn refuse_strangers(office: &Office, day: Date, task: TaskId, engine: &str) {
    let file = include_str!("../../../samples/organisation.toml");
    let file = directive::organisation::Organisation::parse(file).expect("the sample");
    let head = |unit: &str| {
        let person = file.people.iter().find(|person| person.unit.as_deref() == Some(unit)).expect("a head");
        viet::fold::bare(&person.name).replace(' ', "-")
    };
    let stranger = office.act(&head("Văn phòng Sở"), at(day)).expect("an account");
    let refused = stranger.give(task, Order::new(Command::Accept));
    assert!(matches!(refused, Err(Error::NotAllowed { .. })), "{engine}: {refused:?}");
    let lead = office.act(&head("Phòng Quản lý Khoa học"), at(day)).expect("an account");
    lead.give(task, Order::new(Command::Accept).at(2)).expect("as she saw it");
    let stale = lead.give(task, Order::new(Command::Decline).at(2));
    assert!(
        matches!(&stale, Err(Error::Changed { meanwhile, .. }) if meanwhile == &["task-accepted"]),
        "{engine}: {stale:?}"
    );
}

fn extend_submit_return_confirm(office: &Office, task: TaskId, engine: &str) {
    let on = |day| clerk(office, day);
    let until = Limit::Day { day: date(2024, 4, 5), hour: None };
    let ask = Command::AskExtension { milestone: MilestoneId(1), until };
    on(date(2024, 3, 15)).give(task, order(ask, "chờ ý kiến Sở Tài chính")).expect("in time");
    on(date(2024, 3, 18)).give(task, Order::new(Command::GrantExtension { until: None })).expect("granted");
    let progress = Progress { words: "đã lấy ý kiến".to_owned(), percent: Some(60) };
    on(date(2024, 3, 28)).give(task, Order::new(Command::ReportProgress(progress))).expect("reported");
    let product = Product { number: Some("21/KH-SKHCN".to_owned()), ..Product::default() };
    on(date(2024, 4, 4)).give(task, Order::new(Command::SubmitResult(product.clone()))).expect("submitted");
    on(date(2024, 4, 5)).give(task, order(Command::ReturnResult, "thiếu phụ lục")).expect("returned");
    on(date(2024, 4, 8)).give(task, Order::new(Command::SubmitResult(product))).expect("submitted again");
    on(date(2024, 4, 9)).give(task, Order::new(Command::ConfirmResult)).expect("confirmed");
    let done = history(office, task);
    assert_eq!(done.stage.name(), "confirmed", "{engine}");
    let (total, _) = figures(office, date(2024, 4, 10), Moment::LAST);
    assert_eq!(
        (total.given(), total.completed_late),
        (4, 1),
        "{engine}: handed over on the 8th, due on the 5th"
    );
    let (before, _) = figures(office, date(2024, 3, 21), Moment::LAST);
    assert_eq!(before.open_overdue, 0, "{engine}: the extension counted on the 21st");
    let (unknown, _) = figures(office, date(2024, 3, 21), at(date(2024, 3, 14)));
    assert_eq!(unknown.open_overdue, 1, "{engine}: on the 14th nobody knew of it");
}

#[test]
fn a_unit_finds_its_own_behind_what_it_may_not_see() {
    on_both(|office, engine| {
        let day = date(2024, 3, 11);
        let mut text = NOTICE.replace("Thanh tra Sở tham mưu", "Văn phòng Sở rà soát giếng khoan, tham mưu");
        for number in 4..40 {
            text.push_str(&format!("\n{number}. Phòng Quản lý Khoa học rà soát giếng khoan đợt {number}.\n"));
        }
        let imported = import(office, day, "giao-ban.txt", &text).expect("read");
        for task in &imported.proposed {
            clerk(office, day).confirm(*task, Order::new(())).expect("given");
        }
        let organisation = office.organisation().expect("readable");
        let theirs = clerk(office, day).find_unit("Văn phòng Sở").expect("a unit");
        let head = organisation.officers.iter().find(|(_, officer)| {
            officer.posts.iter().any(|post| post.unit == theirs && post.role == Role::Head)
        });
        let scope = Scope::of(&organisation, *head.expect("a head").0, office.tenant().root, day);
        let find = |scope: &Scope| {
            let wanted = Wanted { question: "gieng khoan", scope, documents: false, most: 4, today: day };
            office.search(&wanted).expect("readable")
        };
        let found = find(&scope);
        assert_eq!((found.tasks.len(), found.more), (1, false), "{engine}: of 37 hits the 37th");
        assert_eq!(found.tasks[0].lead, Some(theirs), "{engine}");
        let all = find(&Scope::All);
        assert_eq!((all.tasks.len(), all.more), (4, true), "{engine}");
    });
}

fn merge(office: &Office, inspection: TaskId, engine: &str) {
    let day = date(2024, 4, 15);
    let actor = clerk(office, day);
    let (gone, heir) =
        (actor.find_unit("Thanh tra").expect("a unit"), actor.find_unit("Văn phòng Sở").expect("a unit"));
    let (_, rows_before) = figures(office, date(2024, 4, 14), Moment::LAST);
    let ended = Event::UnitEnded { unit: gone, heirs: vec![heir] };
    let moved =
        actor.organise(Order::new(ended).because(Some("Quyết định 12/QĐ-UBND".to_owned()))).expect("merged");
    assert_eq!(moved.moved, [inspection], "{engine}: its open task goes to the heir");
    assert_eq!(history(office, inspection).content.lead, Some(heir), "{engine}");
    let (_, rows_after) = figures(office, date(2024, 4, 14), Moment::LAST);
    assert_eq!(rows_before, rows_after, "{engine}: the past stays with the unit it happened to");
    let (_, today) = figures(office, day, Moment::LAST);
    assert!(today.iter().all(|(unit, _)| *unit != Some(gone)), "{engine}");
    let open = listed(office, &Filter { leads: vec![heir], open: Some(true), ..Filter::default() }, day);
    assert_eq!(open.len(), 1, "{engine}");
    let laws = office.laws().expect("readable");
    let report = office.store().read(|reader| reader.verify(office.tenant().id, &laws)).expect("readable");
    assert!(report.is_clean(), "{engine}: {report:?}");
}

#[test]
fn a_corrected_version_proposes_what_is_different() {
    on_both(|office, engine| {
        let day = date(2024, 3, 11);
        let numbered = NOTICE.replace("THÔNG BÁO\n", "Số: 15/TB-SKHCN\nTHÔNG BÁO\n");
        let first = import(office, day, "15.txt", &numbered).expect("read");
        clerk(office, day).confirm(first.proposed[1], Order::new(())).expect("given");
        let corrected = numbered
            .replace("trước ngày 20/3/2024", "trước ngày 22/3/2024")
            .replace("trong tháng 4/2024", "trong tháng 5/2024")
            + "\n4. Văn phòng Sở chuẩn bị nội dung giao ban tháng 4.\n";
        let second = import(office, date(2024, 3, 12), "15-dinh-chinh.txt", &corrected).expect("read");
        assert!(second.corrected && second.document == first.document, "{engine}: {second:?}");
        assert_eq!(second.proposed.len(), 1, "{engine}: the new item");
        assert!(
            second.differences.contains(&app::Difference::Edited(first.proposed[0])),
            "{engine}: {second:?}"
        );
        assert!(
            second.differences.contains(&app::Difference::Given(first.proposed[1])),
            "{engine}: {second:?}"
        );
        assert_eq!(second.differences.len(), 2, "{engine}: the shares are as they were");
    });
}

#[test]
fn secret_papers_are_refused_and_not_kept() {
    on_both(|office, engine| {
        let secret = NOTICE.replace("THÔNG BÁO\n", "MẬT\n\nTHÔNG BÁO\n");
        let refused = import(office, date(2024, 3, 11), "mat.txt", &secret);
        assert!(
            matches!(&refused, Err(Error::Refused { key, .. }) if *key == "document-refusal-secret"),
            "{engine}: {refused:?}"
        );
        assert!(office.files().all().expect("readable").is_empty(), "{engine}: not even the file");
    });
}

#[test]
fn proposals_are_taken_apart_and_put_together() {
    on_both(|office, engine| {
        let day = date(2024, 3, 11);
        let imported = import(office, day, "giao-ban.txt", NOTICE).expect("read");
        let [first, second, third, fourth] = imported.proposed[..] else { panic!("four proposals") };
        let actor = clerk(office, day);
        let part = |words: &str| ledger::task::Content {
            words: words.to_owned(),
            quote: None,
            ..history(office, first).content
        };
        let order = Order { id: Some(app::new_command(at(day))), ..Order::new(()) };
        let split = || actor.split(first, vec![part("Dự thảo kế hoạch"), part("Trình kế hoạch")], &order);
        let parts = split().expect("taken apart");
        assert_eq!(split().expect("done before"), parts, "{engine}: a second click takes nothing apart");
        assert_eq!(history(office, first).stage.name(), "gone", "{engine}");
        let quote = history(office, parts[1]).content.quote.expect("the quote of the whole");
        assert!(quote.words.contains("Kế hoạch hoạt động khoa học"), "{engine}");
        actor.join(third, &[fourth], &Order::new(())).expect("put together");
        let joined = history(office, third).content;
        assert_eq!(joined.words.lines().count(), 2, "{engine}: the words of both");
        assert_eq!(joined.milestones.len(), 1, "{engine}: one day said twice is one");
        assert_eq!(history(office, fourth).heir, Some(third), "{engine}");
        let withdrawn = actor.withdraw(imported.document, &Order::new(()));
        assert!(matches!(withdrawn, Err(Error::Refused { .. })), "{engine}: it wants a reason");
        let order = Order::new(()).because(Some("nhập nhầm văn bản".to_owned()));
        let withdrawn = actor.withdraw(imported.document, &order).expect("withdrawn");
        assert_eq!(withdrawn.len(), 4, "{engine}: two parts, one single, one joined");
        assert_eq!(history(office, second).stage.name(), "withdrawn", "{engine}");
    });
}

#[test]
fn a_decided_holiday_moves_days_from_then_on() {
    use ledger::settings::{Command as Decide, Source};
    on_both(|office, engine| {
        let monday = date(2024, 3, 11);
        let imported = import(office, monday, "giao-ban.txt", NOTICE).expect("read");
        let task = imported.proposed[0];
        let mut content = history(office, task).content;
        content.milestones[0].limit = Limit::WorkingDays { from: monday, days: 5 };
        let actor = clerk(office, monday);
        actor.give(task, Order::new(Command::Edit(Box::new(content)))).expect("edited");
        actor.confirm(task, Order::new(())).expect("given");
        let overdue = |known| figures(office, date(2024, 3, 19), known).0.open_overdue;
        assert_eq!(overdue(Moment::LAST), 1, "{engine}: five working days end on the 18th");
        let off = std::collections::BTreeSet::from([date(2024, 3, 18)]);
        let source = Source { act: "Quyết định 7/QĐ-UBND".to_owned(), document: None };
        let decided = Decide::DecideHolidays { year: 2024, off, work: Default::default(), source };
        let before = at(date(2024, 3, 14));
        clerk(office, date(2024, 3, 15)).settle(Order::new(decided)).expect("decided");
        assert_eq!(overdue(Moment::LAST), 0, "{engine}");
        assert_eq!(overdue(before), 1, "{engine}: as known on the 14th");
        let laws = office.laws().expect("readable");
        let report =
            office.store().read(|reader| reader.verify(office.tenant().id, &laws)).expect("readable");
        assert!(report.is_clean(), "{engine}: {report:?}");
    });
}

#[test]
fn nobody_exceeds_the_permission_table() {
    on_both(|office, engine| {
        let day = date(2024, 3, 11);
        let imported = import(office, day, "giao-ban.txt", NOTICE).expect("read");
        let task = imported.proposed[0];
        clerk(office, day).confirm(task, Order::new(())).expect("given");
        let organisation = office.organisation().expect("readable");
        let accounts = office.store().read(|reader| reader.accounts(office.tenant().id)).expect("readable");
        let mut refused = 0;
        for account in accounts {
            for command in [
                Command::Comment("xem".to_owned()),
                Command::Direct("làm ngay".to_owned()),
                Command::Decline,
                Command::Cancel,
                Command::ConfirmResult,
                Command::GrantExtension { until: None },
            ] {
                let state = history(office, task);
                let may =
                    ledger::permission::may(&organisation, account.officer, command.name(), &state, day);
                let actor = office.act(&account.name, at(day)).expect("an account");
                let given = actor.give(task, order(command.clone(), "thử"));
                let not_allowed = matches!(given, Err(Error::NotAllowed { .. }));
                assert_eq!(not_allowed, !may, "{engine}: {} {}", account.name, command.name());
                refused += u32::from(not_allowed);
            }
        }
        assert!(refused > 10, "{engine}: the table refuses most people most things");
    });
}

#[test]
fn a_token_acts_until_it_ends_or_is_taken_away() {
    use app::tokens::{Scope, Wanted};
    on_both(|office, engine| {
        let began = at(date(2024, 1, 2));
        let scopes = [Scope::Read, Scope::Act].into();
        let wanted = Wanted { account: "van-thu", name: " phần mềm văn thư ", scopes, days: 30 };
        let (token, known) = office.make_token(&wanted, began).expect("a token");
        assert_eq!(known.name, "phần mềm văn thư", "{engine}");
        let bearer = |moment| {
            let found = office.bearer(&token, moment).expect("readable");
            found.map(|found| (found.visitor, found.token))
        };
        let (visitor, used) = bearer(at(date(2024, 1, 20))).expect("it acts");
        assert_eq!((visitor.account.as_str(), used.scopes.len()), ("van-thu", 2));
        let listed = office.tokens(Some("van-thu")).expect("readable");
        assert_eq!(listed[0].used_at, Some(at(date(2024, 1, 20))), "{engine}: when it was last used");
        assert_eq!(bearer(at(date(2024, 2, 1))), None, "{engine}: thirty days are over");
        assert!(
            office.revoke_token(Some("somebody-else"), &known.id.to_string()).is_err(),
            "{engine}: not theirs"
        );
        office.revoke_token(Some("van-thu"), &known.id.to_string()).expect("gone");
        assert_eq!(bearer(at(date(2024, 1, 20))), None, "{engine}");
        for (name, days) in [("", 30), ("x", 0), ("x", 5000)] {
            let wanted = Wanted { account: "van-thu", name, scopes: [Scope::Read].into(), days };
            assert!(office.make_token(&wanted, began).is_err(), "{engine}: {name:?} {days}");
        }
    });
}
