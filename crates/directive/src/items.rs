//! The account of items: every line of the body becomes a task, "no task, because ...", or open.

use crate::lexicon;
use crate::outline::{Content, NodeKind, Outline};
use crate::reading::Reason;
use crate::section::{self, Section};
use crate::source::Line;
use crate::unit::Registry;
use viet::words::Words;

/// What an item is, before tasks are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It tells somebody to do something.
    Task,
    /// It does not, because ...
    No(Reason),
    /// A person must say.
    Open,
}

/// What the judge knows of the document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Facts<'r> {
    pub(crate) registry: &'r Registry,
}

/// Returns the verdict on a node that holds a line.
pub(crate) fn judge(
    outline: &Outline<'_, '_>,
    sections: &[Section],
    index: usize,
    facts: Facts<'_>,
) -> Verdict {
    let node = &outline.nodes[index];
    let Content::Line(line) = node.content else { return Verdict::No(Reason::Report) };
    let lower = line.words.lower_text();
    if lexicon::starts_with_any(lower, lexicon::CLOSING) {
        return Verdict::No(Reason::Closing);
    }
    if is_carrying_out(lower) || is_sending_formula(line, facts) || is_thanks(lower) {
        return Verdict::No(Reason::Closing);
    }
    if !lower.chars().any(char::is_alphabetic) || is_bracketed_note(line) || is_footnote(line) {
        return Verdict::No(Reason::Form);
    }
    let section = sections[index];
    let has_children = node.children.iter().any(|&child| outline.nodes[child].kind != NodeKind::Table);
    if has_children && !is_order_with_details(line, facts) {
        let reason = if node.kind == NodeKind::Intro { Reason::LeadIn } else { Reason::Heading };
        return Verdict::No(reason);
    }
    match node.kind {
        NodeKind::Group => Verdict::No(Reason::Heading),
        NodeKind::Intro => judge_intro(line, section, node.children.is_empty(), facts),
        NodeKind::Paragraph => judge_paragraph(outline, sections, index, line, facts),
        NodeKind::Labelled(_)
            if section == Section::Work
                && (is_below_approval(outline, index) || is_topic(outline, index))
                && !orders(line, facts) =>
        {
            Verdict::No(Reason::Scope)
        }
        NodeKind::Labelled(_) => judge_labelled(line, section, node.heads, !node.children.is_empty(), facts),
        NodeKind::Root | NodeKind::Table => Verdict::No(Reason::Report),
    }
}

/// "Bộ Nội vụ trân trọng cảm ơn sự phối hợp của quý cơ quan./.".
fn is_thanks(lower: &str) -> bool {
    lower.contains("trân trọng cảm ơn") && lower.len() < 250 && !lower.contains("trước ngày")
}

/// "Điều 3. Chánh Văn phòng ... chịu trách nhiệm thi hành Quyết định này": the formula of every decision.
fn is_carrying_out(lower: &str) -> bool {
    (lower.contains("chịu trách nhiệm thi hành")
        || lower.contains("căn cứ quyết định thi hành")
        || lower.contains("căn cứ quyết định này thi hành"))
        && !lower.contains("trước ngày")
}

/// "Sở X kính báo cáo UBND tỉnh./.", "Văn phòng xin thông báo để các đơn vị biết, thực hiện./.".
fn is_sending_formula(line: &Line<'_>, facts: Facts<'_>) -> bool {
    let text = line.body();
    if line.label.is_some() || text.len() > 260 {
        return false;
    }
    if makes_known(line, facts) || asks_for_care(line, facts) {
        return true;
    }
    if !text.ends_with("./.") {
        return false;
    }
    // "Kính trình UBND tỉnh xem xét, quyết định./."
    if lexicon::starts_with_any(line.words.lower_text(), &["kính trình", "kính mong", "kính đề nghị"])
    {
        return true;
    }
    let Some((_, end)) = crate::unit::list(&line.words, 0, facts.registry) else { return false };
    // "Văn phòng HĐND và UBND xã": the name that the letterhead gives ends before its level.
    let end = end + usize::from(matches!(line.words.lower(end), "tỉnh" | "huyện" | "xã" | "phường" | "quận"));
    let end = line.words.any_phrase(end, &["xin", "kính", "trân trọng", "kính đề nghị"]).unwrap_or(end);
    line.words.any_phrase(end, &["báo cáo", "thông báo", "gửi", "trân trọng", "kính báo cáo"]).is_some()
}

