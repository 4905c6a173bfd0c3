//! What makes a procedure an administrative one (thủ tục hành chính): its place in the national catalogue, how far it goes online,
//! what it costs, and the days of the law beside those that the office allows itself.

use super::definition::{Duration, Procedure};
use super::file::duration;
use super::shelf::Shelf;
use crate::definition::Mistake;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use toml::Spanned;

/// A procedure as the catalogue of administrative procedures knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Service {
    /// The code in the national catalogue; `None` where nobody has looked it up.
    pub code: Option<String>,
    /// How far it goes online; `None` where that is not known.
    pub online: Option<Online>,
    /// What it costs, in words.
    pub fee: Option<String>,
    /// How long the law allows for the whole.
    pub legal: Option<Duration>,
}

/// How far a procedure goes online.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Online {
    /// From the application to the result.
    Full,
    /// In part.
    Partial,
    /// Not at all.
    None,
}

/// What is counted of the catalogue on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Services {
    /// Those that go online so far; however far where empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub online: Vec<Online>,
    /// Those whose days are fewer than the law's by so many percent at least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cut_at_least: Option<u32>,
    /// As a share of the whole catalogue; their number where not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub share: bool,
}

impl Online {
    /// Every level, the furthest first.
    pub const ALL: [Self; 3] = [Self::Full, Self::Partial, Self::None];

    /// Returns the stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Partial => "partial",
            Self::None => "none",
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    code: Option<Spanned<String>>,
    online: Option<Online>,
    fee: Option<Spanned<String>>,
    days: Option<Spanned<u32>>,
    working_days: Option<Spanned<u32>>,
    months: Option<Spanned<u32>>,
}

/// Reads it; `own` is how long the office allows itself.
pub(super) fn read(written: &Written, own: Option<Duration>) -> Result<Service, Mistake> {
    let is_empty = |words: &&Spanned<String>| words.as_ref().trim().is_empty();
    if let Some(words) = [&written.code, &written.fee].into_iter().flatten().find(is_empty) {
        return Err((words.span(), "leave out what is not known".to_owned()));
    }
    let days = [&written.days, &written.working_days, &written.months];
    let legal = duration(days)?;
    let at = days.into_iter().flatten().next().map(Spanned::span).unwrap_or_default();
    if let (Some(legal), own) = (legal, own) {
        let Some(own) = own else {
            return Err((at, "the days of the law want those of the whole procedure beside them".to_owned()));
        };
        let ((of_law, most), (of_office, count)) = (legal.parts(), own.parts());
        if of_law != of_office {
            return Err((
                at,
                format!("the whole procedure is counted in {of_office}, and so is the law's limit"),
            ));
        }
        if count > most {
            return Err((at, format!("the procedure takes {count} {of_office}, longer than the law allows")));
        }
    }
    Ok(Service {
        code: written.code.as_ref().map(|code| code.as_ref().clone()),
        online: written.online,
        fee: written.fee.as_ref().map(|fee| fee.as_ref().clone()),
        legal,
    })
}

impl Procedure {
    /// Returns by how many percent the days of the office are fewer than those of the law, in whole percent; `None` where one of
    /// both is not known.
    pub fn cut(&self) -> Option<u32> {
        let (most, own) = self.both_limits()?;
        Some((most - own) * 100 / most)
    }

    /// Returns the days of the law and those of the office, in the same unit.
    fn both_limits(&self) -> Option<(u32, u32)> {
        let legal = self.service.as_ref()?.legal?;
        Some((legal.parts().1, self.limit?.parts().1))
    }
}

impl Services {
    /// Tells whether a procedure of the catalogue is counted.
    pub fn counts(&self, procedure: &Procedure) -> bool {
        let online = procedure.service.as_ref().and_then(|service| service.online);
        let is_online = self.online.is_empty() || online.is_some_and(|level| self.online.contains(&level));
        let is_cut =
            self.cut_at_least.is_none_or(|percent| procedure.cut().is_some_and(|cut| cut >= percent));
        is_online && is_cut
    }
}

impl Shelf {
    /// Returns the catalogue of administrative procedures on a day: each in the version under which dossiers begin then, in the
    /// order of their ids.
    pub fn services(&self, day: Date) -> Vec<&Procedure> {
        let mut found: BTreeMap<&str, &Procedure> = BTreeMap::new();
        for id in self.all().map(|procedure| procedure.id.as_str()) {
            if let Some(procedure) = self.on(id, day).filter(|procedure| procedure.service.is_some()) {
                found.insert(id, procedure);
            }
        }
        found.into_values().collect()
    }
}
