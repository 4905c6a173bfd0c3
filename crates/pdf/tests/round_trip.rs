//! What is written reads back: the card, the items with their labels, the tasks.

#[path = "../../forms/tests/support/generated.rs"]
mod generated;
#[path = "../../forms/tests/support/notice.rs"]
mod notice;
#[path = "../../forms/tests/support/samples.rs"]
mod samples;
#[path = "../../forms/tests/support/six_kinds.rs"]
mod six_kinds;
mod support;

use directive::Reading;
use forms::Paper;
use forms::paper::{Day, Kind};

fn read(paper: &Paper) -> Reading {
    let pdf = pdf::write(paper, &support::faces()).expect("it can be written");
    let document = papers::Reader::new().read("paper.pdf", &pdf.bytes).expect("what we write can be read");
    directive::read(&document, &directive::Options::default())
}

fn said(read: &Option<directive::reading::Read<String>>) -> Option<&str> {
    read.as_ref().map(|read| read.value.as_str())
}

#[test]
fn the_card_of_each_kind_reads_back() {
    for paper in six_kinds::all() {
        let reading = read(&paper);
        let card = &reading.card;
        let kind = (paper.kind != Kind::Letter).then(|| paper.kind.words());
        let what = format!("{:?}: {card:?}", paper.kind);
        if kind.is_some() {
            assert_eq!(said(&card.kind), kind, "{what}");
        }
        let number = paper.letterhead.number.map(|number| format!("{number:02}"));
        assert_eq!(
            said(&card.number).map(|number| number.trim_start_matches('0')),
            number.as_deref().map(|number| number.trim_start_matches('0')),
            "{what}"
        );
        assert_eq!(said(&card.symbol), Some(paper.letterhead.symbol.as_str()), "{what}");
        assert_eq!(said(&card.issuer), Some(paper.letterhead.issuer.to_uppercase().as_str()), "{what}");
        assert_eq!(said(&card.subject), Some(paper.subject.as_str()), "{what}");
        assert_eq!(said(&card.signer), Some(paper.signature.name.as_str()), "{what}");
        let Day::Signed(day) = paper.letterhead.day else { panic!("all are signed") };
        assert_eq!(
            card.date.as_ref().map(|read| (read.value.year, read.value.month, read.value.day)),
            Some((day.year(), Some(day.month()), Some(day.day()))),
            "{what}"
        );
    }
}

/// As the other writers: the items and tasks are those of the same paper as .docx.
#[test]
fn the_tasks_are_those_of_the_docx() {
    let mut papers = six_kinds::all().to_vec();
    papers.push(notice::conclusions());
    for paper in papers {
        let docx = forms::docx::write(&paper).expect("it can be written");
        let docx = papers::Reader::new().read("paper.docx", &docx).expect("what we write can be read");
        let docx = directive::read(&docx, &directive::Options::default());
        let tasks = |reading: &Reading| -> Vec<_> {
            let tasks = reading.tasks.iter();
            tasks
                .map(|task| {
                    let units: Vec<String> = task.lead.iter().map(|unit| unit.name.clone()).collect();
                    (task.id.clone(), units, task.due)
                })
                .collect()
        };
        assert_eq!(tasks(&read(&paper)), tasks(&docx), "{:?}", paper.kind);
    }
}

#[test]
fn the_samples_read_back() {
    let wrong = samples::differences(|paper| vec![("paper.pdf", read(paper))]);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(48))]

    /// Whatever a notice says of units, days and cited documents is read back from its pages.
    #[test]
    fn generated_notices_read_back(notice in generated::notices()) {
        notice.check("paper.pdf", &read(&notice.paper()))?;
    }
}
