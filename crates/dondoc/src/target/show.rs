//! An indicator with its periods and all that was recorded of it.

use super::{Desk, json, known_at, reached, wanted};
use crate::arguments::SeenArguments;
use crate::office::{Names, Tell as _};
use crate::problem::{Failure, Outcome, Problem};
use crate::table::{self, Column};
use ledger::event::Body as _;
use ledger::indicator::{Content, Indicator};
use ledger::period::Period;
use std::collections::BTreeSet;
use std::io::Write as _;

/// Periods that are shown of a computed indicator, which has no entries to tell them.
const BACK: usize = 4;

/// Shows an indicator.
pub(super) fn run(desk: &Desk<'_>, code: &str, seen: &SeenArguments) -> Result<Outcome, Failure> {
    let (session, office) = (desk.session, desk.office);
    let as_of = desk.as_of(seen);
    let periods = |content: &Content, indicator: &Indicator| {
        let mut all: BTreeSet<Period> = indicator.periods.keys().copied().collect();
        if content.computed.is_some() {
            let now = content.rhythm.at(as_of);
            all.extend(std::iter::successors(Some(now), |period| Some(period.before())).take(BACK));
        }
        all.into_iter().collect()
    };
    let (shown, entries) =
        office.find_indicator(code, as_of, known_at(seen), &periods).tell(session, office)?;
    let content = &shown.content;
    if !desk.scope()?.sees_unit(content.owner) {
        return Err(Failure::Problem(Problem::new("app-error-no-indicator").with("name", code)));
    }
    let mut out = std::io::stdout().lock();
    if session.json {
        for stand in &shown.stands {
            writeln!(out, "{}", json(content, stand))?;
        }
        return Ok(Outcome::Good);
    }
    let names = Names::of(session, office)?;
    let text = |key: &str| session.messages.text(key);
    writeln!(out, "{}  {}", content.code, content.name)?;
    let about = [
        text(&format!("indicator-rhythm-{}", content.rhythm.name())),
        text(&format!("indicator-direction-{}", content.direction.name())),
        content.unit.clone(),
        names.unit(content.owner, as_of),
    ];
    writeln!(out, "{}", about.join(" · "))?;
    for words in [&content.group, &content.measure, &content.source] {
        if !words.is_empty() {
            writeln!(out, "{words}")?;
        }
    }
    let heading = |name: &str| text(&format!("target-column-{name}"));
    let columns = [
        Column::new(heading("period"), 7, 8),
        Column::new(heading("target"), 6, 14),
        Column::new(heading("value"), 6, 26),
        Column::new(heading("standing"), 8, 18),
        Column::new(heading("trend"), 8, 18),
        Column::new(heading("evidence"), 12, Column::STRETCHES),
    ];
    let rows = shown.stands.iter().map(|stand| {
        let evidence = stand.entered.as_ref().map(|entered| entered.evidence.words.clone());
        vec![
            stand.period.to_string(),
            wanted(stand),
            reached(stand, &content.unit),
            text(&format!("indicator-standing-{}", stand.standing.name())),
            stand.trend.map(|trend| text(&format!("indicator-trend-{}", trend.name()))).unwrap_or_default(),
            evidence.unwrap_or_default(),
        ]
    });
    writeln!(out)?;
    write!(out, "{}", table::render(&columns, &rows.collect::<Vec<_>>(), session.terminal))?;
    writeln!(out)?;
    for entry in entries.iter().filter(|entry| entry.meta.recorded_at <= known_at(seen)) {
        let day = session.messages.day(entry.meta.effective.day);
        let reason = entry.meta.reason.as_deref().map(|reason| format!(" · {reason}")).unwrap_or_default();
        let what = text(&format!("event-{}", entry.event.name()));
        writeln!(
            out,
            "{day}  {what} · {}{}{reason}",
            names.officer(entry.meta.actor),
            entry.event.figures()
        )?;
    }
    Ok(Outcome::Good)
}
