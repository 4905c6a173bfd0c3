//! Which other dossiers a check across dossiers finds: asked of the indexes, however many dossiers there are.

use super::Conditions;
use super::made::{compared, pair_hashes, party_name};
use crate::engine::Value;
use crate::events::days;
use crate::{Error, Reader};
use ledger::dossier::{Found, Party, PartyKind, Question, least_shared, likeness, pairs, shared_words};
use ledger::{DossierId, PersonId, TenantId};
use std::collections::BTreeSet;

/// Dossiers that are named at most; who looks at twenty has seen enough.
const MOST: usize = 20;
/// Dossiers whose subjects are compared word by word.
const MOST_COMPARED: usize = 200;
/// A pair of words, or the value of a field, that so many dossiers have is common: it is not looked for, so that a question costs the
/// same among however many.
const COMMON: u32 = 2_000;
/// How many of the newest dossiers are looked through where all that is asked is common: most often they have enough of it.
const NEWEST: u32 = 4_000;
/// How many of the rarest pairs a dossier shares at least that is looked at: with one alone too many would be.
const SHARED: usize = 3;

impl Reader<'_> {
    /// Returns the dossiers that a check finds, those most alike and the newest first, at most twenty. `itself` is the dossier that
    /// asks; it is found only where it has somebody in two roles that do not go together.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub fn across(
        &mut self,
        tenant: TenantId,
        itself: DossierId,
        question: &Question,
    ) -> Result<Vec<Found>, Error> {
        let mut found = Vec::new();
        if let Some((subject, percent)) = &question.like {
            for ids in self.alike(tenant, itself, question, subject, *percent)?.chunks(128) {
                found.extend(self.fitting(tenant, itself, question, Some(ids))?);
            }
        } else if let Some(newest) = self.among_the_newest(tenant, itself, question)? {
            found = newest;
        } else {
            found = self.fitting(tenant, itself, question, None)?;
        }
        let mut seen = BTreeSet::new();
        found.retain(|one| seen.insert(one.dossier));
        // The sort is stable: the newest stay in front among those that are alike as much.
        found.sort_by_key(|one| std::cmp::Reverse(one.alike));
        found.truncate(MOST);
        Ok(found)
    }

    /// Returns dossiers whose subjects may be alike enough. No other one is, unless all that it shares is common, or hundreds share as
    /// many rare pairs.
    fn alike(
        &mut self,
        tenant: TenantId,
        itself: DossierId,
        question: &Question,
        subject: &str,
        percent: u32,
    ) -> Result<Vec<Value>, Error> {
        let pairs: Vec<i64> = pair_hashes(subject).into_iter().collect();
        let least = least_shared(pairs.len(), percent);
        let mut found = Vec::new();
        for procedure in &question.procedures {
            let mut counted = Vec::new();
            for pair in &pairs {
                counted.push((self.count_pair(tenant, procedure, *pair)?, *pair));
            }
            counted.sort_unstable();
            // Who shares `least` of all misses so many; of the rarest of all but these it shares at least one, of some more some more.
            let missed = pairs.len() - least;
            let rare = counted.iter().filter(|(count, _)| *count < i64::from(COMMON)).count();
            // Where all are common, two of them still say more than one.
            let rarest = if rare == 0 { 2 } else { rare }.min(missed + SHARED).min(pairs.len());
            let shared = if rare == 0 { rarest } else { rarest.saturating_sub(missed).max(1) };
            let wanted: Vec<Value> = counted.iter().take(rarest).map(|(_, pair)| (*pair).into()).collect();
            let wanted = filled_up(&wanted);
            let marks: Vec<String> = (5..5 + wanted.len()).map(|at| format!("?{at}")).collect();
            let sql = format!(
                "SELECT dossier, COUNT(*) FROM dossier_pairs \
                 WHERE tenant = ?1 AND procedure_id = ?2 AND pair IN ({}) AND dossier <> ?3 \
                 GROUP BY dossier HAVING COUNT(*) >= ?4 ORDER BY 2 DESC, 1 DESC LIMIT {MOST_COMPARED}",
                marks.join(", ")
            );
            let mut values: Vec<Value> = vec![
                (*tenant.as_bytes()).into(),
                procedure.as_str().into(),
                (*itself.as_bytes()).into(),
                u32::try_from(shared).unwrap_or(u32::MAX).into(),
            ];
            values.extend(wanted);
            if rarest > 0 {
                self.connection.query(&sql, &values, &mut |row| {
                    found.push(row[0].clone());
                    Ok(())
                })?;
            }
        }
        Ok(found)
    }

    /// Returns how many dossiers have a pair of words, as far as that is worth counting.
    fn count_pair(&mut self, tenant: TenantId, procedure: &str, pair: i64) -> Result<i64, Error> {
        let values = [(*tenant.as_bytes()).into(), procedure.into(), pair.into()];
        self.count_few("dossier_pairs WHERE tenant = ?1 AND procedure_id = ?2 AND pair = ?3", &values)
    }

    /// Returns how many dossiers have or had a value, as far as that is worth counting.
    fn count_value(
        &mut self,
        tenant: TenantId,
        procedure: &str,
        field: &str,
        value: &str,
    ) -> Result<i64, Error> {
        let values = [(*tenant.as_bytes()).into(), procedure.into(), field.into(), compared(value).into()];
        let rows = "dossier_values WHERE tenant = ?1 AND procedure_id = ?2 AND field = ?3 AND value = ?4";
        self.count_few(rows, &values)
    }

    fn count_few(&mut self, rows: &str, values: &[Value]) -> Result<i64, Error> {
        let sql = format!("SELECT COUNT(*) FROM (SELECT 1 AS one FROM {rows} LIMIT {COMMON}) AS few");
        let mut counted = 0;
        self.connection.query(&sql, values, &mut |row| {
            counted = row[0].int()?;
            Ok(())
        })?;
        Ok(counted)
    }

    /// Returns what a check finds among the newest dossiers, if that is enough for an answer. Only a check for values of fields that
    /// are all common is asked so: to look up what thousands have, and sort it, takes longer.
    fn among_the_newest(
        &mut self,
        tenant: TenantId,
        itself: DossierId,
        question: &Question,
    ) -> Result<Option<Vec<Found>>, Error> {
        let [procedure] = question.procedures.as_slice() else { return Ok(None) };
        if question.fields.is_empty() || question.party.is_some() || question.with.is_some() {
            return Ok(None);
        }
        for (field, value) in &question.fields {
            if self.count_value(tenant, procedure, field, value)? < i64::from(COMMON) {
                return Ok(None);
            }
        }
        let mut asking = Asking::new(tenant, question);
        asking.leave_out(itself, question);
        asking.narrow(question);
        asking.begin_at_the_newest();
        asking.have_values(question);
        let found = self.found_by(&asking, question)?;
        Ok((found.len() >= MOST).then_some(found))
    }

    /// Returns the dossiers that fit all of a question but the likeness of its words, of some or of all.
    fn fitting(
        &mut self,
        tenant: TenantId,
        itself: DossierId,
        question: &Question,
        among: Option<&[Value]>,
    ) -> Result<Vec<Found>, Error> {
        let mut asking = Asking::new(tenant, question);
        asking.look_up(question, among);
        asking.leave_out(itself, question);
        asking.narrow(question);
        // In this order: what is looked up comes first, the dossiers by their keys behind it.
        asking.from.push("dossiers d".to_owned());
        self.found_by(&asking, question)
    }

    fn found_by(&mut self, asking: &Asking, question: &Question) -> Result<Vec<Found>, Error> {
        let common = in_common(question);
        let own = question.like.as_ref().map(|(own, _)| pairs(own));
        let mut found = Vec::new();
        let sql = asking.sql(if question.like.is_some() { MOST_COMPARED } else { MOST });
        self.connection.query(&sql, &asking.conditions.values, &mut |row| {
            let subject = row[3].text()?.to_owned();
            let percent = own.as_ref().map(|own| likeness(own, &pairs(&subject)));
            if question.like.as_ref().is_some_and(|(_, wanted)| percent < Some(*wanted)) {
                return Ok(());
            }
            let words = question.like.as_ref().map(|(own, _)| shared_words(own, &subject));
            let common = common.iter().cloned().chain(words).collect::<Vec<_>>().join("; ");
            found.push(Found {
                dossier: DossierId::from_bytes(row[0].bytes()?),
                procedure: row[1].text()?.to_owned(),
                number: row[2].text()?.to_owned(),
                subject,
                common,
                alike: percent,
            });
            Ok(())
        })?;
        Ok(found)
    }
}

