//! Kept reports: made again they are the same for ever, and what differs from what is known today is named task by task.

mod common;

use app::reports::{Asked, Cause};
use app::{Error, Format, Office, Order};
use common::{clerk, import, on_both};
use jiff::civil::{Date, date};
use ledger::report::Command as ReportCommand;
use ledger::standing::Standing;
use ledger::task::{Command, Product, Progress};
use ledger::{Moment, TaskId};

const UNITS: [&str; 3] = ["Phòng Quản lý Khoa học", "Văn phòng Sở", "Phòng Kế hoạch - Tài chính"];

/// A notice of so many tasks, due one after the other through spring.
fn notice(tasks: usize) -> String {
    let mut text = "SỞ KHOA HỌC VÀ CÔNG NGHỆ\nSố: 15/TB-SKHCN\nTHÔNG BÁO\nKết luận của Giám đốc Sở tại cuộc họp giao ban\n\n\
                    Lam Giang, ngày 11 tháng 3 năm 2024\n"
        .to_owned();
    for number in 1..=tasks {
        let (unit, day) = (UNITS[number % UNITS.len()], number % 28 + 1);
        text.push_str(&format!(
            "\n{number}. {unit} tham mưu kế hoạch số {number}, hoàn thành trước ngày {day}/6/2024.\n"
        ));
    }
    text
}

fn given(office: &Office, tasks: usize) -> Vec<TaskId> {
    let day = date(2024, 3, 11);
    let imported = import(office, day, "giao-ban.txt", &notice(tasks)).expect("read");
    for task in &imported.proposed {
        clerk(office, day).confirm(*task, Order::new(())).expect("given");
    }
    assert_eq!(imported.proposed.len(), tasks);
    imported.proposed
}

fn finish(office: &Office, task: TaskId, recorded: Date, effective: Date) {
    let late = (recorded != effective).then(|| "giấy tờ đến sau".to_owned());
    let order = |command| Order::new(command).on(Some(effective)).because(late.clone());
    let product = Product { number: Some("21/KH-SKHCN".to_owned()), ..Product::default() };
    clerk(office, recorded).give(task, order(Command::SubmitResult(product))).expect("submitted");
    clerk(office, recorded).give(task, order(Command::ConfirmResult)).expect("confirmed");
}

fn asked(form: &str) -> Asked {
    Asked {
        form: form.to_owned(),
        period: "2024-H1".parse().expect("a period"),
        days: None,
        as_of: None,
        known_at: Moment::LAST,
        leads: None,
    }
}