/// "Văn phòng UBND phường thông báo đến các phòng, đơn vị để triển khai thực hiện.": makes the document known.
fn makes_known(line: &Line<'_>, facts: Facts<'_>) -> bool {
    const TO_WHAT_END: &[&str] = &[
        "để biết",
        "biết, thực hiện",
        "biết và thực hiện",
        "để triển khai",
        "để thực hiện",
        "biết, triển khai",
    ];
    let lower = line.words.lower_text();
    let Some((_, end)) = crate::unit::list(&line.words, 0, facts.registry) else { return false };
    let end = line.words.any_phrase(end, &["xin", "trân trọng"]).unwrap_or(end);
    line.words.phrase(end, "thông báo").is_some()
        && lexicon::contains_any(lower, TO_WHAT_END)
        && !lexicon::contains_any(lower, &["trước ngày", "chậm nhất", "báo cáo"])
}

/// "Sở Nội vụ kính đề nghị các cơ quan, địa phương quan tâm phối hợp thực hiện./.": courtesy, without a day or a product.
fn asks_for_care(line: &Line<'_>, facts: Facts<'_>) -> bool {
    let lower = line.words.lower_text();
    let Some((_, end)) = crate::unit::list(&line.words, 0, facts.registry) else { return false };
    line.words.any_phrase(end, &["kính đề nghị", "trân trọng đề nghị", "rất mong", "kính mong"]).is_some()
        && lexicon::contains_any(lower, &["quan tâm phối hợp", "quan tâm, phối hợp", "quan tâm, hợp tác"])
        && !lower.contains(|letter: char| letter.is_ascii_digit())
}

fn is_bracketed_note(line: &Line<'_>) -> bool {
    let text = line.body();
    text.starts_with('(') && text.ends_with(')') && text.len() < 300 && line.label.is_none()
}

/// "[1] Theo Quyết định số 205/QĐ-UBND ...": a note, whose number `papers` puts in brackets, explains; it orders nothing.
fn is_footnote(line: &Line<'_>) -> bool {
    let note = line.body().strip_prefix('[').and_then(|rest| rest.split_once("] "));
    let is_number = |number: &str| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    line.label.is_none() && note.is_some_and(|(number, _)| is_number(number))
}

/// An item that orders in full sentences and then lists the details: it is a task as its details are.
fn is_order_with_details(line: &Line<'_>, facts: Facts<'_>) -> bool {
    let text = line.body();
    if !text.ends_with('.')
        || text.len() < 120
        || line.label.as_ref().is_none_or(|label| label.shape.is_bullet())
    {
        return false;
    }
    orders(line, facts)
}

fn judge_intro(line: &Line<'_>, section: Section, alone: bool, facts: Facts<'_>) -> Verdict {
    match section {
        Section::Assessment => Verdict::No(Reason::Assessment),
        Section::Scope => Verdict::No(Reason::Scope),
        Section::Report => Verdict::No(Reason::Report),
        // "Ngày 05/3/2025, Sở ... tổ chức cuộc họp. ... Giám đốc Sở kết luận như sau:".
        Section::Work | Section::Proposal | Section::Opening if is_meeting(line.words.lower_text()) => {
            Verdict::No(Reason::Meeting)
        }
        Section::Work | Section::Proposal | Section::Opening => {
            if alone && orders(line, facts) && line.body().len() > 80 {
                Verdict::Open
            } else {
                Verdict::No(Reason::LeadIn)
            }
        }
    }
}