/// Fills values up with the last one: statements of few lengths stay prepared.
fn filled_up(values: &[Value]) -> Vec<Value> {
    let last = values.last().into_iter().cycle();
    values.iter().chain(last).take(values.len().next_power_of_two()).cloned().collect()
}

/// Tells whether a check looks at the dossier itself, too: somebody has a role there that does not go with the one here.
fn is_about_itself(question: &Question) -> bool {
    question.with.is_none()
        && question.party.as_ref().is_some_and(|(party, roles)| !roles.contains(&party.role))
}

/// Returns what is the same in all that are found; nothing of a person, as an event will hold it.
fn in_common(question: &Question) -> Vec<String> {
    let party = question.party.iter().filter(|(party, _)| party.kind != PartyKind::Person);
    let party = party.map(|(party, _)| party.name.clone());
    party.chain(question.fields.iter().map(|(_, value)| value.clone())).collect()
}

/// A question as it is put together: where it begins to look, and what has to hold.
struct Asking {
    from: Vec<String>,
    conditions: Conditions,
}

impl Asking {
    fn new(tenant: TenantId, question: &Question) -> Self {
        let mut conditions = Conditions::new(tenant);
        let procedures = conditions.marks(question.procedures.iter().map(|id| id.as_str().into()));
        conditions.all.push(format!("d.procedure_id IN ({procedures})"));
        Self { from: Vec::new(), conditions }
    }

