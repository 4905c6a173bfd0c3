//! Counts in digits and in letters.

use super::Reader;

/// A count and what stands behind it.
type Count = Option<(u32, usize)>;

impl Reader<'_, '_> {
    /// `05`, `mười lăm`, `03 (ba)`, `ba (03)`: a count up to 99 in letters, any in digits.
    pub(super) fn count(&self, at: usize) -> Count {
        let (value, next) = match self.digits(at) {
            Some((value, _)) => (value, at + 1),
            None => self.spelt(at)?,
        };
        Some((value, self.repeated(next, value).unwrap_or(next)))
    }

    /// `(ba)`, `(03)` behind a count of the same value.
    fn repeated(&self, at: usize, value: u32) -> Option<usize> {
        if !self.mark(at, "(") {
            return None;
        }
        let (again, next) = match self.digits(at + 1) {
            Some((again, _)) => (again, at + 2),
            None => self.spelt(at + 1)?,
        };
        (again == value && self.mark(next, ")")).then_some(next + 1)
    }

    /// `một`, `mười hai`, `hai mươi mốt`, `hăm ba`.
    pub(super) fn spelt(&self, at: usize) -> Count {
        if self.word(at) == "mười" {
            return Some(self.ones(at + 1, true).map_or((10, at + 1), |one| (10 + one, at + 2)));
        }
        // "hăm mốt" is said for "hai mươi mốt".
        if self.word(at) == "hăm" {
            return Some((20 + self.ones(at + 1, true)?, at + 2));
        }
        let first = self.ones(at, false)?;
        // "hai mốt", "ba lăm" leave out "mươi".
        if matches!(first, 2 | 3) && matches!(self.word(at + 1), "mốt" | "lăm" | "nhăm") {
            return Some((first * 10 + self.ones(at + 1, true)?, at + 2));
        }
        if matches!(self.word(at + 1), "mươi" | "chục") {
            return Some(
                self.ones(at + 2, true).map_or((first * 10, at + 2), |one| (first * 10 + one, at + 3)),
            );
        }
        Some((first, at + 1))
    }

    /// The word of a digit; `behind` ten some sound otherwise.
    fn ones(&self, at: usize, behind: bool) -> Option<u32> {
        Some(match self.word(at) {
            "một" => 1,
            "mốt" if behind => 1,
            "hai" => 2,
            "ba" => 3,
            "bốn" => 4,
            "tư" if behind => 4,
            // "mười năm" is ten years.
            "năm" if !behind => 5,
            "lăm" | "nhăm" if behind => 5,
            "sáu" => 6,
            "bảy" | "bẩy" => 7,
            "tám" => 8,
            "chín" => 9,
            _ => return None,
        })
    }
}
