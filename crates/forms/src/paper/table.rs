//! Tables: values with a type, so that a workbook can reckon with them and a number leads to what it counts.

use super::Text;
use crate::layout::Component;
use jiff::civil::Date;

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows; those of the head, first, are repeated on each page.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its width, in relation to those of the other columns.
    pub width: u16,
    /// How its cells are set.
    pub align: Align,
}

/// How a cell is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// From the left.
    #[default]
    Left,
    /// In the middle.
    Middle,
    /// To the right.
    Right,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub kind: RowKind,
    /// Its cells, from the left. Their spans add up to the columns; what lacks is empty, what is too much is not written.
    pub cells: Vec<Cell>,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// A row of headings.
    Head,
    /// The heading of a group of rows.
    Group,
    /// An ordinary row.
    Plain,
    /// A sum.
    Total,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What stands in it.
    pub value: Value,
    /// Over how many columns it reaches, at least 1.
    pub span: u16,
}

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// Words.
    Words(String),
    /// Words with marks.
    Text(Text),
    /// A number, with the address of what it counts.
    Number(u64, Option<String>),
    /// The sum of the cells above or below it in the same column, with the address of what it counts.
    Sum {
        /// The sum, as it was counted.
        value: u64,
        /// The rows of the table that it adds up.
        rows: Vec<usize>,
        /// Where the tasks stand that it counts.
        link: Option<String>,
    },
    /// A day.
    Day(Date),
}

impl Column {
    /// Returns a column.
    pub fn new(width: u16, align: Align) -> Self {
        Self { width, align }
    }
}

impl Table {
    /// Returns how a cell is set that begins in a column: headings in the middle, what reaches over several columns from the
    /// left, all else as its column says.
    pub fn align(&self, kind: RowKind, at: usize, span: u16) -> Align {
        match kind {
            RowKind::Head => Align::Middle,
            RowKind::Group | RowKind::Plain | RowKind::Total if span > 1 => Align::Left,
            RowKind::Group | RowKind::Plain | RowKind::Total => {
                self.columns.get(at).map_or(Align::Left, |column| column.align)
            }
        }
    }
}

impl RowKind {
    /// Returns the component whose style the cells of a row have.
    pub fn component(self) -> Component {
        match self {
            Self::Head => Component::TableHead,
            Self::Group | Self::Total => Component::TableStrong,
            Self::Plain => Component::TableCell,
        }
    }
}

impl Row {
    /// Returns a row of values, each in one column.
    pub fn of(kind: RowKind, values: impl IntoIterator<Item = Value>) -> Self {
        Self { kind, cells: values.into_iter().map(Cell::from).collect() }
    }

    /// Returns the cells with the column that each begins in, as far as the columns reach.
    pub fn placed(&self, columns: usize) -> impl Iterator<Item = (usize, &Cell)> {
        let mut next = 0;
        self.cells.iter().map_while(move |cell| {
            let at = next;
            next += usize::from(cell.span.max(1));
            (next <= columns).then_some((at, cell))
        })
    }
}

impl Value {
    /// Returns what a reader sees.
    pub fn words(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Words(words) => words.clone(),
            Self::Text(text) => text.words(),
            Self::Number(value, _) | Self::Sum { value, .. } => value.to_string(),
            Self::Day(day) => format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year()),
        }
    }

    /// Returns the value as words with their marks.
    pub fn text(&self) -> Text {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(_, Some(link)) | Self::Sum { link: Some(link), .. } => {
                super::Run::linked(self.words(), link).into()
            }
            Self::Empty => Text::default(),
            Self::Words(_) | Self::Number(_, None) | Self::Sum { link: None, .. } | Self::Day(_) => {
                self.words().into()
            }
        }
    }
}

impl From<Value> for Cell {
    fn from(value: Value) -> Self {
        Self { value, span: 1 }
    }
}

impl From<String> for Value {
    fn from(words: String) -> Self {
        if words.is_empty() { Self::Empty } else { Self::Words(words) }
    }
}

impl From<&str> for Value {
    fn from(words: &str) -> Self {
        words.to_owned().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_beyond_the_last_column_are_not_written() {
        let wide = Cell { value: "b".into(), span: 2 };
        let row =
            Row { kind: RowKind::Plain, cells: vec![Value::from("a").into(), wide, Value::from("c").into()] };
        let starts = |columns| row.placed(columns).map(|(at, _)| at).collect::<Vec<_>>();
        assert_eq!(starts(4), [0, 1, 3]);
        assert_eq!(starts(3), [0, 1]);
        assert_eq!(starts(2), [0]);
    }
}
