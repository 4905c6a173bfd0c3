//! One item of the outline made into a task: its words, roles, limits, targets and references, each with its place.

use crate::context::{self, Inherited};
use crate::lexicon::{self, Attribute};
use crate::outline::{Node, attribute_of};
use crate::reading::{Deadline, PartialDate, Party, Recurrence, Reference, Target, Task};
use crate::source::Line;
use crate::unit::Registry;
use crate::{reference, roles, target, times};
use std::collections::HashSet;
use std::ops::Range;
use viet::time::{self, Role};
use viet::words::Words;

/// What the readers of one item need to know.
#[derive(Clone, Copy)]
pub(crate) struct Tools<'t> {
    pub(crate) registry: &'t Registry,
    pub(crate) time: time::Context<'t>,
}

/// Makes the task of a node.
pub(crate) fn of_node(node: &Node<'_, '_>, inherited: &Inherited, tools: Tools<'_>) -> Task {
    let mut task = Task { id: node.id.clone(), ..Task::default() };
    let Some(line) = node.line() else { return task };
    read_line(&mut task, line, tools);
    for more in &node.continued {
        match attribute_of(more.words.lower_text()) {
            Some((
                Attribute::Lead
                | Attribute::Support
                | Attribute::Deadline
                | Attribute::Product
                | Attribute::Receiver
                | Attribute::Other,
                _,
            )) => {
                append_words(&mut task, more);
                read_attributes(&mut task, more, tools);
            }
            Some((Attribute::Work, _)) | None => read_line(&mut task, more, tools),
        }
    }
    inherit(&mut task, inherited);
    finish(&mut task);
    task
}

fn append_words(task: &mut Task, line: &Line<'_>) {
    if !task.text.is_empty() {
        task.text.push(' ');
    }
    task.text.push_str(&line.body().replace('\n', " "));
    task.spans.push(line.body_span());
}

/// Reads the work cell of a table row.
pub(crate) fn read_cell(task: &mut Task, line: &Line<'_>, tools: Tools<'_>) {
    read_line(task, line, tools);
}

/// Reads a line of the item as prose.
fn read_line(task: &mut Task, line: &Line<'_>, tools: Tools<'_>) {
    append_words(task, line);
    let words = &line.words;
    let cited = line.cited();
    let mut titles: Vec<Range<usize>> = cited.iter().flat_map(passed_ranges).collect();
    titles.extend(title_of_whole(line, cited));
    // "Kinh phí: Sở Tài chính tham mưu ..." tells who does what, "Kinh phí: 2 tỷ đồng" does not.
    let orders = |value: usize, end: usize| {
        let said = Words::of(line.body().get(words.bytes(value..value).start..end).unwrap_or(""));
        !roles::read(&said, tools.registry, &[]).lead.is_empty()
    };
    titles.extend(
        attributes(words)
            .filter(|(attribute, value, range)| {
                *attribute != Attribute::Work
                    && (*attribute != Attribute::Other || !orders(*value, range.end))
            })
            .map(|(_, _, range)| range),
    );
    titles.sort_by_key(|range| (range.start, range.end));
    let mut times = times::find(words, &tools.time);
    // "rút ngắn thời gian chi trả xuống không quá 05 ngày": what the work is to reach, not when it is to be done.
    let results = target::no_limits(words);
    times.retain(|time| {
        let next = results.partition_point(|result| result.start < time.range.start);
        time.rhythm.is_some() || results.get(next).is_none_or(|result| result.end > time.range.end)
    });
    let found = roles::read(words, tools.registry, &titles);
    // "Tổ công tác 1 rà soát hồ sơ": a number in the name of who is told counts nothing.
    let named: Vec<Range<usize>> = [&found.lead, &found.support, &found.submit_to]
        .into_iter()
        .flatten()
        .map(|name| words.bytes(name.tokens.clone()))
        .collect();
    add_parties(&mut task.lead, context::parties(line, found.lead, tools.registry, false));
    add_parties(&mut task.support, context::parties(line, found.support, tools.registry, false));
    add_parties(&mut task.submit_to, context::parties(line, found.submit_to, tools.registry, false));
    add_times(task, line, &times, &titles, tools.time.reference.date());
    let mut taken: Vec<Range<usize>> = titles;
    taken.extend(named);
    // "4 - 5 cuộc/năm" is a rhythm and a target.
    taken.extend(times.iter().filter(|time| time.role != Role::Rhythm).map(|time| time.range.clone()));
    taken.sort_by_key(|range| range.start);
    add_targets(task, line, &taken);
    add_references(task, line, cited);
    read_attributes(task, line, tools);
    task.actions += count_actions(words);
}