fn judge_labelled(
    line: &Line<'_>,
    section: Section,
    heads: bool,
    has_table: bool,
    facts: Facts<'_>,
) -> Verdict {
    let lower = line.words.lower_text();
    let is_article = line.label.as_ref().is_some_and(|label| label.shape == viet::label::Shape::Article);
    match section {
        Section::Assessment => return Verdict::No(Reason::Assessment),
        Section::Scope => return Verdict::No(Reason::Scope),
        Section::Report => return Verdict::No(Reason::Report),
        Section::Work | Section::Proposal | Section::Opening => {}
    }
    if has_table || (heads && !orders_briefly(line)) {
        return Verdict::No(Reason::Heading);
    }
    if is_article && (!names_doer(line, facts) || is_working_rule(lower)) {
        return Verdict::No(Reason::Scope);
    }
    // "Kinh phí: 2 tỷ đồng" is no work, "Kinh phí: Sở Tài chính tham mưu ..." is.
    let attribute = match crate::outline::attribute_of(lower) {
        Some((lexicon::Attribute::Other, _)) => !names_doer(line, facts),
        Some((lexicon::Attribute::Work, _)) => false,
        other => other.is_some(),
    };
    if attribute || is_content(line, facts) {
        return Verdict::No(Reason::Scope);
    }
    if is_member(line) || is_decision(line, facts) {
        return Verdict::No(Reason::Scope);
    }
    if is_labelled_assessment(lower) || tells_what_was(lower) && !orders_later(line, facts) {
        return Verdict::No(Reason::Assessment);
    }
    if is_basis(lower) || is_consideration(lower) {
        return Verdict::No(Reason::Basis);
    }
    Verdict::Task
}

/// "Tồn tại: tỷ lệ tuân thủ vệ sinh tay mới đạt 72%; ...": how it went, said before a colon.
fn is_labelled_assessment(lower: &str) -> bool {
    const LABELS: &[&str] = &[
        "tồn tại",
        "hạn chế",
        "tồn tại, hạn chế",
        "kết quả",
        "kết quả đạt được",
        "ưu điểm",
        "khuyết điểm",
        "nguyên nhân",
        "khó khăn, vướng mắc",
    ];
    lower
        .split_once(':')
        .is_some_and(|(label, rest)| LABELS.contains(&label.trim()) && !rest.trim().is_empty())
}

/// "Thống nhất chủ trương xử lý cấp bách đoạn sạt lở.": what was agreed; whom it is given to would be named.
fn is_decision(line: &Line<'_>, facts: Facts<'_>) -> bool {
    const DECIDES: &[&str] = &[
        "thống nhất chủ trương",
        "thống nhất về chủ trương",
        "thống nhất về nguyên tắc",
        "đồng ý chủ trương",
        "đồng ý về chủ trương",
        "đồng ý về nguyên tắc",
        "cơ bản thống nhất",
        "cơ bản đồng ý",
        "nhất trí chủ trương",
    ];
    const ORDERS: &[&str] = &["giao", "yêu cầu", "đề nghị", "trước ngày", "chậm nhất", "báo cáo"];
    let lower = line.words.lower_text();
    lexicon::starts_with_any(lower, DECIDES)
        && !lexicon::contains_any(lower, ORDERS)
        && !names_doer(line, facts)
}

/// "Quan điểm: ...", "Tổng mức đầu tư: 45 tỷ đồng": what is approved; "Kinh phí: Sở Tài chính tham mưu ..." orders.
fn is_content(line: &Line<'_>, facts: Facts<'_>) -> bool {
    /// A label is no longer than this.
    const LABEL: usize = 60;
    let lower = line.words.lower_text();
    // "Số liệu báo cáo tính từ ngày 01/01 đến ngày 15/11": of what a report tells.
    let counted = lower.starts_with("số liệu")
        && lexicon::contains_any(lower, &["tính từ", "tính đến", "được tính"])
        && !names_doer(line, facts);
    if counted {
        return true;
    }
    let label = lower.split(':').next().filter(|label| label.len() < lower.len());
    label.is_some_and(|label| {
        label.chars().count() <= LABEL && lexicon::starts_with_any(label, lexicon::CONTENT_LABELS)
    }) && !names_doer(line, facts)
}

/// Tells whether a node stands below "Phê duyệt Đề án ... với các nội dung chủ yếu sau:", which says what is approved.
fn is_below_approval(outline: &Outline<'_, '_>, index: usize) -> bool {
    const APPROVING: &[&str] =
        &["phê duyệt", "thông qua", "chấp thuận", "công nhận", "điều chỉnh", "quy định"];
    let mut at = outline.nodes[index].parent;
    while at != 0 {
        let approves = outline.nodes[at].line().is_some_and(|line| {
            let lower = line.words.lower_text();
            lexicon::starts_with_any(lower, APPROVING) && lower.ends_with(':')
        });
        if approves {
            return true;
        }
        at = outline.nodes[at].parent;
    }
    false
}

