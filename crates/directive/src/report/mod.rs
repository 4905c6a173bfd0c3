//! Reports: the counted results in the prose, and the tables of the annexes.
//!
//! | file | what it reads |
//! | --- | --- |
//! | `figures` | each counted result of the prose, and a labelled "không có" as 0 |
//! | `grid` | the rows of a table: its headings, groups, totals, rows that go on from the page before |
//! | `tables` | each annex table: title, columns, rows, totals |
//! | `totals` | totals that do not add up |

mod figures;
mod grid;
mod tables;
mod totals;

pub(crate) use figures::figures;
pub use figures::{Counted, counted};
pub(crate) use tables::tables;
pub use totals::{WrongTotal, wrong_totals};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{self, Element};
    use serde_json::Value;
    use testkit::corpus::{self, Entry};

    fn reports() -> Vec<(blocks::Document, Value)> {
        let root = corpus::root();
        let kit = root.join("crates/testkit/corpus");
        let mut entries = corpus::pairs(&kit.join("documents"), &kit.join("readings"));
        entries.extend(corpus::pairs(&root.join("samples/documents"), &root.join("samples/readings")));
        let read = |entry: &Entry| {
            let reading: Value =
                serde_json::from_slice(&std::fs::read(&entry.reading).expect("a file")).expect("JSON");
            let name = entry.document.to_string_lossy();
            let document =
                papers::read(&name, &std::fs::read(&entry.document).expect("a file")).expect("a document");
            (reading["kind"] == "báo cáo").then_some((document, reading))
        };
        entries.iter().filter_map(read).collect()
    }

    #[test]
    fn figures_of_the_reports_read_by_hand() {
        let (mut hits, mut wanted_all, mut read_all) = (0, 0, 0);
        for (document, reading) in reports() {
            let elements = source::elements(&document);
            let figures = figures(&elements, &crate::parts::split(&elements));
            let mut values: Vec<f64> = figures.iter().map(|figure| figure.value).collect();
            let wanted = reading["figures"].as_array().cloned().unwrap_or_default();
            wanted_all += wanted.len();
            read_all += values.len();
            for figure in &wanted {
                match values.iter().position(|value| figure["value"].as_f64() == Some(*value)) {
                    Some(at) => {
                        values.remove(at);
                        hits += 1;
                    }
                    None => println!("missing: {}", figure["text"]),
                }
            }
            for figure in figures.iter().filter(|figure| values.contains(&figure.value)) {
                println!("too many, or one of them: {} in {}", figure.text, figure.what);
            }
        }
        let f1 = 2.0 * f64::from(hits) / (wanted_all + read_all) as f64;
        println!("figures: {hits} of {wanted_all} found, {read_all} read, F1 {f1:.3}");
        assert!(f1 >= 0.97, "F1 of figures is {f1:.3}");
    }

    #[test]
    fn tables_of_the_reports_read_by_hand() {
        for (document, reading) in reports() {
            let elements = source::elements(&document);
            let tables = tables(&elements, &crate::parts::split(&elements));
            let wanted = reading["tables"].as_array().cloned().unwrap_or_default();
            let short = |table: &crate::reading::AnnexTable| {
                let totals: Vec<Value> = table
                    .totals
                    .iter()
                    .map(|total| {
                        let values: serde_json::Map<String, Value> = total
                            .values
                            .iter()
                            .map(|(name, value)| (name.clone(), serde_json::json!(value)))
                            .collect();
                        serde_json::json!({ "label": total.label, "values": values })
                    })
                    .collect();
                (table.annex.clone(), table.title.clone(), table.columns.clone(), table.rows, totals)
            };
            let read: Vec<_> = tables.iter().map(short).collect();
            let wanted: Vec<_> = wanted
                .iter()
                .map(|table| {
                    let text = |field: &str| table[field].as_str().map(str::to_owned);
                    let columns: Vec<String> = table["columns"].as_array().map_or_else(Vec::new, |names| {
                        names.iter().filter_map(Value::as_str).map(str::to_owned).collect()
                    });
                    let totals: Vec<Value> = table["totals"]
                        .as_array()
                        .map_or_else(Vec::new, |totals| totals.iter().map(as_floats).collect());
                    let rows =
                        table["rows"].as_u64().and_then(|rows| usize::try_from(rows).ok()).unwrap_or(0);
                    (text("annex"), text("title"), columns, rows, totals)
                })
                .collect();
            assert_eq!(read, wanted);
        }
    }

    fn as_floats(total: &Value) -> Value {
        let values: serde_json::Map<String, Value> = total["values"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, value)| (name.clone(), serde_json::json!(value.as_f64())))
            .collect();
        serde_json::json!({ "label": total["label"], "values": values })
    }

    #[test]
    fn the_wrong_total_of_an_annex() {
        let mut wrong = Vec::new();
        for (document, _) in reports() {
            for element in source::elements(&document) {
                if let Element::Table(table) = element {
                    wrong.extend(
                        wrong_totals(table.table).into_iter().map(|(_, stated, summed)| (stated, summed)),
                    );
                }
            }
        }
        assert_eq!(wrong, [(3937.0, 3927.0), (43.0, 41.0)]);
    }

    #[test]
    fn the_seed_report() {
        let Some(shared) = corpus::shared() else { return };
        let seed = shared.join("seeds/004_86607937598b6119.txt");
        let bytes = std::fs::read(&seed).expect("the seed");
        let document = papers::read("seed.txt", &bytes).expect("a document");
        let elements = source::elements(&document);
        let parts = crate::parts::split(&elements);
        for figure in figures(&elements, &parts) {
            println!("{} | {} | {} | {}", figure.value, figure.unit, figure.text, figure.what);
        }
        let tables = tables(&elements, &parts);
        for table in &tables {
            println!(
                "{:?} {:?} {} {:?}\n   {:?}",
                table.annex, table.title, table.rows, table.columns, table.totals
            );
        }
        let rows: Vec<usize> = tables.iter().map(|table| table.rows).collect();
        assert_eq!(rows, [6, 1, 5, 5, 7]);
    }
}