/// The parts of a citation in which no order and no deadline can stand: the citation and its title.
fn passed_ranges(cited: &reference::Reference) -> Vec<Range<usize>> {
    let mut ranges = vec![cited.range.clone()];
    ranges.extend(cited.title.clone());
    ranges
}

/// An item that is nothing but a cited document: all that follows the citation is its title.
fn title_of_whole(line: &Line<'_>, cited: &[reference::Reference]) -> Option<Range<usize>> {
    let first = cited.first().filter(|first| first.range.start == 0)?;
    let sentence =
        line.body()[first.range.end..].find(". ").map_or(line.body().len(), |end| first.range.end + end);
    Some(first.range.end..sentence)
}

/// Reads "Đơn vị chủ trì: ... Đơn vị phối hợp: ...; thời gian hoàn thành: ..." under an item.
fn read_attributes(task: &mut Task, line: &Line<'_>, tools: Tools<'_>) {
    let words = &line.words;
    for (attribute, value, range) in attributes(words) {
        let end = words.at_byte(range.end);
        read_attribute(task, line, attribute, value..end, tools);
    }
}

/// Returns the attributes that begin a sentence or clause, each with the token at which its value begins, and the bytes
/// of all of it.
fn attributes(words: &Words<'_>) -> impl Iterator<Item = (Attribute, usize, Range<usize>)> {
    let is_end = |at: usize| words.is_mark(at, '.') && !words.touches(at) || words.is_mark(at, ';');
    let begins = move |at: usize| at == 0 || is_end(at - 1) || words.is_mark(at - 1, '(');
    let is_end = move |at: usize| is_end(at) || words.is_mark(at, ')');
    (0..words.len()).filter(move |&at| begins(at)).filter_map(move |at| {
        let start = words.bytes(at..at + 1).start;
        let (attribute, value) = attribute_of(&words.lower_text()[start..])?;
        let end = (at..words.len()).find(|&at| is_end(at)).unwrap_or(words.len());
        Some((attribute, words.at_byte(start + value), words.bytes(at..end)))
    })
}

/// Reads one attribute whose value stands in a range of tokens.
fn read_attribute(
    task: &mut Task,
    line: &Line<'_>,
    attribute: Attribute,
    value: Range<usize>,
    tools: Tools<'_>,
) {
    let words = &line.words;
    let names = || crate::unit::all(words, value.clone(), tools.registry);
    match attribute {
        Attribute::Lead => {
            add_parties(&mut task.lead, context::parties(line, names(), tools.registry, false));
        }
        Attribute::Support => {
            add_parties(&mut task.support, context::parties(line, names(), tools.registry, false));
        }
        Attribute::Receiver => {
            add_parties(&mut task.submit_to, context::parties(line, names(), tools.registry, false));
        }
        Attribute::Deadline => {
            let bytes = words.bytes(value.clone());
            let inside =
                |time: &time::Expression| bytes.start <= time.range.start && time.range.end <= bytes.end;
            let mut times = times::find_as(words, &tools.time, Role::Deadline);
            times.retain(inside);
            add_times(task, line, &times, &[], tools.time.reference.date());
        }
        Attribute::Product | Attribute::Work | Attribute::Other => {}
    }
}

/// Adds parties that are not there yet.
pub(crate) fn add_parties(all: &mut Vec<Party>, more: Vec<Party>) {
    if more.is_empty() {
        return;
    }
    let mut seen: HashSet<String> = all.iter().map(|party| viet::fold::key(&party.name)).collect();
    all.extend(more.into_iter().filter(|party| seen.insert(viet::fold::key(&party.name))));
}

