//! Specs in Markdown: headings, prose, settings (`reference: 2024-03-11`) and tables of phrase and expectation.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// One group of a spec: what stands under a heading.
#[derive(Clone, Debug, Default)]
pub struct Group {
    /// The file, for messages.
    pub file: PathBuf,
    /// The heading.
    pub title: String,
    /// Settings of the form `name: value` on lines of their own; those of the file's head are inherited.
    pub settings: BTreeMap<String, String>,
    /// The rows of the group's tables.
    pub rows: Vec<Row>,
}

/// One row of a table.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Line in the file, from 1.
    pub line: usize,
    cells: BTreeMap<String, String>,
}

impl Row {
    /// Returns the cell under a column heading; `None` where it is `-` or the column is missing.
    pub fn get(&self, column: &str) -> Option<&str> {
        self.cells.get(column).map(String::as_str).filter(|cell| *cell != "-")
    }
}

/// Returns the groups of every `.md` file of a folder, files in order of their names.
///
/// # Panics
///
/// Panics where the folder or a file cannot be read, or holds no row: a spec that tests nothing is a mistake.
pub fn load(folder: &Path) -> Vec<Group> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    files.sort();
    let groups: Vec<Group> = files
        .iter()
        .flat_map(|file| {
            let text =
                std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            parse(file, &text)
        })
        .collect();
    assert!(groups.iter().any(|group| !group.rows.is_empty()), "no rows in {}", folder.display());
    groups
}

/// Returns the groups of one spec.
pub fn parse(file: &Path, text: &str) -> Vec<Group> {
    let mut groups = vec![Group { file: file.to_owned(), ..Group::default() }];
    let mut columns: Option<Vec<String>> = None;
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if let Some(title) = line.strip_prefix("## ").or_else(|| line.strip_prefix("### ")) {
            let settings = groups[0].settings.clone();
            groups.push(Group { file: file.to_owned(), title: title.to_owned(), settings, rows: Vec::new() });
            columns = None;
        } else if let Some(cells) = cells_of(line) {
            if cells.iter().all(|cell| {
                !cell.is_empty() && cell.chars().all(|letter| "-: ".contains(letter)) && cell.contains("--")
            }) {
                continue;
            }
            match &columns {
                None => columns = Some(cells),
                Some(columns) => {
                    let cells = columns.iter().cloned().zip(cells).collect();
                    let group = groups.last_mut().expect("there is always the group of the file's head");
                    group.rows.push(Row { line: index + 1, cells });
                }
            }
        } else {
            columns = None;
            if let Some((name, value)) = line.split_once(": ")
                && name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-')
            {
                let group = groups.last_mut().expect("there is always the group of the file's head");
                group.settings.insert(name.to_owned(), value.trim().to_owned());
            }
        }
    }
    groups
}

fn cells_of(line: &str) -> Option<Vec<String>> {
    let inner = line.strip_prefix('|')?.strip_suffix('|')?;
    let cells = inner.replace("\\|", "\u{1}");
    Some(cells.split('|').map(|cell| cell.trim().replace('\u{1}', "|").replace("\\n", "\n")).collect())
}
