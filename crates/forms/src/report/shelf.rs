//! The forms that an office has: those shipped, and those it added or changed.

use super::definition::Form;
use ledger::definition::Problem;
use std::collections::BTreeMap;

/// The definitions that are shipped, compiled in.
const SHIPPED: [&str; 15] = [
    include_str!("../../../../definitions/forms/bao-cao-6-thang.toml"),
    include_str!("../../../../definitions/forms/cam-ket.toml"),
    include_str!("../../../../definitions/forms/bieu-chi-tieu.toml"),
    include_str!("../../../../definitions/forms/can-cu-thi-dua.toml"),
    include_str!("../../../../definitions/forms/chi-tieu.toml"),
    include_str!("../../../../definitions/forms/cong-van-don-doc.toml"),
    include_str!("../../../../definitions/forms/phu-luc-iii.toml"),
    include_str!("../../../../definitions/forms/phu-luc-iv.toml"),
    include_str!("../../../../definitions/forms/qua-han.toml"),
    include_str!("../../../../definitions/forms/so-theo-doi.toml"),
    include_str!("../../../../definitions/forms/theo-chuong-trinh.toml"),
    include_str!("../../../../definitions/forms/theo-doi-don-vi.toml"),
    include_str!("../../../../definitions/forms/theo-doi-nam.toml"),
    include_str!("../../../../definitions/forms/theo-doi-quy.toml"),
    include_str!("../../../../definitions/forms/theo-doi-thang.toml"),
];

/// Forms by their id.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    forms: BTreeMap<String, (Form, String)>,
}

impl Shelf {
    /// Returns the forms that are shipped.
    ///
    /// # Errors
    ///
    /// One of them is wrong; a test reads them all.
    pub fn shipped() -> Result<Self, Problem> {
        let mut shelf = Self::default();
        for text in SHIPPED {
            shelf.add(text)?;
        }
        Ok(shelf)
    }

    /// Adds a form, in place of the one of the same id. Returns the id.
    ///
    /// # Errors
    ///
    /// What is wrong with it, and in which line.
    pub fn add(&mut self, text: &str) -> Result<String, Problem> {
        let form = Form::read(text)?;
        let id = form.id.clone();
        self.forms.insert(id.clone(), (form, text.to_owned()));
        Ok(id)
    }

    /// Returns the forms, in the order of their ids.
    pub fn forms(&self) -> impl Iterator<Item = &Form> {
        self.forms.values().map(|(form, _)| form)
    }

    /// Returns a form with the annexes of those that it includes; `None` where there is no such form.
    ///
    /// # Errors
    ///
    /// A form that it includes is not there.
    pub fn form(&self, id: &str) -> Result<Option<Form>, Problem> {
        let Some((form, _)) = self.forms.get(id) else { return Ok(None) };
        let mut whole = form.clone();
        for included in &form.include {
            // Only annexes are taken, not what they include in turn: a form cannot include itself without end.
            let (other, _) = self.forms.get(included).ok_or_else(|| Problem {
                line: 1,
                what: format!("form {id:?} includes {included:?}, which is not there"),
            })?;
            whole.annexes.extend(other.annexes.iter().cloned());
        }
        Ok(Some(whole))
    }

    /// Returns the first form that counts dossiers by what their procedure does not have: its id, its text, and what is wrong where.
    pub fn mistake(&self, procedures: &ledger::procedure::Shelf) -> Option<(&str, &str, Problem)> {
        self.forms.iter().find_map(|(id, (form, text))| {
            Some((id.as_str(), text.as_str(), form.miscounts(text, procedures)?))
        })
    }

    /// Returns the definitions that a form is made by, with their texts: its own, then those whose annexes it includes.
    pub fn definitions(&self, form: &Form) -> Vec<(&Form, &str)> {
        let ids = std::iter::once(&form.id).chain(&form.include);
        ids.filter_map(|id| self.forms.get(id)).map(|(form, text)| (form, text.as_str())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_shipped_forms_are_whole() {
        let shelf = Shelf::shipped().expect("they are right");
        for form in shelf.forms() {
            let whole = shelf.form(&form.id).expect("what it includes is there").expect("it is there");
            assert!(!whole.annexes.is_empty() || !whole.paper.prose.is_empty(), "{}", form.id);
        }
        assert_eq!(shelf.forms().count(), SHIPPED.len());
        let procedures = ledger::procedure::Shelf::shipped().expect("they are right");
        assert_eq!(shelf.mistake(&procedures), None);
    }

    #[test]
    fn a_sentence_counts_only_what_its_procedure_has() {
        let procedures = ledger::procedure::Shelf::shipped().expect("they are right");
        let whole = SHIPPED[0];
        for (right, wrong, told) in [
            ("procedure = \"nghi-quyet-hdnd-tinh\"", "procedure = \"nghi-quyet\"", "no procedure"),
            ("\"tu-danh-gia\", \"nghiem-thu\"", "\"tu-danh-gia\", \"nghiem\"", "no stage \"nghiem\""),
            (
                "share = { hinh-thuc = \"Tuyển chọn\" }",
                "share = { kieu = \"Tuyển chọn\" }",
                "no field \"kieu\"",
            ),
            ("sum = \"kinh-phi\"", "sum = \"hinh-thuc\"", "no number or money"),
        ] {
            assert!(whole.contains(right), "{right}");
            let text = whole.replace(right, wrong);
            let mut shelf = Shelf::default();
            shelf.add(&text).expect(wrong);
            let (_, _, problem) = shelf.mistake(&procedures).expect(wrong);
            assert!(problem.what.contains(told), "{wrong}: {}", problem.what);
            let line = text.lines().position(|line| line.contains(wrong)).map(|at| at + 1);
            assert_eq!(Some(problem.line), line, "{wrong}");
        }
    }
}
