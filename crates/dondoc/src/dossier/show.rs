//! The card of one dossier: what it is, what is known of it, its way through the stages with their clocks.

use crate::office::{Names, Tell as _};
use crate::problem::{Failure, Outcome};
use crate::session::Session;
use app::{Actor, Change, Corrected, Office, Whole};
use ledger::DossierId;
use ledger::dossier::{Asked, Clock, Found, Passage};
use std::io::Write as _;
use viet::calendar::Calendar;

/// Prints the card.
pub(super) fn run(
    session: &Session,
    office: &Office,
    actor: &Actor<'_>,
    id: DossierId,
) -> Result<Outcome, Failure> {
    let mut whole = office.dossier(id).tell(session, office)?;
    let organisation = office.organisation().tell(session, office)?;
    let sight = office.sight(&organisation, actor.officer(), session.today()).tell(session, office)?;
    if sight.hides(&whole.dossier) {
        return Err(app::Error::NoDossier(whole.dossier.number)).tell(session, office);
    }
    let seen = office.seen_dossiers(&sight, whole.found()).tell(session, office)?;
    for asked in &mut whole.dossier.asked {
        let all = asked.found.len();
        asked.found.retain(|one| seen.contains(&one.dossier));
        let hidden = all - asked.found.len();
        asked.found.extend((hidden > 0).then(|| Found::hidden(hidden)));
    }
    let linked = office.linked(&whole, &sight).tell(session, office)?;
    let codes = codes(office, &whole).tell(session, office)?;
    let laws = office.laws().tell(session, office)?;
    let teller = Card {
        session,
        names: Names::of(session, office)?,
        whole: &whole,
        codes,
        calendar: laws.now().1,
        today: actor.today(),
    };
    let mut out = std::io::stdout().lock();
    if session.json {
        writeln!(out, "{}", teller.json())?;
        return Ok(Outcome::Good);
    }
    for line in teller.lines() {
        writeln!(out, "{line}")?;
    }
    for (link, other) in &linked {
        writeln!(out, "  {}: {} {}", link.name, other.dossier.number, other.dossier.subject)?;
    }
    Ok(Outcome::Good)
}

/// Returns the codes of the tasks that the stages are.
fn codes(office: &Office, whole: &Whole) -> Result<Vec<String>, app::Error> {
    let tenant = office.tenant().id;
    office.store().read(|reader| {
        let mut codes = Vec::new();
        for passage in &whole.dossier.passages {
            let task = reader.history(tenant, passage.task)?.now();
            codes.push(task.code.unwrap_or_else(|| passage.task.to_string()));
        }
        Ok(codes)
    })
}

struct Card<'c> {
    session: &'c Session,
    names: Names,
    whole: &'c Whole,
    codes: Vec<String>,
    calendar: &'c Calendar,
    today: jiff::civil::Date,
}

