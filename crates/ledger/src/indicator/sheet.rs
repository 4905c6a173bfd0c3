//! Which columns of a spreadsheet an indicator is counted from: a laboratory's list of what it verified or tested, row by row.

use serde::Deserialize;
use std::collections::BTreeMap;
use viet::fold::bare;

/// How the columns are headed, in any of several ways. Marks and capitals do not count.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// What each row is known by, once for ever: the number of a certificate, of a sticker.
    key: Vec<String>,
    /// The day on which it was done.
    day: Vec<String>,
    /// How many the row stands for; one where there is no such column.
    #[serde(default)]
    amount: Vec<String>,
    /// Of which kind it is.
    #[serde(default)]
    kind: Vec<String>,
    /// What came out.
    #[serde(default)]
    result: Vec<String>,
    /// The kinds that count: those of a row begin with one of these words. All of them where there is none.
    #[serde(default)]
    kinds: Vec<String>,
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// What the row is known by.
    Key,
    /// The day.
    Day,
    /// How many.
    Amount,
    /// Of which kind.
    Kind,
    /// What came out.
    Result,
}

impl Column {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Key, Self::Day, Self::Amount, Self::Kind, Self::Result];

    /// Returns the name, as definitions spell it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Day => "day",
            Self::Amount => "amount",
            Self::Kind => "kind",
            Self::Result => "result",
        }
    }
}

impl Sheet {
    /// Returns what stands under a heading.
    pub fn column(&self, heading: &str) -> Option<Column> {
        let heading = plain(heading);
        let is_named = |column: &Column| self.headings(*column).iter().any(|one| plain(one) == heading);
        Column::ALL.into_iter().filter(|_| !heading.is_empty()).find(is_named)
    }

    /// Tells whether rows of a kind are counted.
    pub fn counts(&self, kind: &str) -> bool {
        let kind = plain(kind);
        self.kinds.is_empty() || self.kinds.iter().any(|one| kind.starts_with(&plain(one)))
    }

    /// Returns the headings of a column, as they are declared.
    pub fn headings(&self, column: Column) -> &[String] {
        match column {
            Column::Key => &self.key,
            Column::Day => &self.day,
            Column::Amount => &self.amount,
            Column::Kind => &self.kind,
            Column::Result => &self.result,
        }
    }

    /// Returns what cannot be meant.
    pub(super) fn mistake(&self) -> Option<String> {
        for column in [Column::Key, Column::Day] {
            if self.headings(column).is_empty() {
                return Some(format!("a sheet wants headings for {}", column.name()));
            }
        }
        if !self.kinds.is_empty() && self.kind.is_empty() {
            return Some("kinds want headings for kind".to_owned());
        }
        let mut known: BTreeMap<String, Column> = BTreeMap::new();
        for column in Column::ALL {
            for heading in self.headings(column) {
                if let Some(other) = known.insert(plain(heading), column).filter(|other| *other != column) {
                    return Some(format!("{heading:?} stands for {} and {}", other.name(), column.name()));
                }
            }
        }
        None
    }
}

/// Words without marks, capitals and signs, one space between them.
fn plain(words: &str) -> String {
    let words = bare(words);
    let words = words.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Sheet {
        toml::from_str(text).expect("TOML")
    }

    #[test]
    fn headings_are_known_in_any_spelling() {
        let sheet = read(
            "key = [\"Số giấy chứng nhận\"]\nday = [\"Ngày kiểm định\"]\nkind = [\"Loại\"]\nkinds = [\"Cân\"]",
        );
        assert_eq!(sheet.mistake(), None);
        assert_eq!(sheet.column("SỐ GIẤY\nCHỨNG NHẬN:"), Some(Column::Key));
        assert_eq!(sheet.column("ngay kiem dinh"), Some(Column::Day));
        assert_eq!((sheet.column("Ghi chú"), sheet.column("")), (None, None));
        assert!(sheet.counts("CÂN đồng hồ lò xo") && !sheet.counts("Công tơ điện"));
    }

    #[test]
    fn what_cannot_be_meant_is_told() {
        for (text, why) in [
            ("key = []\nday = [\"Ngày\"]", "headings for key"),
            ("key = [\"Số\"]\nday = [\"so\"]", "stands for key and day"),
            ("key = [\"Số\"]\nday = [\"Ngày\"]\nkinds = [\"Cân\"]", "kinds want"),
        ] {
            assert!(read(text).mistake().expect(text).contains(why), "{text}");
        }
    }
}
