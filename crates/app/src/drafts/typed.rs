//! A text that somebody typed, plain or in Markdown, as what a paper says.

use forms::paper::Label;

/// Returns the subject, where the text begins with a heading, and the lines of a paper: headings of sections with Roman
/// numerals, items with the labels that they have.
///
/// ```
/// let (subject, text) = app::drafts::typed("# Kết luận\n\n## Nhiệm vụ\n* **Văn phòng** báo cáo");
/// assert_eq!(subject.as_deref(), Some("Kết luận"));
/// assert_eq!(text, "I. Nhiệm vụ\n- Văn phòng báo cáo");
/// ```
pub fn typed(text: &str) -> (Option<String>, String) {
    let (mut subject, mut lines, mut sections) = (None, Vec::new(), 0);
    for line in text.trim_start_matches('\u{feff}').lines() {
        let line = line.replace("**", "").replace("__", "");
        let line = line.trim();
        if let Some(heading) = line.strip_prefix("# ") {
            if subject.is_none() && lines.is_empty() {
                subject = Some(heading.trim().to_owned());
                continue;
            }
            lines.push(section(&mut sections, heading));
        } else if let Some(heading) = line.strip_prefix("## ") {
            lines.push(section(&mut sections, heading));
        } else if let Some(heading) =
            line.trim_start_matches('#').strip_prefix(' ').filter(|_| line.starts_with('#'))
        {
            lines.push(heading.trim().to_owned());
        } else if let Some(item) = line.strip_prefix("* ") {
            lines.push(format!("- {}", item.trim()));
        } else if !line.is_empty() {
            lines.push(line.to_owned());
        }
    }
    (subject, lines.join("\n"))
}

/// Returns a heading with the next Roman numeral, or as it is where it has a label.
fn section(sections: &mut u32, heading: &str) -> String {
    let heading = heading.trim();
    if viet::label::of(heading).is_some() {
        return heading.to_owned();
    }
    *sections += 1;
    format!("{} {heading}", Label::Roman(*sections).words())
}