/// "II. NỘI DUNG KIỂM TRA" / "1. Việc thu, nộp lệ phí hộ tịch.": what is looked at, in the words of a noun.
fn is_topic(outline: &Outline<'_, '_>, index: usize) -> bool {
    let starts = |node: usize, openings: &[&str]| {
        outline.nodes[node]
            .line()
            .is_some_and(|line| lexicon::starts_with_any(line.words.lower_text(), openings))
    };
    starts(index, &["việc", "tình hình", "công tác"]) && starts(outline.nodes[index].parent, &["nội dung"])
}

/// "Thời gian qua có nhiều tin đồn thất thiệt. Sở Thông tin và Truyền thông cung cấp ...": what was, and then who does what.
fn orders_later(line: &Line<'_>, facts: Facts<'_>) -> bool {
    let text = line.body();
    let Some(stop) = text.find(". ") else { return false };
    let rest = Words::of(&text[stop + 2..]);
    let first = crate::roles::read(&rest, facts.registry, &[]);
    first.lead.first().is_some_and(|lead| lead.tokens.start == 0) && !tells_what_was(rest.lower_text())
}

/// "Ban Chỉ đạo làm việc theo chế độ kiêm nhiệm, tự giải thể khi hoàn thành nhiệm vụ.": how a group works.
fn is_working_rule(lower: &str) -> bool {
    lexicon::contains_any(lower, &["chế độ kiêm nhiệm", "tự giải thể"])
}

/// "1. Ông Tô Minh Kha, Phó Chủ tịch UBND tỉnh: Tổ trưởng;" in a list of members.
fn is_member(line: &Line<'_>) -> bool {
    const ROLES: &[&str] = &[
        "tổ trưởng",
        "tổ phó",
        "tổ phó thường trực",
        "thành viên",
        "trưởng ban",
        "phó trưởng ban",
        "phó trưởng ban thường trực",
        "chủ tịch hội đồng",
        "phó chủ tịch hội đồng",
        "ủy viên",
        "ủy viên thư ký",
        "thư ký",
        "trưởng đoàn",
        "phó trưởng đoàn",
    ];
    let lower = line.words.lower_text().trim_end_matches(['.', ';', ',', ' ']);
    let role = lower.rsplit([':', '-', '–', ',']).next().unwrap_or("").trim();
    // "Lãnh đạo các Sở: Xây dựng, Công Thương - Thành viên": whoever it is.
    let dash = if lower.contains(" – ") { " – " } else { " - " };
    let dashed = lower.rsplit_once(dash);
    if dashed.is_some_and(|(who, role)| ROLES.contains(&role.trim()) && !who.contains(';'))
        && lower.len() < 300
    {
        return true;
    }
    lexicon::starts_with_any(
        lower,
        &["ông", "bà", "đồng chí", "các ông", "các bà", "đ/c", "mời ông", "mời bà", "mời đồng chí"],
    ) && ROLES.contains(&role)
        && lower.len() < 300
}

/// "Xét đề nghị của ... tại Tờ trình số 31/TT-PCLB," before the word QUYẾT ĐỊNH: on what a decision rests.
fn is_consideration(lower: &str) -> bool {
    lexicon::starts_with_any(
        lower,
        &["xét đề nghị", "xét tờ trình", "theo đề nghị", "căn cứ", "trên cơ sở thảo luận"],
    ) && lower.ends_with([',', ';'])
}

