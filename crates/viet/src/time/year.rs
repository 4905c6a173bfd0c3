//! Years and terms of years: `năm 2025`, `giai đoạn 2021-2025`, `5 năm 2021-2025`, `thế kỷ XXI`, `năm ngoái`.

use super::value::{Span, Value};
use super::{Read, Reader, rule::Rule};
use crate::numeral;

impl Reader<'_, '_> {
    /// Years in any writing.
    pub(super) fn years(&self, at: usize) -> Read<Value> {
        self.term(at)
            .or_else(|| self.several_years(at))
            .or_else(|| self.century(at))
            .or_else(|| self.deictic_year(at))
            .or_else(|| self.bare_years(at))
    }

    /// `giai đoạn 2021-2025`, `nhiệm kỳ 2021 - 2026`, `5 năm 2021-2025`, `giai đoạn từ năm 2021 đến năm 2025`
    fn term(&self, at: usize) -> Read<Value> {
        let from =
            self.any(at, &["giai đoạn", "thời kỳ", "nhiệm kỳ", "thời kì", "nhiệm kì"]).or_else(|| {
                let (_, next) = self.count(at)?;
                self.phrase(next, "năm")
            })?;
        let from = self.skip(from, &["từ năm", "từ", "năm", "("]);
        self.year_range(from)
    }

    /// `2021-2025`, `2021 - 2025`, `2021 đến năm 2025`
    fn year_range(&self, at: usize) -> Read<Value> {
        let (first, 4) = self.digits(at)? else { return None };
        let from = if self.dash(at + 1) {
            at + 2
        } else {
            self.any(at + 1, &["đến hết năm", "đến năm", "đến"])?
        };
        let from = self.skip(from, &["năm"]);
        let (last, 4) = self.digits(from)? else { return None };
        let is_joined = self.glued(from + 1)
            && (self.mark(from + 1, "/") || self.dash(from + 1))
            && self.glued(from + 2)
            && !self.mark(from + 2, "…");
        if !(1900..=2150).contains(&first) || !(first + 1..=2150).contains(&last) || is_joined {
            return None;
        }
        let span = Span::Years { first: i16::try_from(first).ok()?, last: i16::try_from(last).ok()? };
        Some((Value::new(span, Rule::InYears), from + 1))
    }

    /// `năm 2025`, `các năm 2023, 2024`, `năm 2023 và 2024`, `năm 2021-2025`
    fn several_years(&self, at: usize) -> Read<Value> {
        let from = self.any(at, &["các năm", "những năm", "cả năm", "năm"])?;
        if let Some(found) = self.year_range(from) {
            return Some(found);
        }
        let Some((first, mut next)) = self.plain_year(from) else {
            let (year, next) = self.spelt_year(from)?;
            return Some((Value::new(Span::Years { first: year, last: year }, Rule::InYear), next));
        };
        let mut last = first;
        while let Some((year, after)) = self.joined(next).and_then(|next| self.plain_year(next)) {
            if year <= last {
                break;
            }
            (last, next) = (year, after);
        }
        let rule = if first == last { Rule::InYear } else { Rule::InYears };
        // "những năm 1990" are ten.
        if first == last && first % 10 == 0 && self.word(at) == "những" {
            last = first + 9;
        }
        Some((Value::new(Span::Years { first, last }, rule), next))
    }

    /// `thế kỷ XXI`, `thập niên 1990`, `thập kỷ 90`
    fn century(&self, at: usize) -> Read<Value> {
        if let Some(next) = self.any(at, &["thế kỷ", "thế kỉ"]) {
            let this = (self.today().year() + 99) / 100;
            let (number, next) = self.of_this(next, this).or_else(|| self.century_number(next))?;
            let last = number.checked_mul(100).filter(|last| (100..=3000).contains(last))?;
            return Some((Value::new(Span::Years { first: last - 99, last }, Rule::InYears), next));
        }
        let next = self.any(at, &["thập niên", "thập kỷ", "thập kỉ", "những năm"])?;
        let decade = |first: i16, next| {
            Some((Value::new(Span::Years { first, last: first + 9 }, Rule::InYears), next))
        };
        if self.word(at) == "thập"
            && let Some((number, next)) = self.of_this(next, self.today().year() / 10)
        {
            return decade(number.checked_mul(10)?, next);
        }
        let (year, digits, next) = match self.digits(next) {
            Some((year, digits)) => (i16::try_from(year).ok()?, digits, next + 1),
            None => {
                let (year, next) = self.spelt(next)?;
                (i16::try_from(year).ok()?, 2, next)
            }
        };
        match (year, digits) {
            (1800..=2190, 4) if year % 10 == 0 => decade(year, next),
            (10..=90, 2) if year % 10 == 0 => {
                // "thập niên 90 của thế kỷ 20"
                let century = self
                    .any(next, &["của thế kỷ", "của thế kỉ", "thế kỷ", "thế kỉ"])
                    .and_then(|from| {
                        let this = (self.today().year() + 99) / 100;
                        self.of_this(from, this).or_else(|| self.century_number(from))
                    })
                    .filter(|(century, _)| (1..=30).contains(century));
                match century {
                    Some((century, next)) => decade((century - 1) * 100 + year, next),
                    None => decade(1900 + year, next),
                }
            }
            _ => None,
        }
    }

