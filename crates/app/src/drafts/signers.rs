//! Who may sign for the office, and in whose name: from the posts that people hold on the day.

use crate::{Error, Office};
use forms::paper::{Kind, Posts, Signature, abbreviation};
use jiff::civil::Date;
use ledger::organisation::{Officer, Role};
use ledger::{OfficerId, UnitId};

/// How the office of a body is called in the post of its head: notices of conclusions are signed there by order.
const OFFICE: &str = "Chánh Văn phòng";
/// How the office of a body is called, in small letters.
const OFFICE_UNIT: &str = "văn phòng";

/// Returns who signs a draft where nobody said: whoever writes it, where that person may; a notice the head of the office by
/// order; else the first one.
pub fn usual_signature(all: &[Signature], kind: Kind, writer: &str) -> Signature {
    let own = all.iter().find(|signature| signature.name == writer);
    let of_office = |signature: &&Signature| signature.authority.iter().any(|line| line == OFFICE);
    let by_order = (kind == Kind::Notice).then(|| all.iter().find(of_office)).flatten();
    own.or(by_order).or(all.first()).cloned().unwrap_or_default()
}

impl Office {
    /// Returns who may sign on a day: the one whom the configuration names, the head, the deputies, who heads a unit. Where
    /// nobody said which of several leaders is the head, each may be, and nobody is made one: a person chooses.
    ///
    /// # Errors
    ///
    /// The configuration or the ledger cannot be read.
    pub fn signatures(&self, day: Date) -> Result<Vec<Signature>, Error> {
        let organisation = self.organisation()?;
        let letterhead = self.home().letterhead()?;
        let root = self.tenant().root;
        let body = organisation.name_on(root, day).unwrap_or_default();
        let posts = Posts::of(body, letterhead.head.as_deref());
        let usual = Signature { authority: letterhead.authority, name: letterhead.signer };
        let mut all = Vec::new();
        if !usual.name.is_empty() {
            all.push(usual);
        }
        let Some(posts) = posts else { return Ok(all) };
        let holds = |officer: &Officer, role: Role| {
            officer.posts.iter().find(|post| post.role == role && post.holds_on(day)).copied()
        };
        let leads = |officer: &&Officer| holds(officer, Role::Leader).is_some_and(|post| post.unit == root);
        let leaders: Vec<&Officer> = organisation.officers.values().filter(leads).collect();
        let director = letterhead.director.as_deref();
        for leader in &leaders {
            let known = director.is_some() || leaders.len() == 1;
            let is_head = leaders.len() == 1 || director == Some(leader.name.as_str());
            if is_head || !known {
                all.push(posts.head(&leader.name));
            }
            if !is_head {
                all.push(posts.deputy(&leader.name));
            }
        }
        for officer in organisation.officers.values() {
            let Some(post) = holds(officer, Role::Head) else { continue };
            if organisation.parent_on(post.unit, day) == Some(root) {
                let unit = organisation.name_on(post.unit, day).unwrap_or_default();
                all.extend(posts.unit_head(unit, &officer.name));
            }
        }
        let mut seen: Vec<Signature> = Vec::new();
        all.retain(|signature| {
            let new = !seen.contains(signature);
            seen.push(signature.clone());
            new
        });
        Ok(all)
    }

    /// Returns the signature of who heads a unit, as the unit writes to its own leaders: with the post, by nobody's order. `None`
    /// where nobody heads it.
    ///
    /// # Errors
    ///
    /// The configuration or the ledger cannot be read.
    pub(super) fn own_head(&self, unit: UnitId, day: Date) -> Result<Option<Signature>, Error> {
        let organisation = self.organisation()?;
        let heads = |officer: &&Officer| {
            let mut posts = officer.posts.iter();
            posts.any(|post| post.unit == unit && post.role == Role::Head && post.holds_on(day))
        };
        let Some(head) = organisation.officers.values().find(heads) else { return Ok(None) };
        let signed = self.signatures(day)?.into_iter().find(|signature| signature.name == head.name);
        Ok(signed.map(|signature| Signature {
            authority: signature.authority.into_iter().next_back().into_iter().collect(),
            name: signature.name,
        }))
    }

    /// Returns the abbreviation of the unit that somebody works in on a day: what that person drafts has it in its symbol
    /// and in the line of the archive. Who works for the body as a whole drafts in its office; `None` where it has none.
    ///
    /// # Errors
    ///
    /// The ledger cannot be read.
    pub fn drafting_unit(&self, officer: OfficerId, day: Date) -> Result<Option<String>, Error> {
        let organisation = self.organisation()?;
        let root = self.tenant().root;
        let office = || {
            let below = organisation.units.keys().copied().filter(|unit| {
                organisation.exists(*unit, day) && organisation.parent_on(*unit, day) == Some(root)
            });
            let name = |unit| organisation.name_on(unit, day).unwrap_or_default().to_lowercase();
            below.into_iter().find(|unit| name(*unit).starts_with(OFFICE_UNIT))
        };
        let own =
            organisation.posts_on(officer, day).into_iter().map(|post| post.unit).find(|unit| *unit != root);
        let unit = own.or_else(office);
        let Some(unit) = unit else { return Ok(None) };
        let short =
            organisation.units.get(&unit).and_then(|unit| unit.names.last()).map(|named| &named.short);
        let name = organisation.name_on(unit, day).unwrap_or_default();
        Ok(Some(abbreviation(name, short.into_iter().flatten().map(String::as_str))))
    }
}
