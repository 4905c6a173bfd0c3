//! What a part of the document is about, from its headings: work to be done, an account of what was, aims and scope.

use crate::lexicon;
use crate::outline::{Content, NodeKind, Outline};

/// What the lines under a heading are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Section {
    /// Before the first heading: who met, what was heard, what follows.
    Opening,
    /// Work that is ordered.
    Work,
    /// Work that is proposed to the level above.
    Proposal,
    /// What was done and how it went.
    Assessment,
    /// Aims, requirements, scope, bases.
    Scope,
    /// The prose of a report.
    Report,
}

/// Returns the section of every node. `kind` is the document's kind.
pub(crate) fn of_nodes(outline: &Outline<'_, '_>, kind: &str) -> Vec<Section> {
    let is_report = matches!(kind, "báo cáo" | "tờ trình");
    let start = match kind {
        _ if is_report => Section::Report,
        // What was said at the meeting, up to its conclusion.
        "biên bản" => Section::Assessment,
        _ => Section::Opening,
    };
    let mut sections = vec![start; outline.nodes.len()];
    let mut concluded = false;
    for index in 1..outline.nodes.len() {
        let node = &outline.nodes[index];
        // Behind the conclusion of minutes, what stands at the root is ordered too.
        let above = if concluded && node.parent == 0 { Section::Work } else { sections[node.parent] };
        sections[index] = match node.content {
            Content::Line(line) if kind == "biên bản" && node.parent == 0 && concludes(&line.words) => {
                concluded = true;
                Section::Work
            }
            Content::Line(line) if is_heading(outline, index) || node.heads => {
                heading_section(&line.words, above, is_report)
            }
            Content::Line(_) | Content::Root | Content::Table(_) => {
                // A list in the opening is work: that is what the notice is for.
                if above == Section::Opening && matches!(node.kind, NodeKind::Labelled(_)) {
                    Section::Work
                } else {
                    above
                }
            }
        };
    }
    sections
}

/// Tells whether a node heads others.
pub(crate) fn is_heading(outline: &Outline<'_, '_>, index: usize) -> bool {
    let node = &outline.nodes[index];
    match node.kind {
        NodeKind::Group | NodeKind::Intro => true,
        NodeKind::Labelled(_) => {
            !node.children.is_empty()
                || node.line().is_some_and(|line| {
                    line.label.as_ref().is_some_and(|label| !label.shape.is_bullet())
                        && (line.bold || line.heading || line.is_capitals())
                        && line.body().len() < 300
                })
        }
        NodeKind::Root | NodeKind::Paragraph | NodeKind::Table => false,
    }
}

/// "KẾT LUẬN CỦA CHỦ TỌA", "Giám đốc Sở kết luận:" in minutes.
fn concludes(words: &viet::words::Words<'_>) -> bool {
    let lower = words.lower_text();
    lower.starts_with("kết luận") || lower.ends_with("kết luận:") || lower.ends_with("kết luận như sau:")
}

fn heading_section(words: &viet::words::Words<'_>, above: Section, is_report: bool) -> Section {
    let lower = words.lower_text();
    // "Căn cứ ..., Thường trực HĐND tỉnh kết luận như sau:" opens the work, whatever it begins with.
    if above == Section::Opening && lower.trim_end().ends_with("như sau:") && !tells_state(lower) {
        return Section::Work;
    }
    if is_proposal(lower) && (is_report || above == Section::Assessment) {
        return Section::Proposal;
    }
    if orders_somebody(words) {
        return if matches!(above, Section::Proposal | Section::Report) { above } else { Section::Work };
    }
    if lexicon::starts_with_any(lower, lexicon::ASSESSMENT_HEADINGS) || tells_state(lower) {
        let work_too = lower.contains("nhiệm vụ trọng tâm")
            && lower.contains(" và ")
            && !is_report
            && lower.contains("phương hướng");
        return if is_report {
            Section::Report
        } else if work_too {
            Section::Work
        } else {
            Section::Assessment
        };
    }
    // "B. YÊU CẦU, KIẾN NGHỊ" asks; "I. MỤC ĐÍCH, YÊU CẦU" says to what end.
    let asks =
        lexicon::starts_with_any(lower, &["yêu cầu, kiến nghị", "yêu cầu, đề nghị", "yêu cầu và kiến nghị"]);
    if !asks
        && !names_work_too(lower)
        && lexicon::starts_with_any(lower, lexicon::SCOPE_HEADINGS)
        && !matches!(above, Section::Proposal)
    {
        return if is_report { Section::Report } else { Section::Scope };
    }
    let work = lexicon::contains_any(lower, lexicon::WORK_HEADINGS);
    if is_report {
        let ahead = lexicon::starts_with_any(
            lower,
            &[
                "phương hướng",
                "nhiệm vụ",
                "một số nhiệm vụ",
                "kế hoạch",
                "chương trình công tác",
                "giải pháp",
            ],
        );
        // The body's own programme is work; only what it asks of the level above is a proposal.
        return if ahead && work && above == Section::Report { Section::Work } else { above };
    }
    match above {
        Section::Opening => Section::Work,
        Section::Assessment | Section::Scope if work => {
            // A sub-heading of an account stays an account; only a heading of its own level changes, and that one has
            // the root above it.
            above
        }
        Section::Work | Section::Proposal | Section::Assessment | Section::Scope | Section::Report => above,
    }
}

/// "B. MỤC TIÊU, NHIỆM VỤ NĂM 2026", "II. CHỈ TIÊU VÀ GIẢI PHÁP": aims and work; "các chỉ tiêu, nhiệm vụ đã đạt" names none.
fn names_work_too(lower: &str) -> bool {
    const WORK: &[&str] = &["nhiệm vụ", "giải pháp", "tổ chức thực hiện", "phân công", "một số nhiệm vụ"];
    lower
        .match_indices([',', '-', '–'])
        .any(|(at, mark)| lexicon::starts_with_any(lower[at + mark.len()..].trim_start(), WORK))
        || WORK.iter().any(|work| lexicon::find(lower, &format!("và {work}")).is_some())
}

/// "..., còn 07 nhiệm vụ quá hạn; tình hình cụ thể như sau:": what follows is an account.
fn tells_state(lower: &str) -> bool {
    let clause = lower.rsplit([';', ',', '.']).next().unwrap_or(lower).trim_start();
    lower.trim_end().ends_with(':')
        && lexicon::starts_with_any(clause, &["tình hình", "kết quả", "thực trạng"])
}

fn is_proposal(lower: &str) -> bool {
    lexicon::starts_with_any(
        lower,
        &[
            "đề xuất",
            "kiến nghị",
            "một số kiến nghị",
            "một số đề xuất",
            "những kiến nghị",
            "những đề xuất",
            "kiến nghị, đề xuất",
            "đề xuất, kiến nghị",
        ],
    )
}

/// "Giám đốc Sở yêu cầu các phòng ...:" and the like: whatever it begins with, work follows.
fn orders_somebody(words: &viet::words::Words<'_>) -> bool {
    let roles = crate::roles::read(words, &crate::unit::Registry::default(), &[]);
    !roles.lead.is_empty()
}