    /// Says where it begins: at who has to do with it, at what stands in fields, at some dossiers. Each is an index.
    fn look_up(&mut self, question: &Question, among: Option<&[Value]>) {
        for (party, roles) in question.party.iter().chain(&question.with) {
            self.party(party, roles);
        }
        for (at, (field, value)) in question.fields.iter().enumerate() {
            let procedures = self.conditions.marks(question.procedures.iter().map(|id| id.as_str().into()));
            let (field, value) =
                (self.conditions.mark(field.as_str().into()), self.conditions.mark(compared(value).into()));
            self.from.push(format!("dossier_values v{at}"));
            self.conditions.all.push(format!(
                "v{at}.tenant = ?1 AND v{at}.procedure_id IN ({procedures}) AND v{at}.field = {field} \
                 AND v{at}.value = {value} AND v{at}.to_day = {} AND d.id = v{at}.dossier",
                crate::rows::EVER
            ));
        }
        if let Some(among) = among {
            let marks = self.conditions.marks(filled_up(among).into_iter());
            self.conditions.all.push(format!("d.id IN ({marks})"));
        }
    }

    /// Begins at the newest dossiers that fit what is asked so far.
    fn begin_at_the_newest(&mut self) {
        let fits = std::mem::take(&mut self.conditions.all).join(" AND ");
        self.from.push(format!(
            "(SELECT d.id, d.procedure_id, d.number, d.subject, d.opened_day FROM dossiers d WHERE {fits} \
             ORDER BY d.opened_day DESC, d.id DESC LIMIT {NEWEST}) AS d"
        ));
    }

    /// Asks what stands in the fields of each dossier, one by one: no join, which a planner would turn round.
    fn have_values(&mut self, question: &Question) {
        for (field, value) in &question.fields {
            let field = self.conditions.mark(field.as_str().into());
            let value = self.conditions.mark(compared(value).into());
            self.conditions.all.push(format!(
                "(SELECT COUNT(*) FROM dossier_values v WHERE v.tenant = ?1 AND v.dossier = d.id AND v.field = {field} \
                 AND v.value = {value} AND v.to_day = {}) > 0",
                crate::rows::EVER
            ));
        }
    }

    /// Leaves out the dossier that asks, where it is not what is asked about.
    fn leave_out(&mut self, itself: DossierId, question: &Question) {
        if question.itself {
            self.conditions.and("d.id = #", (*itself.as_bytes()).into());
        } else if !is_about_itself(question) {
            self.conditions.and("d.id <> #", (*itself.as_bytes()).into());
        }
    }