#[test]
fn a_report_made_again_after_two_hundred_events_is_the_same_and_its_differences_are_named() {
    on_both(|office, engine| {
        let tasks = given(office, 40);
        for task in &tasks[..10] {
            finish(office, *task, date(2024, 6, 5), date(2024, 6, 5));
        }
        let (made_on, root) = (date(2024, 6, 17), office.tenant().root);
        let forms = ["bao-cao-6-thang", "phu-luc-iv", "theo-doi-don-vi", "so-theo-doi"];
        let kept = forms.map(|form| {
            let actor = clerk(office, made_on);
            let id = actor.keep_report(&asked(form), root, Format::ALL, &Order::new(())).expect("kept");
            office.find_report(&id.to_string()).expect("it is kept").1
        });
        assert_eq!(kept[1].code, "BC-2024-02", "{engine}");
        assert_eq!((kept[1].as_of, kept[1].files.len()), (date(2024, 6, 14), Format::ALL.len()), "{engine}");
        let root_then = office.store().read(|reader| reader.root_at(office.tenant().id, kept[1].position));
        assert_eq!(root_then.expect("readable").to_string(), kept[1].root, "{engine}");

        // Two hundred events: ten tasks that were finished before the day and entered behind it, and daily work.
        for task in &tasks[10..20] {
            finish(office, *task, date(2024, 6, 25), date(2024, 6, 12));
        }
        for round in 0..6 {
            for task in &tasks[10..40] {
                let progress = Progress { words: format!("lần {round}"), percent: None };
                let order = Order::new(Command::ReportProgress(progress));
                // What is finished takes no progress: twenty tasks of thirty do.
                clerk(office, date(2024, 6, 26)).give(*task, order).ok();
            }
        }
        for task in &tasks[20..40] {
            finish(office, *task, date(2024, 7, 2), date(2024, 7, 2));
        }
        let since = office.store().read(|reader| reader.position(office.tenant().id)).expect("readable");
        assert!(since - kept[3].position >= 180, "{engine}: {since} {}", kept[3].position);

        let today = date(2024, 12, 31);
        for report in &kept {
            let again = office.made_again(report, report.known_at, today).expect("made again");
            for format in Format::ALL {
                let bytes = office.kept_file(report, format.name()).expect("its bytes");
                let now = format.write(&again.made.paper).expect("written").bytes;
                assert!(bytes == now, "{engine}: {} as {} is the same", report.form, format.name());
            }
            let same = office.compare_reports(report, Some(report)).expect("compared");
            assert!(same.tasks.is_empty() && same.before == same.after, "{engine}");
        }

        let now = office.compare_reports(&kept[2], None).expect("compared");
        let named: Vec<TaskId> = now.tasks.iter().map(|differing| differing.task).collect();
        assert_eq!(named.len(), 10, "{engine}");
        assert!(tasks[10..20].iter().all(|task| named.contains(task)), "{engine}");
        assert_eq!(now.after.completed() - now.before.completed(), 10, "{engine}");
        for differing in &now.tasks {
            assert!(differing.after.is_some_and(|after| after.name().starts_with("completed")), "{engine}");
            let [Cause::Event { name: submitted, effective, recorded_at, .. }, Cause::Event { .. }] =
                differing.causes.as_slice()
            else {
                panic!("{engine}: {differing:?}")
            };
            assert_eq!(*submitted, "result-submitted", "{engine}");
            assert_eq!((*effective, recorded_at.day()), (date(2024, 6, 12), date(2024, 6, 25)), "{engine}");
        }
    });
}

#[test]
fn two_days_of_one_form_are_compared_task_by_task() {
    on_both(|office, engine| {
        let tasks = given(office, 30);
        let keep = |day| {
            let asked = Asked { as_of: Some(day), ..asked("theo-doi-don-vi") };
            let actor = clerk(office, date(2024, 7, 1));
            let id = actor.keep_report(&asked, office.tenant().root, &[Format::Xlsx], &Order::new(()));
            office.find_report(&id.expect("kept").to_string()).expect("it is kept").1
        };
        finish(office, tasks[20], date(2024, 6, 10), date(2024, 6, 10));
        let (before, after) = (keep(date(2024, 6, 9)), keep(date(2024, 6, 11)));
        let compared = office.compare_reports(&before, Some(&after)).expect("compared");
        let passed: Vec<_> =
            compared.tasks.iter().filter(|task| task.causes == [Cause::DaysPassed]).collect();
        assert!(passed.iter().all(|task| task.after == Some(Standing::OpenOverdue)), "{engine}: {passed:?}");
        assert_eq!(
            compared.after.open_overdue - compared.before.open_overdue,
            passed.len() as u64,
            "{engine}: what became overdue by the passing of days is named so"
        );
        assert_eq!(compared.tasks.len(), passed.len() + 1, "{engine}: and one was finished");
    });
}

