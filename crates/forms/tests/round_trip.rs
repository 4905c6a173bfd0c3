//! What is written reads back: the same card, the same items, the same tasks.

#[path = "support/generated.rs"]
mod generated;

#[path = "support/notice.rs"]
mod notice;

#[path = "support/samples.rs"]
mod samples;

use directive::Reading;
use forms::Paper;
use jiff::civil::date;

/// The forms that are read back.
fn written(paper: &Paper) -> [(&'static str, Vec<u8>); 2] {
    [
        ("notice.docx", forms::docx::write(paper).expect("it is small")),
        ("notice.html", forms::html::write(paper).into_bytes()),
    ]
}

fn read(name: &str, bytes: &[u8]) -> Reading {
    let document = papers::Reader::new().read(name, bytes).expect("what we write can be read");
    directive::read(&document, &directive::Options::default())
}

#[test]
fn a_notice_reads_back() {
    for (name, bytes) in written(&notice::conclusions()) {
        let reading = read(name, &bytes);
        let card = &reading.card;
        let said =
            |read: &Option<directive::reading::Read<String>>| read.as_ref().map(|read| read.value.clone());
        assert_eq!(said(&card.kind).as_deref(), Some("thông báo"), "{name}");
        assert_eq!(said(&card.number).as_deref(), Some("27"), "{name}");
        assert_eq!(said(&card.symbol).as_deref(), Some("TB-SKHCN"), "{name}");
        assert_eq!(said(&card.issuer).as_deref(), Some("SỞ KHOA HỌC VÀ CÔNG NGHỆ"), "{name}");
        assert_eq!(said(&card.signer).as_deref(), Some("Đinh Công Sáng"), "{name}");
        assert_eq!(
            said(&card.subject).as_deref(),
            Some("Kết luận của Giám đốc Sở tại cuộc họp giao ban tháng 02 năm 2025"),
            "{name}"
        );
        let tasks: Vec<_> = reading
            .tasks
            .iter()
            .take(4)
            .map(|task| (task.id.as_str(), task.lead.first().map(|lead| lead.name.as_str()), task.due))
            .collect();
        let want = [
            ("II.1.1", Some("Văn phòng"), Some(date(2025, 2, 14))),
            ("II.1.2", Some("Văn phòng"), Some(date(2025, 3, 31))),
            ("II.2.a", Some("Phòng Quản lý khoa học"), Some(date(2025, 2, 27))),
            ("II.2.b", Some("Phòng Quản lý khoa học"), Some(date(2025, 6, 30))),
        ];
        assert_eq!(tasks, want, "{name}");
    }
}

/// The same paper gives the same bytes: reports made again can be compared.
#[test]
fn the_same_paper_gives_the_same_bytes() {
    let [once, again] = [0, 1].map(|_| {
        let paper = notice::conclusions();
        (written(&paper), forms::xlsx::write(&paper).expect("it is small"))
    });
    assert!(once == again);
}

/// Every notice, letter, plan and report of the samples, written anew from what was read of it: the same tasks, units,
/// days, targets and references.
#[test]
fn the_samples_read_back() {
    let wrong = samples::differences(|paper| {
        written(paper).into_iter().map(|(name, bytes)| (name, read(name, &bytes))).collect()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(96))]

    /// Whatever a notice says of units, days and cited documents is read back from each form of it.
    #[test]
    fn generated_notices_read_back(notice in generated::notices()) {
        for (name, bytes) in written(&notice.paper()) {
            notice.check(name, &read(name, &bytes))?;
        }
    }
}