/// Adds the limits among the time expressions of a line, outside the titles of cited documents.
pub(crate) fn add_times(
    task: &mut Task,
    line: &Line<'_>,
    times: &[time::Expression],
    titles: &[Range<usize>],
    today: jiff::civil::Date,
) {
    for time in times {
        if titles.iter().any(|title| title.start <= time.range.start && time.range.end <= title.end) {
            continue;
        }
        if is_opening_hours(time, line) || is_weekday_of_limit(time, line) {
            continue;
        }
        let unknown = is_on_some_working_day(time, line);
        if let Some(rhythm) = time.rhythm {
            task.recurrence = task.recurrence.or(recurrence(rhythm.every));
        }
        // The work of a sheet and its column of deadlines name the same day.
        let said = task.deadlines.iter().any(|other| {
            other.span.cell != line.at(time.range.clone()).cell
                && other.due.is_some()
                && other.due == time.due.or(time.to)
                && other.time == time.clock
        });
        let limits = match time.role {
            Role::Deadline => !is_named_part(time, line),
            Role::Period | Role::Event | Role::Other | Role::Rhythm | Role::Start | Role::CitedDate => {
                bounds_order(time, line)
            }
        };
        if !said && limits && !is_over(time, line, today) {
            task.deadlines.push(Deadline {
                text: line.body()[time.range.clone()].replace('\n', " "),
                due: time.due.or(time.to).filter(|_| !unknown),
                time: time.clock,
                approximate: time.approximate,
                rule: time.rule.name(),
                span: line.at(time.range.clone()),
            });
        }
    }
}

/// "trước 12/7 (thứ Bảy)": the day of the week of the limit before it.
fn is_weekday_of_limit(time: &time::Expression, line: &Line<'_>) -> bool {
    let text = line.words.lower_text();
    let before = text[..time.range.start].trim_end();
    let dated = before
        .strip_suffix('(')
        .is_some_and(|limit| limit.trim_end().ends_with(|last: char| last.is_ascii_digit()));
    dated
        && lexicon::starts_with_any(&text[time.range.clone()], &["thứ", "chủ nhật"])
        && text[time.range.end..].trim_start().starts_with(')')
}

/// "khảo sát chất lượng đầu năm", said in August: a part of the year that is over bounds nothing that is ordered now, unless
/// the year is said.
fn is_over(time: &time::Expression, line: &Line<'_>, today: jiff::civil::Date) -> bool {
    let words = &line.body()[time.range.clone()];
    let over = time.due.or(time.to).is_some_and(|end| end < today);
    time.approximate && over && !words.contains(|letter: char| letter.is_ascii_digit())
}

fn is_named_part(time: &time::Expression, line: &Line<'_>) -> bool {
    let text = line.words.lower_text();
    is_part_of_name(&text[time.range.clone()], text[..time.range.start].trim_end())
}

/// "đầu năm" right behind a noun, without its year and without a word that leads a limit.
fn is_part_of_name(words: &str, before: &str) -> bool {
    const PARTS: &[&str] = &["đầu năm", "giữa năm", "cuối năm"];
    const FINISHING: &[&str] = &[
        "hoàn thành",
        "xong",
        "trình",
        "ban hành",
        "báo cáo",
        "khởi công",
        "khánh thành",
        "vào",
        "lúc",
        "dự kiến",
    ];
    PARTS.contains(&words)
        && before.ends_with(char::is_alphabetic)
        && !FINISHING.iter().any(|verb| before.ends_with(verb))
}

/// "từ 18 giờ hôm trước đến 6 giờ hôm sau", "phục vụ đến 22 giờ": hours of every day, said without one.
fn is_opening_hours(time: &time::Expression, line: &Line<'_>) -> bool {
    const LASTING: &[&str] =
        &["phục vụ", "hoạt động", "mở cửa", "kinh doanh", "kéo dài", "làm việc", "thời gian phục vụ"];
    const DAYS: &[&str] = &["ngày", "nay", "mai", "thứ", "chủ nhật", "cùng ngày"];
    let words = viet::fold::lower(&line.body()[time.range.clone()]);
    if time.clock.is_none() || time.rhythm.is_some() {
        return false;
    }
    if lexicon::contains_any(&words, &["hôm trước", "hôm sau"]) {
        return true;
    }
    let before = &line.words.lower_text()[..time.range.start];
    let clause = before.rsplit([';', '.', ',']).next().unwrap_or(before);
    !lexicon::contains_any(&words, DAYS)
        && !words.contains('/')
        && lexicon::starts_with_any(&words, &["từ", "đến"])
        && lexicon::contains_any(clause, LASTING)
}