impl Card<'_> {
    fn lines(&self) -> Vec<String> {
        let (dossier, procedure) = (&self.whole.dossier, &self.whole.procedure);
        let messages = &self.session.messages;
        let mut lines = vec![format!("{}  {}", self.session.terminal.bold(&dossier.number), dossier.subject)];
        let mut say = |label: String, value: String| lines.push(format!("  {label}: {value}"));
        let version = messages.text("dossier-version");
        say(
            messages.text("dossier-procedure"),
            format!("{} ({version} {})", procedure.name, dossier.version),
        );
        if let Some((outcome, at)) = dossier.closed {
            let outcome = messages.text(&format!("outcome-{}", outcome.name()));
            say(messages.text("dossier-ended"), format!("{outcome}, {}", messages.day(at.day)));
        }
        if dossier.limit.is_some() {
            say(messages.text("dossier-return-day"), self.clock(dossier.clock(self.today, self.calendar)));
        }
        for party in &dossier.parties {
            let role = procedure.party(&party.role).map_or(party.role.as_str(), |role| &role.name);
            let code = party.code.as_ref().map(|code| format!(" ({code})")).unwrap_or_default();
            let name = if party.is_erased() { messages.text("person-erased") } else { party.name.clone() };
            say(role.to_owned(), format!("{name}{code}"));
        }
        let values = procedure.with_computed(&dossier.fields);
        for field in &procedure.fields {
            let erased = || dossier.is_erased(&field.id).then(|| messages.text("person-erased"));
            let value = values.get(&field.id);
            let value = value.map(|value| app::values::written(&field.kind, value, messages.catalogue()));
            if let Some(value) = value.or_else(erased) {
                say(field.name.clone(), value);
            }
        }
        for (passage, code) in dossier.passages.iter().zip(&self.codes) {
            lines.extend(self.passage(passage, code));
        }
        lines.extend(dossier.asked.iter().map(|asked| self.asked(asked)));
        lines.extend(self.whole.corrections().iter().flat_map(|corrected| self.corrected(corrected)));
        lines
    }

    fn passage(&self, passage: &Passage, code: &str) -> Vec<String> {
        let messages = &self.session.messages;
        let name =
            self.whole.procedure.stage(&passage.stage).map_or(passage.stage.as_str(), |stage| &stage.name);
        let round = if passage.round > 1 { format!(" ({})", passage.round) } else { String::new() };
        let unit = self.names.unit(passage.unit, passage.from.day);
        let mut lines = vec![format!("\n  {}  {name}{round}", messages.day(passage.from.day))];
        let ended = passage.end.map(|(ending, at)| {
            format!(" · {}, {}", messages.text(&format!("ending-{}", ending.name())), messages.day(at.day))
        });
        let clock = self.clock(passage.clock(self.today, self.calendar));
        lines.push(format!("    {unit} · {code} · {clock}{}", ended.unwrap_or_default()));
        for supplement in &passage.supplements {
            let given = supplement.given.map(|at| messages.day(at.day)).unwrap_or_else(|| "…".to_owned());
            let (asked, label) = (messages.day(supplement.asked.day), messages.text("pace-waiting"));
            let until = supplement.until.filter(|_| supplement.given.is_none()).map(|day| messages.day(day));
            let until = until.map_or_else(String::new, |until| {
                format!(" ({})", messages.say("dossier-supplement-until", &[("day", until.into())]))
            });
            lines.push(format!("    {label} {asked} - {given}{until}: {}", supplement.what));
        }
        for opinion in &passage.opinions {
            let words = opinion.given.as_ref().map_or("…", |(_, words, _)| words.as_str());
            lines.push(format!("    {}: {words}", opinion.of));
        }
        lines
    }

    /// Tells what a check across dossiers found.
    fn asked(&self, asked: &Asked) -> String {
        let messages = &self.session.messages;
        let declared = self.whole.procedure.across.iter().find(|across| across.id == asked.check);
        let check = declared.map_or(asked.check.as_str(), |across| &across.otherwise);
        let found: Vec<String> = asked.found.iter().map(Found::named).collect();
        let found = if found.is_empty() { messages.text("dossier-others-none") } else { found.join(", ") };
        format!("  {}  {check}: {found}", messages.day(asked.at.day))
    }

    /// Tells what was entered wrongly.
    fn corrected(&self, corrected: &Corrected) -> Vec<String> {
        let messages = &self.session.messages;
        let (day, what) = (messages.day(corrected.at.day), messages.text("event-dossier-corrected"));
        let change = |change: &Change| {
            format!(
                "  {day}  {what} {}: {} → {} ({})",
                change.of, change.before, change.after, corrected.reason
            )
        };
        corrected.changes.iter().map(change).collect()
    }

    fn clock(&self, clock: Clock) -> String {
        let pace = self.session.messages.text(&format!("pace-{}", clock.pace.name()));
        clock.due.map_or_else(|| pace.clone(), |due| format!("{}, {pace}", self.session.messages.day(due)))
    }

    fn json(&self) -> serde_json::Value {
        let dossier = &self.whole.dossier;
        let passages: Vec<_> = dossier
            .passages
            .iter()
            .zip(&self.codes)
            .map(|(passage, code)| {
                let clock = passage.clock(self.today, self.calendar);
                serde_json::json!({
                    "stage": passage.stage, "round": passage.round, "task": code, "from": passage.from.day,
                    "due": clock.due, "pace": clock.pace.name(), "late-days": clock.late_days,
                    "ending": passage.end.map(|(ending, _)| ending.name()),
                    "ended": passage.end.map(|(_, at)| at.day),
                })
            })
            .collect();
        let clock = dossier.clock(self.today, self.calendar);
        serde_json::json!({
            "id": self.whole.id.to_string(), "number": dossier.number, "subject": dossier.subject,
            "procedure": dossier.procedure, "version": dossier.version, "parties": dossier.parties,
            "fields": self.whole.procedure.with_computed(&dossier.fields), "stages": passages,
            "due": clock.due, "pace": clock.pace.name(),
            "outcome": dossier.closed.map(|(outcome, _)| outcome.name()),
            "corrections": self.whole.corrections().iter().map(|corrected| serde_json::json!({
                "day": corrected.at.day, "reason": corrected.reason,
                "changes": corrected.changes.iter().map(|change| serde_json::json!({
                    "kind": change.kind, "of": change.of, "before": change.before, "after": change.after,
                })).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
            "asked": dossier.asked.iter().map(|asked| serde_json::json!({
                "check": asked.check, "day": asked.at.day, "found": asked.found,
            })).collect::<Vec<_>>(),
        })
    }
}