fn judge_paragraph(
    outline: &Outline<'_, '_>,
    sections: &[Section],
    index: usize,
    line: &Line<'_>,
    facts: Facts<'_>,
) -> Verdict {
    let lower = line.words.lower_text();
    let at_root = outline.nodes[index].parent == 0;
    match sections[index] {
        Section::Assessment => return Verdict::No(Reason::Assessment),
        Section::Scope => return Verdict::No(Reason::Scope),
        Section::Report => return Verdict::No(Reason::Report),
        Section::Work | Section::Proposal | Section::Opening => {}
    }
    if is_basis(lower) || is_consideration(lower) || is_receipt(lower) {
        return Verdict::No(Reason::Basis);
    }
    if is_meeting(lower) {
        return Verdict::No(Reason::Meeting);
    }
    if tells_what_was(lower) {
        return Verdict::No(Reason::Assessment);
    }
    if line.body().len() < 40 && !line.body().ends_with(['.', ';']) {
        return Verdict::No(Reason::Form);
    }
    let named = names_doer(line, facts);
    if at_root {
        let follows = outline.last_item.is_some_and(|last| last > index);
        let introduces = lower.contains("như sau") || lower.contains("sau đây") || lower.contains("sau:");
        return match (named, introduces && follows) {
            (true, false) => Verdict::Task,
            (_, true) => Verdict::No(Reason::LeadIn),
            (false, false) if begins_with_order(line) && !follows => Verdict::Task,
            (false, false) => Verdict::No(Reason::Basis),
        };
    }
    let parent = &outline.nodes[outline.nodes[index].parent];
    let headed_by_unit =
        parent.line().is_some_and(|line| crate::context::names_only(line, facts.registry).is_some());
    if named || headed_by_unit || begins_with_order(line) || sections[index] == Section::Proposal {
        return Verdict::Task;
    }
    if lexicon::contains_any(lower, &["cần", "phải", "yêu cầu"]) {
        return Verdict::Task;
    }
    if lexicon::contains_any(lower, &["tham mưu", "chủ trì", "hoàn thành", "triển khai", "thực hiện"])
    {
        return Verdict::Open;
    }
    Verdict::No(Reason::Assessment)
}

/// Tells whether a text gives bases: "Căn cứ Luật ...;", "Theo đề nghị của ...".
fn is_basis(lower: &str) -> bool {
    lexicon::starts_with_any(
        lower,
        &[
            "căn cứ",
            "theo đề nghị",
            "xét đề nghị",
            "xét tờ trình",
            "thực hiện công văn",
            "thực hiện kế hoạch",
            "thực hiện quyết định",
            "thực hiện nghị quyết",
            "thực hiện chỉ thị",
            "xét",
        ],
    ) && (lower.ends_with([';', '.', ','])
        && !lower.contains("yêu cầu")
        && !lower.contains("đề nghị các")
        && !lower.contains(", phòng")
        && !lower.contains(", các")
        && !lower.contains("đề nghị")
        || lower.ends_with("như sau:"))
        && !lower.contains("chủ trì")
        && !lower.contains("tham mưu")
        && (lower.ends_with([';', ','])
            || lexicon::starts_with_any(
                lower,
                &[
                    "căn cứ luật",
                    "theo đề nghị",
                    "xét đề nghị",
                    "căn cứ nghị định",
                    "căn cứ quyết định",
                    "căn cứ thông tư",
                    "căn cứ kế hoạch",
                    "căn cứ nghị quyết",
                    "căn cứ công văn",
                ],
            ))
}

/// "Văn phòng UBND tỉnh nhận được Tờ trình số ... của UBND xã ...": what came, in a slip that passes it on.
fn is_receipt(lower: &str) -> bool {
    let received =
        lexicon::find(lower, "nhận được").is_some_and(|at| at > 0 && lower[..at].chars().count() <= 60);
    received
        && !lexicon::contains_any(
            lower,
            &["yêu cầu", "đề nghị", "giao", "chuyển", "sau khi", "khi nhận được", "ngay khi"],
        )
}

fn is_meeting(lower: &str) -> bool {
    let opens = lexicon::starts_with_any(
        lower,
        &[
            "ngày",
            "sáng ngày",
            "chiều ngày",
            "vào ngày",
            "hôm nay",
            "sáng",
            "chiều",
            "tham dự",
            "dự họp",
            "cùng dự",
            "thành phần",
            "sau khi nghe",
            "tại buổi",
            "tại cuộc",
            "tại hội nghị",
            "vừa qua",
            "vào lúc",
            "trong các ngày",
            "trong ngày",
            "hội nghị đã",
        ],
    );
    opens
        && lexicon::contains_any(
            lower,
            &[
                "hội nghị",
                "cuộc họp",
                "buổi làm việc",
                "họp",
                "chủ trì",
                "tham dự",
                "dự",
                "kết luận",
                "buổi họp",
                "làm việc",
                "phiên họp",
                "giao ban",
                "sinh hoạt",
            ],
        )
        && !lexicon::contains_any(lower, &["yêu cầu các", "giao các"])
}