#[test]
fn a_report_is_kept_sent_and_withdrawn_by_those_who_may() {
    on_both(|office, engine| {
        given(office, 3);
        let (day, root) = (date(2024, 6, 17), office.tenant().root);
        let organisation = office.organisation().expect("readable");
        let science = clerk(office, day).find_unit(UNITS[0]).expect("a unit");
        let (head, _) = organisation
            .officers
            .iter()
            .find(|(_, officer)| {
                officer.posts.iter().any(|post| post.unit == science && post.role.name() == "head")
            })
            .expect("a head");
        let name = viet::fold::bare(&organisation.officers[head].name).replace(' ', "-");
        let hers = office.act(&name, common::at(day)).expect("an account");
        let own = Asked { leads: Some(vec![science]), ..asked("theo-doi-don-vi") };
        let refused = hers.keep_report(&own, root, &[Format::Docx], &Order::new(()));
        assert!(
            matches!(refused, Err(app::reports::NoReport::Office(Error::NotAllowed { .. }))),
            "{engine}: {refused:?}"
        );
        let id = hers.keep_report(&own, science, &[Format::Docx], &Order::new(())).expect("her unit's");
        let (_, kept, _) = office.find_report(&id.to_string()).expect("kept");
        assert_eq!(kept.code, "BC-2024-01", "{engine}: what was refused took no number");

        let send = ReportCommand::Send { to: "Văn phòng Sở".to_owned(), document: None };
        hers.kept_report(id, Order::new(send)).expect("sent");
        let withdraw = Order::new(ReportCommand::Withdraw);
        assert!(hers.kept_report(id, withdraw.clone()).is_err(), "{engine}: without a reason");
        hers.kept_report(id, withdraw.because(Some("nhầm kỳ".to_owned()))).expect("withdrawn");
        let (_, _, report) = office.find_report("bc-2024-01").expect("by its code");
        assert_eq!((report.sent.len(), report.withdrawn.as_deref()), (1, Some("nhầm kỳ")), "{engine}");
        let laws = office.laws().expect("readable");
        let verified = office.store().read(|reader| reader.verify(office.tenant().id, &laws));
        assert!(verified.expect("readable").is_clean(), "{engine}");
    });
}

#[test]
fn owed_reports_are_given_once_and_stand_early_on_time_or_late() {
    on_both(|office, engine| {
        let give = |day| clerk(office, day).give_owed(2024).expect("given");
        let june = |day: Date| {
            let all = office.obligations(2024, day).expect("readable");
            all.into_iter().filter(|one| one.period.to_string() == "2024-06").collect::<Vec<_>>()
        };
        // Monthly reports are due on the 18th and given ten days before.
        let before = june(date(2024, 6, 7));
        assert!(before.iter().all(|one| !one.is_to_give(date(2024, 6, 7))), "{engine}");
        assert!(before.iter().all(|one| one.due == date(2024, 6, 18)), "{engine}");
        let first = give(date(2024, 6, 10));
        assert_eq!(
            first,
            before.len() + 2,
            "{engine}: June's, the quarter's, the half-year's; none of the past"
        );
        assert_eq!(give(date(2024, 6, 10)), 0, "{engine}: nothing is given twice");
        let given = june(date(2024, 6, 10));
        assert!(given.iter().all(|one| one.state.is_some()), "{engine}");

        finish(office, given[0].task, date(2024, 6, 15), date(2024, 6, 15));
        finish(office, given[1].task, date(2024, 6, 18), date(2024, 6, 18));
        finish(office, given[2].task, date(2024, 6, 21), date(2024, 6, 21));
        let after = june(date(2024, 6, 25));
        let late: Vec<Option<i32>> = after.iter().map(app::reports::Obligation::days_late).collect();
        assert_eq!(late[..4], [Some(-3), Some(0), Some(3), None], "{engine}");
        let standings: Vec<_> = after[1..4].iter().filter_map(|one| one.state.as_ref()?.standing).collect();
        let wanted = [Standing::CompletedInTime, Standing::CompletedLate, Standing::OpenOverdue];
        assert_eq!(standings, wanted, "{engine}: reports are counted as tasks are");
    });
}

#[test]
fn the_report_that_was_kept_stands_beside_what_is_owed() {
    on_both(|office, engine| {
        let (day, root) = (date(2024, 6, 17), office.tenant().root);
        let half = |day| {
            let all = office.obligations(2024, day).expect("readable");
            all.into_iter()
                .find(|one| one.owed.id == "bao-cao-6-thang" && one.period.to_string() == "2024-H1")
                .expect("owed")
        };
        assert_eq!(half(day).kept, None, "{engine}");
        let kept =
            clerk(office, day).keep_report(&asked("bao-cao-6-thang"), root, &[Format::Docx], &Order::new(()));
        let id = kept.expect("kept");
        assert_eq!(half(day).kept, Some((id, "BC-2024-01".to_owned())), "{engine}");
        let withdraw = Order::new(ReportCommand::Withdraw).because(Some("nhầm kỳ".to_owned()));
        clerk(office, day).kept_report(id, withdraw).expect("withdrawn");
        assert_eq!(half(day).kept, None, "{engine}");
    });
}
