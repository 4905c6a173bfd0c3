//! How an indicator went, period by period: columns with what was wanted drawn across them, as a picture with words of its own.

use app::Stand;
use ledger::indicator::{Amount, Standing};
use maud::{Markup, html};
use messages::Catalogue;

/// The room of a column, the height of the drawing, and that of the words above and below it.
const ROOM: i64 = 76;
const HEIGHT: i64 = 120;
const WORDS: i64 = 18;

/// Draws the values of some periods. Nothing is drawn where none is known and nothing is wanted.
pub(crate) fn draw(words: &Catalogue, title: &str, unit: &str, stands: &[&Stand]) -> Markup {
    let Some(scale) = Scale::of(stands) else { return html! {} };
    let width = ROOM * i64::try_from(stands.len()).unwrap_or(1);
    let said: Vec<String> = stands.iter().map(|stand| told(words, stand, unit)).collect();
    html! {
        figure.picture.course {
            figcaption { h2 { (title) } }
            svg role="img" aria-label={ (title) ". " (said.join("; ")) } width=(width) height=(HEIGHT + 2 * WORDS) viewBox={ "0 0 " (width) " " (HEIGHT + 2 * WORDS) } {
                line.ground x1="0" x2=(width) y1=(scale.at(Amount::default())) y2=(scale.at(Amount::default())) {}
                @for (at, stand) in (0_i64..).zip(stands) { (column(stand, at * ROOM, &scale)) }
            }
            ul.legend {
                li { span.sample.value {} (words.text("targets-value")) }
                li { span.sample.wanted {} (words.text("targets-target")) }
            }
        }
    }
}

/// Says what a column shows.
fn told(words: &Catalogue, stand: &Stand, unit: &str) -> String {
    let value = stand.value.map_or_else(|| "–".to_owned(), |value| value.with(unit));
    let target = stand.target.as_ref().map(|wanted| wanted.target.written());
    let target = target.map(|target| format!(" ({}: {target})", words.text("targets-target")));
    let standing = words.text(&format!("indicator-standing-{}", stand.standing.name()));
    format!("{}: {value}{}, {standing}", stand.period, target.unwrap_or_default())
}

fn column(stand: &Stand, x: i64, scale: &Scale) -> Markup {
    let value = stand.value.and_then(|value| value.amount());
    let (ground, missed) = (scale.at(Amount::default()), stand.standing == Standing::NotReached);
    html! {
        @if let Some(value) = value {
            @let top = scale.at(value);
            rect.value.missed[missed] x=(x + 14) width=(ROOM - 28) y=(top.min(ground)) height=((ground - top).abs().max(1)) {}
            text x=(x + ROOM / 2) y=(top.min(ground) - 4) { (value.written()) }
        }
        @if let Some(wanted) = &stand.target {
            @let (from, to) = wanted.target.bounds();
            @if from < to { rect.range x=(x + 6) width=(ROOM - 12) y=(scale.at(to)) height=((scale.at(from) - scale.at(to)).max(1)) {} }
            @for bound in [from, to] { line.wanted x1=(x + 6) x2=(x + ROOM - 6) y1=(scale.at(bound)) y2=(scale.at(bound)) {} }
        }
        text x=(x + ROOM / 2) y=(HEIGHT + 2 * WORDS - 4) { (stand.period.to_string()) }
    }
}

/// Where amounts lie in the drawing: from nothing, or the least where that is less, to the most.
struct Scale {
    least: i64,
    most: i64,
}

impl Scale {
    fn of(stands: &[&Stand]) -> Option<Self> {
        let values = stands.iter().filter_map(|stand| stand.value.and_then(|value| value.amount()));
        let wanted = stands.iter().filter_map(|stand| stand.target.as_ref());
        let bounds = wanted.map(|wanted| wanted.target.bounds()).flat_map(|(from, to)| [from, to]);
        let drawn: Vec<i64> = values.chain(bounds).map(Amount::parts).collect();
        let (least, most) = (drawn.iter().min()?, drawn.iter().max()?);
        Some(Self { least: *least.min(&0), most: *most.max(&0) })
    }

    /// Returns how far down an amount lies.
    fn at(&self, amount: Amount) -> i64 {
        let (whole, above) = (
            i128::from(self.most) - i128::from(self.least),
            i128::from(self.most) - i128::from(amount.parts()),
        );
        let down = (above * i128::from(HEIGHT)).checked_div(whole).unwrap_or(i128::from(HEIGHT));
        WORDS + i64::try_from(down).unwrap_or(HEIGHT).clamp(0, HEIGHT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ledger::indicator::Value;

    fn stand(period: &str, value: &str) -> Stand {
        Stand {
            period: period.parse().expect("a period"),
            target: None,
            value: Value::read(value),
            entered: None,
            standing: Standing::NoTarget,
            trend: None,
        }
    }

    #[test]
    fn columns_stand_on_nothing_and_reach_to_the_most() {
        let stands = [stand("2023", "-10"), stand("2024", "30")];
        let scale = Scale::of(&[&stands[0], &stands[1]]).expect("something to draw");
        assert_eq!(scale.at(Amount::whole(30)), WORDS);
        assert_eq!(scale.at(Amount::whole(-10)), WORDS + HEIGHT);
        assert_eq!(scale.at(Amount::default()), WORDS + HEIGHT * 3 / 4);
        let zero = [stand("2024", "0")];
        assert_eq!(Scale::of(&[&zero[0]]).expect("a value").at(Amount::default()), WORDS + HEIGHT);
        assert!(Scale::of(&[]).is_none());
    }
}