/// "trước 16h00 ngày làm việc liền kề trước ngày họp": the hour is known, the day is not.
fn is_on_some_working_day(time: &time::Expression, line: &Line<'_>) -> bool {
    let behind = line.words.lower_text()[time.range.end..].trim_start();
    time.clock.is_some() && lexicon::starts_with_any(behind, &["ngày làm việc", "của ngày làm việc"])
}

/// Bytes in which the verb of an order stands, behind what opens its clause.
const LONGEST_OPENING: usize = 200;

/// A month or quarter in which an order is to be carried out is its limit, also where the words alone would only tell a
/// period: "phát động cuộc thi đầu tháng 5/2025", "ký hợp đồng trong tháng 6/2024".
fn bounds_order(time: &time::Expression, line: &Line<'_>) -> bool {
    const OPENINGS: &[&str] = &["trong", "vào", "ngay", "đầu", "giữa", "cuối", "từ", "dự kiến"];
    let words = viet::fold::lower(&line.body()[time.range.clone()]);
    let before = line.words.lower_text()[..time.range.start].trim_end();
    let led = before.ends_with(" vào") || before.ends_with(" lúc") || before.ends_with("dự kiến");
    // "trong năm 2022" bounds only where it closes the clause: "kế hoạch trong năm 2022 của Sở" is a name.
    let closes = line.words.lower_text()[time.range.end..].starts_with(['.', ';']);
    let whole_year = time.from.zip(time.to).is_some_and(|(from, to)| from.month() == 1 && to.month() == 12)
        && !(closes && words.starts_with("trong năm"));
    // "T5 22/12: đưa học sinh viếng nghĩa trang", "sinh hoạt chuyên đề (T4 14/12)".
    let after = line.words.lower_text()[time.range.end..].trim_start();
    // "Hội nghị gặp mặt doanh nghiệp đầu năm", "thu chi đầu năm": which one it is, not by when.
    if is_part_of_name(&words, before) {
        return false;
    }
    // "Tháng 6 chạy thử tại 03 khoa": the period opens the clause of an order.
    let opens = before.is_empty() || before.ends_with([';', '.']);
    // The verb stands in the first words; all that is behind would be looked at anew for each time of a long line.
    let next_words = || Words::of(&after[..after.floor_char_boundary(LONGEST_OPENING)]);
    let opening_period = opens
        && time.rhythm.is_none()
        && lexicon::starts_with_any(&words, &["tháng", "quý"])
        && words.contains(|letter: char| letter.is_ascii_digit() || matches!(letter, 'i' | 'v'))
        && lexicon::opens_order(&next_words());
    if opening_period && time.role == Role::Period {
        return time.to.is_some();
    }
    // "phục vụ các tối cuối tuần": which evenings, not by when.
    if words == "cuối tuần" && !led {
        return false;
    }
    let scheduled =
        before.is_empty() && after.starts_with(':') || before.ends_with('(') && after.starts_with(')');
    if scheduled && time.rhythm.is_none() && matches!(time.role, Role::Period | Role::Event | Role::Other) {
        return time.to.is_some();
    }
    matches!(time.role, Role::Period | Role::Event | Role::Other)
        && time.rhythm.is_none()
        && time.to.is_some()
        && !whole_year
        && (led || lexicon::starts_with_any(&words, OPENINGS))
}

fn recurrence(every: time::Every) -> Option<Recurrence> {
    match every {
        time::Every::Daily | time::Every::Fortnightly | time::Every::Other => None,
        time::Every::Weekly => Some(Recurrence::Weekly),
        time::Every::Monthly => Some(Recurrence::Monthly),
        time::Every::Quarterly => Some(Recurrence::Quarterly),
        time::Every::HalfYearly => Some(Recurrence::HalfYearly),
        time::Every::Yearly => Some(Recurrence::Yearly),
    }
}