    /// `này`, `trước`, `tới` behind a century or decade that is counted from this one
    fn of_this(&self, at: usize, this: i16) -> Option<(i16, usize)> {
        let (offset, next) = self.deictic(at)?;
        Some((this.checked_add(i16::try_from(offset).ok()?)?, next))
    }

    /// `XXI`, `21`, `thứ 19`, `hai mươi mốt` behind "thế kỷ"
    fn century_number(&self, at: usize) -> Option<(i16, usize)> {
        let at = self.skip(at, &["thứ"]);
        let (number, next) = match self.digits(at) {
            Some((number @ 1..=30, 1..=2)) => (number, at + 1),
            Some(_) => return None,
            None => match numeral::roman(self.word(at)) {
                Some(number) => (number, at + 1),
                None => self.spelt(at)?,
            },
        };
        Some((i16::try_from(number).ok().filter(|number| (1..=30).contains(number))?, next))
    }

    /// `hai nghìn không trăm mười lăm`, `hai không hai mươi tư` behind "năm"
    fn spelt_year(&self, at: usize) -> Option<(i16, usize)> {
        let (year, next) = if let Some(next) = self.phrase(at, "hai không") {
            let (year, next) = self.spelt(next).filter(|(year, _)| *year >= 10)?;
            (2000 + year, next)
        } else {
            self.spelt_number(at)?
        };
        let year = i16::try_from(year).ok().filter(|year| (1800..=2199).contains(year))?;
        Some((year, next))
    }

    /// `năm nay`, `năm ngoái`, `sang năm`
    fn deictic_year(&self, at: usize) -> Read<Value> {
        let (offset, next) = match self.phrase(at, "sang năm") {
            Some(next) => (1, next),
            None => self.deictic(self.any(at, &["cả năm", "năm"])?)?,
        };
        let year = self.today().year().checked_add(i16::try_from(offset).ok()?)?;
        let mut value = Value::new(Span::Years { first: year, last: year }, Rule::InYear);
        value.past = offset < 0;
        Some((value, next))
    }

    /// `2021-2025` alone
    fn bare_years(&self, at: usize) -> Read<Value> {
        let free =
            !self.glued(at) || self.mark(at.wrapping_sub(1), "(") || self.mark(at.wrapping_sub(1), "“");
        if free && self.dash(at + 1) { self.year_range(at) } else { None }
    }

    /// `2025`, of four digits and no part of a number
    pub(super) fn plain_year(&self, at: usize) -> Option<(i16, usize)> {
        let (year @ 1800..=2199, 4) = self.digits(at)? else { return None };
        let follows = self.glued(at + 1)
            && (self.mark(at + 1, "/") || self.mark(at + 1, ".") || self.mark(at + 1, ","))
            && self.glued(at + 2)
            && self.is_number(at + 2);
        if follows || self.mark(at + 1, "%") {
            return None;
        }
        Some((i16::try_from(year).ok()?, at + 1))
    }

    /// A year behind "năm": its number, or "nay", "ngoái", "sau".
    pub(super) fn year_number(&self, at: usize) -> Option<(i16, usize)> {
        self.plain_year(at)
            .or_else(|| {
                let (offset, next) = self.deictic(at)?;
                Some((self.today().year().checked_add(i16::try_from(offset).ok()?)?, next))
            })
            .or_else(|| self.spelt_year(at))
    }

    /// One year, also the one that is not named ("cuối năm").
    pub(super) fn one_year(&self, at: usize) -> Option<(i16, usize)> {
        if let Some(next) = self.phrase(at, "sang năm") {
            return Some((self.today().year().checked_add(1)?, next));
        }
        let next = self.phrase(at, "năm").or_else(|| self.plain_year(at).map(|_| at))?;
        Some(self.year_number(next).unwrap_or((self.this_year(), next)))
    }

    /// ` năm 2024`, `/2024`, `-2024`, ` 2024`, ` năm ngoái` behind a month or quarter
    pub(super) fn year_tail(&self, at: usize) -> Option<(i16, usize)> {
        if self.mark(at, "/") || (self.dash(at) && self.glued(at) && self.glued(at + 1)) {
            let (year, 4) = self.digits(at + 1)? else { return None };
            if self.first(at + 1) || (self.glued(at + 2) && self.mark(at + 2, "/") && self.glued(at + 3)) {
                return None;
            }
            return Some((self.full_year(year, 4)?, at + 2));
        }
        self.year_word(at).or_else(|| {
            let (year, next) = self.plain_year(at)?;
            (!self.first(at) && !self.glued(at)).then_some((year, next))
        })
    }

    /// ` năm 2024`, ` của năm nay`, `, năm 2024`
    pub(super) fn year_word(&self, at: usize) -> Option<(i16, usize)> {
        let next = self.any(at, &["năm", "của năm", ", năm"])?;
        self.year_number(next)
    }
}
