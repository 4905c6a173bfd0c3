//! What headings give the items below them: who is in charge, who helps, and the period the work belongs to.

use crate::lexicon;
use crate::outline::{Content, NodeKind, Outline};
use crate::reading::{Party, Read};
use crate::roles;
use crate::section;
use crate::source::Line;
use crate::times;
use crate::unit::{self, Kind, Registry};
use jiff::civil::Date;
use viet::time::{self, Role};

/// What a node inherits from the headings above it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Inherited {
    /// The units in charge.
    pub(crate) lead: Vec<Party>,
    /// Units that co-operate in everything below.
    pub(crate) support: Vec<Party>,
    /// The day by which the period of the nearest heading ends.
    pub(crate) due: Option<Read<Date>>,
    /// Words of order that the items below only complete ("triển khai hoàn thành ... các văn bản:").
    pub(crate) has_period: bool,
}

/// Returns what each node's children inherit.
pub(crate) fn of_nodes(
    outline: &Outline<'_, '_>,
    registry: &Registry,
    time: &time::Context<'_>,
    document: &Inherited,
) -> Vec<Inherited> {
    let mut all: Vec<Inherited> = vec![document.clone(); outline.nodes.len()];
    for index in 1..outline.nodes.len() {
        let node = &outline.nodes[index];
        let mut inherited = all[node.parent].clone();
        if let Content::Line(line) = node.content
            && section::is_heading(outline, index)
        {
            add_heading(&mut inherited, line, node.kind, registry, time);
        }
        all[index] = inherited;
    }
    all
}

fn add_heading(
    inherited: &mut Inherited,
    line: &Line<'_>,
    kind: NodeKind,
    registry: &Registry,
    time: &time::Context<'_>,
) {
    let (lead, support) =
        if announces_document(line) { Default::default() } else { heading_parties(line, registry) };
    if !lead.is_empty() {
        inherited.lead = lead;
        inherited.support = support;
    } else if !support.is_empty() && kind != NodeKind::Group {
        inherited.support = support;
    }
    match period_end(line, time) {
        Period::Ends(due) => {
            inherited.due = Some(due);
            inherited.has_period = true;
        }
        Period::None => {}
    }
}

/// "..., Sở Tư pháp ban hành Kế hoạch ... như sau:" says whose document it is, not who does what stands below.
fn announces_document(line: &Line<'_>) -> bool {
    const ISSUING: &[&str] = &["ban hành", "xây dựng", "đề ra"];
    const DOCUMENTS: &[&str] =
        &["kế hoạch", "chương trình", "chương trình hành động", "hướng dẫn", "phương án", "quy định"];
    let words = &line.words;
    line.body().trim_end_matches([':', '.', ' ']).ends_with("như sau")
        && (0..words.len()).any(|at| {
            words.any_phrase(at, ISSUING).is_some_and(|end| words.any_phrase(end, DOCUMENTS).is_some())
        })
}

/// Returns the units that a heading puts in charge, and those that it tells to help.
pub(crate) fn heading_parties(line: &Line<'_>, registry: &Registry) -> (Vec<Party>, Vec<Party>) {
    if let Some(names) = names_only(line, registry) {
        return (parties(line, names, registry, true), Vec::new());
    }
    if let Some(names) = spoken_to(line, registry) {
        return (parties(line, names, registry, true), Vec::new());
    }
    let roles = roles::read(&line.words, registry, &[]);
    // "Sở X chủ trì, phối hợp với Sở Y:" gives both to the items below; elsewhere a heading only tells of co-operation.
    let shared = line.words.lower_text().contains("chủ trì, phối hợp") && line.body().ends_with(':');
    let support = if shared { roles.support } else { Vec::new() };
    (parties(line, roles.lead, registry, true), parties(line, support, registry, true))
}

/// "..., Sở Nội vụ hướng dẫn các cơ quan, đơn vị báo cáo như sau:", "Văn phòng Sở thông báo kết luận như sau:": who speaks does not
/// do what stands below; who is spoken to does, where anybody is named.
fn spoken_to(line: &Line<'_>, registry: &Registry) -> Option<Vec<unit::Named>> {
    const SPEAKING: &[&str] = &["hướng dẫn", "thông báo", "lưu ý", "thông tin"];
    let words = &line.words;
    let end = line.body().trim_end_matches([':', '.', ' ']);
    if !(line.body().ends_with(':')
        && (end.ends_with("như sau") || end.ends_with("sau đây") || end.ends_with("sau")))
    {
        return None;
    }
    (1..words.len()).find_map(|at| {
        let behind = words.any_phrase(at, SPEAKING)?;
        let begins =
            |from: &usize| *from == 0 || words.is_mark(*from - 1, ',') || words.is_mark(*from - 1, ';');
        let speaks = (at.saturating_sub(14)..at)
            .filter(begins)
            .any(|from| unit::list(words, from, registry).is_some_and(|(_, end)| end == at));
        let from = words.any_phrase(behind, &["đến", "tới", "cho", "để"]).unwrap_or(behind);
        speaks.then(|| unit::list(words, from, registry).map(|(names, _)| names).unwrap_or_default())
    })
}

