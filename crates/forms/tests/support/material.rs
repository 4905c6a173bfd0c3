//! What a report is made of, in any size.

use forms::paper::{Day, Office};
use forms::report::{Detail, Giver, Material, Names, Stood};
use jiff::civil::date;
use ledger::standing::{Facts, Standing};
use ledger::{DocumentId, TaskId, UnitId};

/// What a task of a follow-up book says.
pub(crate) const WORDS: &str =
    "Chủ trì, phối hợp với các phòng, đơn vị rà soát, đơn giản hóa thủ tục hành chính, báo cáo kết quả.";

/// So many tasks of twenty units and two hundred documents, a tenth of each standing.
pub(crate) fn ledger(tasks: u64) -> Material {
    let bytes = |at: u64| {
        let mut id = [0; 16];
        id[8..].copy_from_slice(&at.to_be_bytes());
        id
    };
    let stood: Vec<Stood> = (0..tasks)
        .map(|at| Stood {
            task: TaskId::from_bytes(bytes(at)),
            standing: Standing::ALL[usize::try_from(at % 9).unwrap_or_default()],
            facts: Facts {
                lead: Some(UnitId::from_bytes(bytes(at % 20))),
                document: Some(DocumentId::from_bytes(bytes(at % 200))),
                given: Some(date(2024, 3, 1)),
                ..Facts::default()
            },
        })
        .collect();
    let detail =
        |at: u64| Detail { code: format!("2024/{at:05}"), words: WORDS.to_owned(), ..Detail::default() };
    let giver = |at: u64| Giver {
        kind: Some(if at.is_multiple_of(2) { "công văn" } else { "thông báo" }.to_owned()),
        number: Some(at.to_string()),
        symbol: Some("UBND-VX".to_owned()),
        programme: at.is_multiple_of(5),
        ..Giver::default()
    };
    Material {
        office: Office::default(),
        period: "2024-H1".parse().expect("it is a period"),
        days: (date(2023, 12, 15), date(2024, 6, 14)),
        as_of: date(2024, 6, 14),
        day: Day::Draft(date(2024, 6, 14)),
        details: (0..tasks).map(|at| (TaskId::from_bytes(bytes(at)), detail(at))).collect(),
        stood,
        dossiers: std::collections::BTreeMap::new(),
        names: Names {
            units: (0..20).map(|at| (UnitId::from_bytes(bytes(at)), format!("Phòng {at}"))).collect(),
            documents: (0..200).map(|at| (DocumentId::from_bytes(bytes(at)), giver(at))).collect(),
            ..Names::default()
        },
        texts: std::collections::BTreeMap::new(),
        measured: Vec::new(),
    }
}