    /// Who is meant has the same code, or the same name where one of both has none.
    fn party(&mut self, party: &Party, roles: &[String]) {
        if let Some(sealed) = party.person.filter(|_| party.is_erased()) {
            return self.erased_party(sealed.person, roles);
        }
        let name = self.conditions.mark(party_name(&party.name).into());
        let roles = self.conditions.marks(roles.iter().map(|role| role.as_str().into()));
        let of_name = format!(
            "SELECT dossier FROM dossier_parties WHERE tenant = ?1 AND name = {name} AND role IN ({roles})"
        );
        let known = match &party.code {
            None => of_name,
            Some(code) => {
                let code = self.conditions.mark(code.trim().into());
                format!(
                    "{of_name} AND code IS NULL UNION \
                     SELECT dossier FROM dossier_parties WHERE tenant = ?1 AND code = {code} AND role IN ({roles})"
                )
            }
        };
        let known = match party.person {
            None => known,
            Some(sealed) => format!("{known} UNION {}", self.by_id(sealed.person, &roles)),
        };
        self.named(&known);
    }

    /// A person whose data were erased is found by the id alone.
    fn erased_party(&mut self, person: PersonId, roles: &[String]) {
        let roles = self.conditions.marks(roles.iter().map(|role| role.as_str().into()));
        let known = self.by_id(person, &roles);
        self.named(&known);
    }

    /// Begins at the dossiers in which somebody stands.
    fn named(&mut self, known: &str) {
        let at = self.from.len();
        self.from.push(format!("({known}) AS p{at}"));
        self.conditions.all.push(format!("d.id = p{at}.dossier"));
    }

    fn by_id(&mut self, person: PersonId, roles: &str) -> String {
        let person = self.conditions.mark((*person.as_bytes()).into());
        format!(
            "SELECT dossier FROM dossier_parties WHERE tenant = ?1 AND person = {person} AND role IN ({roles})"
        )
    }

    /// Asks what else has to hold for the dossiers that were looked up.
    fn narrow(&mut self, question: &Question) {
        let today = days(question.day);
        let since = question.since.map(days);
        if let Some((stage, late)) = &question.late {
            let (stage, today) =
                (self.conditions.mark(stage.as_str().into()), self.conditions.mark(today.into()));
            let late = self.conditions.mark((*late).into());
            // A stage that goes on is as late as it is today.
            let until = format!("CASE WHEN s.ended_day < {today} THEN s.ended_day ELSE {today} END");
            let since = since.map(|since| self.conditions.mark(since.into()));
            let since = since.map_or_else(String::new, |since| format!(" AND {until} >= {since}"));
            self.conditions.all.push(format!(
                "EXISTS (SELECT 1 FROM dossier_stages s WHERE s.tenant = ?1 AND s.dossier = d.id \
                 AND s.stage = {stage} AND s.due_day < {until} - {late}{since})"
            ));
        }
        if !question.now_in.is_empty() {
            let stages = self.conditions.marks(question.now_in.iter().map(|stage| stage.as_str().into()));
            self.conditions.all.push(format!("d.open = 1 AND d.stage IN ({stages})"));
        }
        if let Some(open) = question.open {
            self.conditions.and("d.open = #", open.into());
        }
        if !question.outcomes.is_empty() {
            let outcomes =
                self.conditions.marks(question.outcomes.iter().map(|outcome| outcome.name().into()));
            self.conditions.all.push(format!("d.outcome IN ({outcomes})"));
        }
        if let Some(since) = since.filter(|_| question.late.is_none()) {
            let day = if question.outcomes.is_empty() { "d.opened_day" } else { "d.closed_day" };
            self.conditions.and(&format!("{day} >= #"), since.into());
        }
    }

    fn sql(&self, most: usize) -> String {
        format!(
            "SELECT d.id, d.procedure_id, d.number, d.subject FROM {} WHERE {} \
             ORDER BY d.opened_day DESC, d.id DESC LIMIT {most}",
            self.from.join(" CROSS JOIN "),
            self.conditions.text(),
        )
    }
}
