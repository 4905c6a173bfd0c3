//! What a branch or a check asks of the fields of a dossier.

use super::field::{Field, Values, number};

/// Something that holds or not for the fields of a dossier. What is not filled in holds for nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The field.
    pub field: String,
    /// What is asked of it.
    pub test: Test,
}

/// Conditions that are put together with "and" and "or".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clause {
    /// One condition.
    One(Condition),
    /// All of these hold.
    All(Vec<Clause>),
    /// One of these holds.
    Any(Vec<Clause>),
}

/// What is asked of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// It is one of these.
    Is(Vec<String>),
    /// It is not less.
    AtLeast(Bound),
    /// It is more.
    MoreThan(Bound),
    /// It is not more.
    AtMost(Bound),
    /// It is less.
    LessThan(Bound),
}

/// What a number is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bound {
    /// A number.
    Number(i64),
    /// A share of another field: "3/4" of the votes.
    Share {
        /// How many parts.
        parts: i64,
        /// Of how many.
        whole: i64,
        /// The other field.
        of: String,
    },
}

impl Clause {
    /// Tells whether it holds; `values` are those with what is computed ([`super::Procedure::with_computed`]).
    pub fn holds(&self, fields: &[Field], values: &Values) -> bool {
        match self {
            Self::One(condition) => condition.holds(fields, values),
            Self::All(clauses) => clauses.iter().all(|clause| clause.holds(fields, values)),
            Self::Any(clauses) => clauses.iter().any(|clause| clause.holds(fields, values)),
        }
    }

    /// Returns the conditions that it is put together of.
    pub fn conditions(&self) -> Vec<&Condition> {
        match self {
            Self::One(condition) => vec![condition],
            Self::All(clauses) | Self::Any(clauses) => clauses.iter().flat_map(Self::conditions).collect(),
        }
    }
}

impl Condition {
    /// Tells whether it holds; `values` are those with what is computed ([`super::Procedure::with_computed`]).
    pub fn holds(&self, fields: &[Field], values: &Values) -> bool {
        let Some(value) = values.get(&self.field) else { return false };
        let compare = |bound: &Bound, holds: fn(i128, i128) -> bool| {
            let sides = number(value).zip(bound.sides(values));
            sides.is_some_and(|(left, (parts, right))| holds(i128::from(left) * parts, right))
        };
        match &self.test {
            Test::Is(wanted) => {
                let kind = fields.iter().find(|field| field.id == self.field).map(|field| &field.kind);
                wanted.iter().any(|wanted| kind.map_or(wanted == value, |kind| kind.is(value, wanted)))
            }
            Test::AtLeast(bound) => compare(bound, |left, right| left >= right),
            Test::MoreThan(bound) => compare(bound, |left, right| left > right),
            Test::AtMost(bound) => compare(bound, |left, right| left <= right),
            Test::LessThan(bound) => compare(bound, |left, right| left < right),
        }
    }

    /// Returns the fields that it asks.
    pub fn fields(&self) -> Vec<&str> {
        let other = match &self.test {
            Test::Is(_) => None,
            Test::AtLeast(bound) | Test::MoreThan(bound) | Test::AtMost(bound) | Test::LessThan(bound) => {
                match bound {
                    Bound::Number(_) => None,
                    Bound::Share { of, .. } => Some(of.as_str()),
                }
            }
        };
        [Some(self.field.as_str()), other].into_iter().flatten().collect()
    }
}

impl Bound {
    /// Returns by what the left side is multiplied, and the right side, so that a share needs no fraction.
    fn sides(&self, values: &Values) -> Option<(i128, i128)> {
        match self {
            Self::Number(bound) => Some((1, i128::from(*bound))),
            Self::Share { parts, whole, of } => {
                let of = number(values.get(of)?)?;
                Some((i128::from(*whole), i128::from(of) * i128::from(*parts)))
            }
        }
    }
}