/// Tells whether a text tells what was done or how it went, and orders nothing.
fn tells_what_was(lower: &str) -> bool {
    let first: &str = lower.split(". ").next().unwrap_or(lower);
    let assessing = lexicon::contains_any(first, lexicon::ASSESSING)
        || gives_reason(first)
        || looks_back(first)
        || first_clause_is_past(first);
    assessing
        && !lexicon::contains_any(
            lower,
            &[
                "yêu cầu các",
                "yêu cầu phòng",
                "đề nghị các",
                "giao các",
                "giao phòng",
                "giám đốc sở yêu cầu",
                "giám đốc yêu cầu",
                "khẩn trương hoàn thành",
                "cần tập trung",
                "chậm nhất",
                "trước ngày",
            ],
        )
}

/// "Nguyên nhân chủ yếu là ...", "..., do nhiều nguyên nhân": why it went so; "làm rõ nguyên nhân chậm" orders.
fn gives_reason(first: &str) -> bool {
    let Some(at) = lexicon::find(first, "nguyên nhân") else { return false };
    let before = first[..at].trim_end();
    before.is_empty()
        || before.ends_with([',', ';', ':', '('])
        || ends_with_any(
            before,
            &["do nhiều", "do các", "do những", "có nhiều", "một trong những", "do một số"],
        )
}

/// "Chín tháng qua, ...", "Trong năm qua, ...", "... cả nước xảy ra 19 vụ ...".
fn looks_back(first: &str) -> bool {
    const STATES: &[&str] =
        &["so với tiến độ", "so với cùng kỳ", "khối lượng thực hiện đạt", "giá trị giải ngân"];
    if lexicon::contains_any(first, STATES) && !lexicon::starts_with_any(first, lexicon::ORDERING.all()) {
        return true;
    }
    let opening: String = first.chars().take(30).collect();
    let happened = lexicon::find(first, "xảy ra")
        .is_some_and(|at| !ends_with_any(&first[..at], &["để", "nếu", "khi", "thể", "cơ", "không"]));
    happened
        || lexicon::contains_any(&opening, &["tháng qua", "năm qua", "tuần qua", "quý qua", "nhiệm kỳ qua"])
}

fn ends_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.trim_end().ends_with(word))
}

/// "Ban Giám đốc Sở đã quyết liệt chỉ đạo ...": a subject, then "đã".
fn first_clause_is_past(first: &str) -> bool {
    let Some(at) = lexicon::find(first, "đã") else { return false };
    let before = &first[..at];
    let relative = lexicon::contains_any(
        before,
        &["được", "những", "các nhiệm vụ", "nội dung", "theo", "tại", "đối với", "mà"],
    );
    let after = &first[at + "đã".len()..];
    let participle = lexicon::starts_with_any(
        after.trim_start(),
        &[
            "được phê duyệt",
            "được giao",
            "được ban hành",
            "ban hành",
            "đề ra",
            "ký",
            "có",
            "cam kết",
            "đăng ký",
            "đến hạn",
            "hết hạn",
            "nêu",
            "chỉ đạo",
            "được cấp",
        ],
    );
    before.split_whitespace().count() <= 12
        && !relative
        && !participle
        && !lexicon::starts_with_any(first, lexicon::ORDERING.all())
}

/// Tells whether the text begins with an ordering verb.
pub(crate) fn begins_with_order(line: &Line<'_>) -> bool {
    lexicon::opens_order(&line.words)
}

fn orders_briefly(line: &Line<'_>) -> bool {
    let text = line.body();
    let marked = line.is_capitals()
        || line.bold
        || line.heading
        || text.ends_with(':')
        || lexicon::WORK_TITLES.contains(&line.words.lower_text().trim_end_matches('.'));
    begins_with_order(line) && !marked
}

fn names_doer(line: &Line<'_>, facts: Facts<'_>) -> bool {
    !crate::roles::read(&line.words, facts.registry, &[]).lead.is_empty()
}

fn orders(line: &Line<'_>, facts: Facts<'_>) -> bool {
    begins_with_order(line) || names_doer(line, facts)
}

/// Tells whether the section is one that orders.
pub(crate) fn is_ordering(section: section::Section) -> bool {
    matches!(section, Section::Work | Section::Proposal | Section::Opening)
}