fn add_targets(task: &mut Task, line: &Line<'_>, taken: &[Range<usize>]) {
    for found in target::find(&line.words, taken) {
        task.targets.push(Target {
            text: line.body()[found.range.clone()].replace('\n', " "),
            comparator: found.comparator,
            value: found.value,
            max: found.max,
            unit: found.unit,
            span: line.at(found.range),
        });
    }
}

/// Adds cited documents, each once in an item.
pub(crate) fn add_references(task: &mut Task, line: &Line<'_>, cited: &[reference::Reference]) {
    for found in cited {
        let reference = reference_of(line, found);
        let again = task.references.iter().any(|other| {
            (other.number.is_some() || other.symbol.is_some())
                && other.number == reference.number
                && (other.symbol == reference.symbol)
        });
        if !again {
            task.references.push(reference);
        }
    }
}

/// Returns a citation with its place in the document.
pub(crate) fn reference_of(line: &Line<'_>, found: &reference::Reference) -> Reference {
    Reference {
        text: line.body()[found.range.clone()].replace('\n', " "),
        kind: found.kind.clone(),
        number: found.number.clone(),
        symbol: found.symbol.clone(),
        date: found.date.as_deref().and_then(partial_date),
        issuer: found.issuer.clone(),
        span: line.at(found.range.clone()),
    }
}

fn partial_date(text: &str) -> Option<PartialDate> {
    let mut parts = text.split('-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next().and_then(|part| part.parse().ok());
    let day = parts.next().and_then(|part| part.parse().ok());
    Some(PartialDate { year, month, day })
}

/// Counts the sentences that order something of their own.
fn count_actions(words: &Words<'_>) -> u32 {
    let mut count = 0;
    let mut start = 0;
    for at in 0..words.len() {
        let ends = words.is_mark(at, '.') && !words.touches(at) && !words.lower(at + 1).is_empty()
            || at + 1 == words.len();
        if ends {
            let orders = (start..(start + 12).min(at))
                .any(|token| words.any_phrase(token, lexicon::ORDERING).is_some());
            let mere_limit = words
                .any_phrase(
                    start,
                    &[
                        "yêu cầu hoàn thành",
                        "thời hạn",
                        "thời gian",
                        "qua đó",
                        "mục tiêu",
                        "hoàn thành trước",
                        "hoàn thành trong",
                    ],
                )
                .is_some();
            count += u32::from(orders && !mere_limit);
            start = at + 1;
        }
    }
    count
}

/// Takes over what the headings give.
pub(crate) fn inherit(task: &mut Task, inherited: &Inherited) {
    if task.lead.is_empty() || (leads_by_verb(task) || asks_a_contractor(task)) && !inherited.lead.is_empty()
    {
        task.lead = inherited.lead.clone();
    }
    add_parties(&mut task.support, inherited.support.clone());
    task.inherited_due = inherited.due.clone();
}

/// "Lãnh đạo UBND tỉnh ban hành ..." at the head of an item under a Party committee: there it is the verb.
fn leads_by_verb(task: &Task) -> bool {
    task.lead.iter().all(|party| party.name == "Lãnh đạo" || party.name.starts_with("Lãnh đạo "))
        && task.text.starts_with("Lãnh đạo ")
}

/// "Yêu cầu nhà thầu lập lại tiến độ" under a unit: the unit is to see to it; who works for it by contract leads nothing.
fn asks_a_contractor(task: &Task) -> bool {
    const CONTRACTED: &[&str] =
        &["nhà thầu", "các nhà thầu", "đơn vị thi công", "tư vấn giám sát", "đơn vị tư vấn"];
    let lower = viet::fold::lower(&task.text);
    lexicon::starts_with_any(&lower, &["yêu cầu", "đề nghị", "chỉ đạo", "đôn đốc"])
        && task.lead.iter().all(|party| CONTRACTED.contains(&viet::fold::lower(&party.name).as_str()))
}

/// Settles what follows from the fields: the due day, and that nobody helps himself.
pub(crate) fn finish(task: &mut Task) {
    task.due = task.deadlines.iter().filter_map(|deadline| deadline.due).max();
    task.actions = task.actions.max(1);
    let lead: Vec<String> = task.lead.iter().map(|party| viet::fold::key(&party.name)).collect();
    task.support.retain(|party| party.name == "*" || !lead.contains(&viet::fold::key(&party.name)));
}