/// Reads a heading that is nothing but names: "3. Phòng Quản lý khoa học:", "Đối với Sở Y tế", "Nhiệm vụ của Văn phòng Sở".
pub(crate) fn names_only(line: &Line<'_>, registry: &Registry) -> Option<Vec<unit::Named>> {
    const PREFIXES: &[&str] = &[
        "đối với",
        "nhiệm vụ của",
        "trách nhiệm của",
        "nhiệm vụ cụ thể của",
        "giao",
        "về phía",
        "riêng đối với",
        "riêng",
        "đề nghị",
        "yêu cầu",
        "phân công",
        "chỉ đạo",
        "đề nghị các",
        "của",
    ];
    let words = &line.words;
    let start = words.any_phrase(0, PREFIXES).unwrap_or(0);
    let (names, end) = unit::list(words, start, registry).or_else(|| unit::list(words, 0, registry))?;
    let end = words
        .any_phrase(
            end,
            &[
                "có nhiệm vụ",
                "có các nhiệm vụ",
                "có trách nhiệm",
                "thực hiện",
                "chủ trì",
                "tập trung thực hiện",
                "thực hiện các nhiệm vụ",
                "cần tập trung",
            ],
        )
        .unwrap_or(end);
    let rest = line.body().get(words.bytes(end..end).start.min(line.body().len())..).unwrap_or("");
    let rest = if end >= words.len() { "" } else { rest };
    if !rest.trim().is_empty() && is_rest_of_name(words, end, line) {
        // The grammar of names does not know the last words, but the heading is nothing else.
        let last = names.len() - 1;
        let mut names = names;
        let line_end = words.len() - usize::from(words.is_mark(words.len() - 1, ':'));
        // "Tổ công tác liên ngành chống thất thu thuế có nhiệm vụ:".
        let duty = (end..line_end).find(|&at| words.any_phrase(at, DUTIES).is_some());
        let tokens = names[last].tokens.start..duty.unwrap_or(line_end);
        names[last].name = words.slice(tokens.clone()).to_owned();
        names[last].tokens = tokens;
        return Some(names);
    }
    let bracketed =
        rest.trim_start().starts_with('(') && rest.trim_end_matches([':', '.', ' ']).ends_with(')');
    (rest.trim_matches([':', '.', ' ', ',', ';']).is_empty() || bracketed).then_some(names)
}

/// What a heading says behind the names of those who do what stands below.
const DUTIES: &[&str] =
    &["có nhiệm vụ", "có các nhiệm vụ", "có trách nhiệm", "chịu trách nhiệm", "thực hiện"];

/// Tells whether what the grammar left of a heading is only the end of a name: a few small words, no verb, no comma.
fn is_rest_of_name(words: &viet::words::Words<'_>, end: usize, line: &Line<'_>) -> bool {
    let last = words.len() - usize::from(words.is_mark(words.len() - 1, ':'));
    let few = last.saturating_sub(end) <= 10 && end < last;
    let plain = (end..last).all(|at| words.kind(at) == Some(viet::words::Kind::Word));
    let closed = line.body().ends_with(':') || line.bold || line.heading;
    // "Giám đốc Sở kết luận như sau:" tells who speaks, not who does.
    let speaks = (end..last).any(|at| words.any_phrase(at, &["như sau", "sau đây", "kết luận"]).is_some());
    few && plain
        && !speaks
        && closed
        && words.any_phrase(end, lexicon::ORDERING).is_none()
        && line.body().starts_with(char::is_uppercase)
}

/// Turns names into parties with their place and the document's fullest name.
pub(crate) fn parties(
    line: &Line<'_>,
    names: Vec<unit::Named>,
    registry: &Registry,
    inherited: bool,
) -> Vec<Party> {
    names
        .into_iter()
        .map(|name| {
            let range = line.words.bytes(name.tokens.clone());
            let full = if name.kind == Kind::All { name.name } else { registry.fullest(&name.name) };
            Party { name: full, span: Some(line.at(range)), inherited }
        })
        .collect()
}

