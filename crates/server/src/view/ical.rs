//! Due days as a calendar (RFC 5545): each an event of a whole day.

use jiff::civil::Date;
use ledger::UnitId;
use store::ListedTask;

/// Returns the open tasks that have a due day as a calendar of a name; `unit` tells what people call a unit.
pub(crate) fn calendar<'u>(
    name: &str,
    tasks: &[ListedTask],
    today: Date,
    unit: impl Fn(UnitId) -> &'u str,
) -> String {
    let mut text = String::new();
    let mut add = |content: &str| fold(&mut text, content);
    ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dondoc//tasks//VI"].into_iter().for_each(&mut add);
    add(&format!("X-WR-CALNAME:{}", escaped(name)));
    add("REFRESH-INTERVAL;VALUE=DURATION:PT4H");
    let stamp = format!("{}T000000Z", basic(today));
    for task in tasks.iter().filter(|task| task.completed.is_none()) {
        let Some(due) = task.due else { continue };
        let code = task.code.as_deref().unwrap_or_default();
        add("BEGIN:VEVENT");
        add(&format!("UID:{}@dondoc", task.id));
        add(&format!("DTSTAMP:{stamp}"));
        add(&format!("DTSTART;VALUE=DATE:{}", basic(due)));
        add(&format!("SUMMARY:{}", escaped(&format!("{code} {}", task.words))));
        if let Some(lead) = task.lead {
            add(&format!("DESCRIPTION:{}", escaped(unit(lead))));
        }
        add("END:VEVENT");
    }
    add("END:VCALENDAR");
    text
}

fn basic(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace(['\r', '\n'], " ")
}

/// Octets of a line (RFC 5545 section 3.1).
const LONGEST_LINE: usize = 75;

/// Adds a line, continued on further lines where it is long; no letter is cut.
fn fold(text: &mut String, content: &str) {
    let mut left = LONGEST_LINE;
    for letter in content.chars() {
        if letter.len_utf8() > left {
            text.push_str("\r\n ");
            left = LONGEST_LINE - 1;
        }
        text.push(letter);
        left -= letter.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_letters() {
        let mut text = String::new();
        fold(&mut text, &"đôn đốc ".repeat(20));
        assert!(text.split("\r\n").all(|line| line.len() <= LONGEST_LINE));
        assert_eq!(text.replace("\r\n ", "").trim_end(), "đôn đốc ".repeat(20).trim_end());
    }
}