/// What a heading says of its period.
#[derive(Clone, Debug)]
pub(crate) enum Period {
    /// It ends on a day.
    Ends(Read<Date>),
    /// It says nothing, or its end is open.
    None,
}

/// Returns the end of the period that a heading or subject gives: "nhiệm vụ tháng 02 năm 2024", "Chương trình công tác năm
/// 2025". Meetings, cited documents and the years of programmes' titles give none.
pub(crate) fn period_end(line: &Line<'_>, context: &time::Context<'_>) -> Period {
    period_of(line, context, HEADED)
}

/// Returns the end of the period that the subject of a plan or programme gives.
pub(crate) fn plan_period_end(line: &Line<'_>, context: &time::Context<'_>) -> Period {
    period_of(line, context, PLANNED)
}

/// Nouns of which a year behind is the period of the work, in headings and opening sentences.
const HEADED: &[&str] = &[
    "chương trình công tác",
    "nhiệm vụ",
    "kế hoạch công tác",
    "cam kết",
    "công tác trọng tâm",
    "chỉ tiêu",
    "công việc",
    "lịch công tác",
];

/// The same in the subject of a plan: any words.
const PLANNED: &[&str] = &[""];

fn period_of(line: &Line<'_>, context: &time::Context<'_>, nouns: &[&str]) -> Period {
    let lower = line.words.lower_text();
    let mut last: Option<(bool, Read<Date>)> = None;
    for found in times::find(&line.words, context) {
        let Some(end) = found.to else { continue };
        let Some(start) = found.from.or(found.due) else { continue };
        let before = &lower[..found.range.start];
        let after = &lower[found.range.end..];
        if after.trim_start().starts_with("và sau") {
            continue;
        }
        // "nhiệm kỳ 2025 - 2030", "đến năm 2030": a programme of years bounds no single task.
        if nouns == PLANNED && end > start.saturating_add(jiff::Span::new().days(366)) {
            continue;
        }
        let is_day = start == end && found.role != Role::Deadline;
        let plain = matches!(found.role, Role::Deadline | Role::Period);
        let named = found.role == Role::Other
            && names_work(before, nouns)
            && !before.contains('“')
            && !in_title(before);
        // "mùa đông năm nay rét đến sớm" tells why, not until when.
        if lower[found.range.clone()].starts_with("mùa") {
            continue;
        }
        // What was over before the document cannot bound what it orders.
        let past = end < context.reference.date();
        if is_day || past || !(plain || named) || is_meeting_period(before) || is_account(before) {
            continue;
        }
        // A period stated for the work beats the year in a programme's name.
        if last.as_ref().is_none_or(|(was_plain, other)| (*was_plain, other.value) < (plain, end)) {
            last = Some((plain, Read::at(end, line.at(found.range))));
        }
    }
    last.map_or(Period::None, |(_, read)| Period::Ends(read))
}

/// Tells whether the words before a period name work that the period bounds.
fn names_work(before: &str, nouns: &[&str]) -> bool {
    if nouns == PLANNED {
        return true;
    }
    let near: String = before.chars().rev().take(70).collect::<String>().chars().rev().collect();
    lexicon::contains_any(&near, nouns)
}

/// "giai đoạn ...", "định hướng đến ..." belong to a title.
fn in_title(before: &str) -> bool {
    let end = before.trim_end();
    ["giai đoạn", "định hướng", "định hướng đến", "tầm nhìn", "khóa", "nghị quyết"]
        .iter()
        .any(|word| end.ends_with(word))
}

fn is_meeting_period(before: &str) -> bool {
    let near: String = before.chars().rev().take(40).collect::<String>().chars().rev().collect();
    lexicon::contains_any(
        &near,
        &[
            "họp giao ban",
            "hội nghị giao ban",
            "giao ban",
            "cuộc họp",
            "phiên họp",
            "phiên họp thường kỳ",
            "kỳ họp",
            "họp báo",
            "họp phiên",
            "phiên thường kỳ",
        ],
    ) && !near.contains("nhiệm vụ")
}

/// "kết quả thực hiện nhiệm vụ tháng 01": the period of an account.
fn is_account(before: &str) -> bool {
    let near: String = before.chars().rev().take(60).collect::<String>().chars().rev().collect();
    lexicon::contains_any(&near, &["kết quả", "tình hình", "đánh giá", "đã"])
        && !lexicon::contains_any(&near, &["và nhiệm vụ", "phương hướng", "nhiệm vụ trọng tâm"])
}
