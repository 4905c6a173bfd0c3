//! Lists of names.

use super::{Kind, Named, Registry, body, collective};
use viet::words::{self, Words};

/// Reads one name at token `at`.
pub(crate) fn one(words: &Words<'_>, at: usize, registry: &Registry) -> Option<Named> {
    // "các đồng chí được phân công": nobody by name.
    let told = words
        .phrase(at, "các đồng chí")
        .filter(|&behind| matches!(words.lower(behind), "được" | "có" | "thuộc"));
    if told.is_some() {
        return collective::read(words, at);
    }
    let (at, comrade) = match words.any_phrase(
        at,
        &["các đồng chí", "đồng chí", "các đ / c", "đ / c", "đ c", "ông", "bà", "các ông", "các bà"],
    ) {
        Some(behind) => (behind, true),
        None => (at, false),
    };
    let at = words.any_phrase(at, &[":"]).filter(|_| comrade).unwrap_or(at);
    if let Some(division) = short_division(words, at, registry) {
        return Some(division);
    }
    let known = registry.find(words, at);
    let read = collective::read(words, at)
        .or_else(|| body::read(words, at).map(|name| collective::at_each_place(words, name)))
        .or_else(|| if comrade { body::read_person(words, at) } else { body::read_place(words, at) });
    match (known, read) {
        // "Trung tâm Ứng dụng" known, "Trung tâm Ứng dụng và Dịch vụ" written: the longer is meant.
        (Some(known), Some(read)) if read.tokens.end > known.tokens.end && read.kind == Kind::Body => {
            let more = words.kind(known.tokens.end);
            let capital = words.word(known.tokens.end).starts_with(char::is_uppercase);
            if more == Some(words::Kind::Word) && (capital || words.lower(known.tokens.end) == "và") {
                Some(read)
            } else {
                Some(known)
            }
        }
        (Some(known), _) => Some(known),
        (None, read) => read,
    }
}

/// "P. QLĐT", "P.TC-KT": a division by its letters.
fn short_division(words: &Words<'_>, at: usize, registry: &Registry) -> Option<Named> {
    let capital = |at: usize| words.word(at).starts_with(char::is_uppercase);
    let letters =
        |at: usize| words.word(at).chars().count() > 1 && words.word(at).chars().all(char::is_uppercase);
    if words.word(at) != "P" || !words.is_mark(at + 1, '.') || !capital(at + 2) {
        return None;
    }
    // "P. Điều dưỡng": in words.
    let mut end = if letters(at + 2) { at + 3 } else { body::continuation(words, at + 2) };
    while (words.is_dash(end) || words.is_mark(end, '&')) && letters(end + 1) {
        end += 2;
    }
    // Brackets elsewhere may have told what it stands for.
    let written = words.slice(at..end);
    let full = registry.fullest(written);
    let name = if full == written { format!("Phòng {}", words.slice(at + 2..end)) } else { full };
    Some(Named { name, tokens: at..end, kind: Kind::Body })
}

/// Reads a list of names at token `at`; returns them with the token behind the last.
pub(crate) fn list(words: &Words<'_>, at: usize, registry: &Registry) -> Option<(Vec<Named>, usize)> {
    let (mut names, mut end) = several(words, at, registry)?;
    while let Some(next) = through(words, end).or_else(|| separator(words, end)) {
        let Some((more, behind)) = several(words, next, registry) else { break };
        // "gửi về Sở qua ông Trịnh Gia Bảo, chuyên viên": whom to ask for, no body that receives.
        if through(words, end).is_some() && more.iter().all(|name| name.kind == Kind::Person) {
            break;
        }
        if is_body_of_division(words, &names, &more, end..next, behind) {
            return Some((names, behind));
        }
        end = behind;
        for name in more {
            // "Hoàng Thị Lụa, Phó Bí thư": the post of the person just named.
            let apposition =
                name.kind == Kind::Post && names.last().is_some_and(|last: &Named| last.kind == Kind::Person);
            if !apposition {
                names.push(name);
            }
        }
    }
    share_levels(words, &mut names);
    Some((names, end))
}

/// "Phòng Tổ chức - Biên chế, Sở Nội vụ tổng hợp": behind the comma stands the body of which the division is, unless the
/// list goes on.
fn is_body_of_division(
    words: &Words<'_>,
    names: &[Named],
    more: &[Named],
    between: std::ops::Range<usize>,
    behind: usize,
) -> bool {
    let ([division], [body]) = (names, more) else { return false };
    let comma = between.len() == 1 && words.is_mark(between.start, ',');
    comma
        && division.name.starts_with("Phòng ")
        && body.name.starts_with("Sở ")
        && separator(words, behind).is_none()
        && through(words, behind).is_none()
}

/// Reads a range of tokens that holds nothing but names: a cell, what stands behind "Chủ trì:".
pub(crate) fn all(words: &Words<'_>, range: std::ops::Range<usize>, registry: &Registry) -> Vec<Named> {
    let listed = list(words, range.start, registry);
    match listed {
        Some((names, end)) if end >= range.end => names,
        listed => super::heading::names_between(words, range.start, range.end)
            .or(listed.map(|(names, _)| names))
            .unwrap_or_default(),
    }
}

/// Reads one name, or the names that share a head.
fn several(words: &Words<'_>, at: usize, registry: &Registry) -> Option<(Vec<Named>, usize)> {
    elliptical(words, at).or_else(|| of_places(words, at)).or_else(|| {
        let name = one(words, at, registry)?;
        let end = name.tokens.end;
        Some((vec![name], end))
    })
}

/// "UBND các tỉnh: Sơn Bình, Trường Xuyên": the committee of each.
fn of_places(words: &Words<'_>, at: usize) -> Option<(Vec<Named>, usize)> {
    const HEADS: &[&str] =
        &["ubnd các", "ủy ban nhân dân các", "uỷ ban nhân dân các", "hđnd các", "công an các"];
    const LEVELS: &[&str] = &["tỉnh", "huyện", "thành phố", "thị xã", "xã", "phường", "quận"];
    let level = words.any_phrase(at, HEADS)?;
    let colon = words.any_phrase(level, LEVELS).filter(|&colon| words.is_mark(colon, ':'))?;
    let (head, level) = (words.slice(at..level - 1), words.slice(level..colon));
    let mut names = Vec::new();
    let mut from = colon + 1;
    let mut end = colon;
    loop {
        // "Trường Xuyên" is a province here, whatever else "Trường" begins.
        let other = words.lower(from) != "trường" && body::begins_name(words, from);
        let behind = body::capitals(words, from);
        if behind == from || other {
            break;
        }
        let name = format!("{head} {level} {}", words.slice(from..behind));
        names.push(Named { name, tokens: from..behind, kind: Kind::Body });
        end = behind;
        from = behind + usize::from(words.is_mark(behind, ',') || words.lower(behind) == "và");
    }
    (!names.is_empty()).then_some((names, end))
}

/// Returns the short name that brackets behind a name give: "(sau đây gọi tắt là Trung tâm)", "(gọi tắt là Sở)".
pub(crate) fn alias(words: &Words<'_>, at: usize) -> Option<String> {
    if !words.is_mark(at, '(') {
        return None;
    }
    const SAYS: &[&str] = &[
        "sau đây gọi tắt là",
        "sau đây gọi là",
        "sau đây viết tắt là",
        "gọi tắt là",
        "viết tắt là",
        "sau đây gọi chung là",
    ];
    let from = words.any_phrase(at + 1, SAYS)?;
    let close = (from..from + 10).find(|&token| words.is_mark(token, ')'))?;
    (close > from).then(|| words.slice(from..close).to_owned())
}

/// Returns the abbreviations that brackets behind names give, each with its name: "Phòng Kế hoạch - Tài chính (P.KHTC)",
/// "Ban Nội chính Tỉnh ủy (BNCTU)".
pub(crate) fn abbreviations(words: &Words<'_>) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut start = 0;
    for at in 0..words.len() {
        if words.is_mark(at, '(') {
            let close = (at..(at + 6).min(words.len())).find(|&token| words.is_mark(token, ')'));
            let short = close.map(|close| words.slice(at + 1..close)).filter(|short| is_abbreviation(short));
            let full = short.and_then(|_| full_name(words, start, at));
            if let (Some(short), Some(full)) = (short, full)
                && first_letter(short) == first_letter(&full)
            {
                found.push((short.to_owned(), full));
            }
        }
        let separates = matches!(words.kind(at), Some(words::Kind::Mark(';' | ':' | '.' | ')' | ',')));
        if separates && !(words.is_mark(at, ',') || words.touches(at)) || words.is_mark(at, ')') {
            start = at + 1;
        }
    }
    found
}

/// The name that ends at a bracket: all words of the clause, or the last words that are a name.
fn full_name(words: &Words<'_>, start: usize, end: usize) -> Option<String> {
    let whole = super::heading::names_between(words, start, end).filter(|names| names.len() == 1);
    if let Some(name) = whole.and_then(|mut names| names.pop()) {
        return Some(name.name);
    }
    let registry = Registry::default();
    let nearest = (start.max(end.saturating_sub(14))..end)
        .filter(|&at| words.word(at).starts_with(char::is_uppercase))
        .find_map(|at| one(words, at, &registry).filter(|name| name.tokens.end == end));
    nearest.map(|name| name.name).or_else(|| post(words, start, end))
}

/// "Phó Hiệu trưởng phụ trách chuyên môn": a post with what it is in charge of.
fn post(words: &Words<'_>, start: usize, end: usize) -> Option<String> {
    let at = (start..end).find(|&at| words.word(at).starts_with(char::is_uppercase))?;
    let is_post = words.any_phrase(at, super::vocabulary::POSTS).is_some();
    let plain = (at..end).all(|token| words.kind(token) == Some(words::Kind::Word));
    (is_post && plain && end - at <= 9).then(|| words.slice(at..end).to_owned())
}

/// Two capitals at least, nothing long: "VP", "TTra", "P.KHTC", "TT ƯDKHCN".
fn is_abbreviation(short: &str) -> bool {
    let capitals = short.chars().filter(|letter| letter.is_uppercase()).count();
    capitals >= 2
        && short.chars().count() <= 14
        && short.split([' ', '.']).all(|word| word.starts_with(char::is_uppercase) || word.is_empty())
        && short.split([' ', '.']).any(|word| word.chars().filter(|letter| letter.is_uppercase()).count() > 1)
}

fn first_letter(name: &str) -> Option<char> {
    viet::fold::bare(name).chars().next()
}

/// "UBND huyện (qua Phòng Nội vụ)": the unit that receives for the body.
fn through(words: &Words<'_>, at: usize) -> Option<usize> {
    words.any_phrase(at, &["( qua", "( thông qua", ", qua", "qua"])
}

/// Returns the token behind a separator of names: a comma, "và", "cùng", an abbreviation in brackets before it.
fn separator(words: &Words<'_>, at: usize) -> Option<usize> {
    let mut next = at;
    if words.is_mark(next, '(') {
        let close = (next..next + 12).find(|&token| words.is_mark(token, ')'))?;
        next = close + 1;
    }
    if words.is_mark(next, ',') || words.is_mark(next, ';') || words.is_mark(next, '+') {
        next += 1;
    }
    if matches!(words.lower(next), "và" | "cùng" | "với") && next > at
        || matches!(words.lower(next), "và" | "cùng")
    {
        next += 1;
    }
    if words.lower(next) == "với" && next > at {
        next += 1;
    }
    (next > at && !words.is_mark(next, ')')).then_some(next)
}

/// "HĐND, UBND tỉnh", "UBND, Chủ tịch UBND tỉnh": a bare head takes the level of the name behind it.
fn share_levels(words: &Words<'_>, names: &mut [Named]) {
    for index in (0..names.len().saturating_sub(1)).rev() {
        let bare = matches!(
            viet::fold::lower(&names[index].name).as_str(),
            "hđnd"
                | "ubnd"
                | "ubmttq"
                | "đảng ủy"
                | "hội đồng nhân dân"
                | "ủy ban nhân dân"
                | "thường trực hđnd"
        );
        if !bare {
            continue;
        }
        let next = &names[index + 1];
        let level = (next.tokens.start..next.tokens.end).find(|&at| {
            matches!(words.lower(at), "tỉnh" | "huyện" | "xã" | "phường" | "thành" | "thị" | "quận")
        });
        if let Some(level) = level {
            let more = words.slice(level..next.tokens.end).to_owned();
            names[index].name = format!("{} {more}", names[index].name);
        }
    }
}

/// "các Sở: Tài chính, Kế hoạch và Đầu tư, Nội vụ", "các Bộ: Y tế, Công an": each item is a body of that head.
fn elliptical(words: &Words<'_>, at: usize) -> Option<(Vec<Named>, usize)> {
    let head = words.any_phrase(
        at,
        &[
            "các sở",
            "các bộ",
            "các phòng",
            "các ban",
            "các cục",
            "các vụ",
            "các sở , ngành",
            "các sở , ban , ngành",
        ],
    )?;
    let colon = words.is_mark(head, ':');
    let head_word = words.word(at + 1);
    let next = if colon { head + 1 } else { head };
    // Without a colon only capitals can be names: "các Sở Tài chính, Nội vụ".
    if !words.word(next).starts_with(char::is_uppercase)
        || (!colon && !head_word.starts_with(char::is_uppercase))
    {
        return None;
    }
    let mut names = Vec::new();
    let mut start = next;
    let mut end = next;
    let mut at = next;
    let push = |from: usize, to: usize, names: &mut Vec<Named>| {
        if from < to {
            let name = format!("{head_word} {}", words.slice(from..to));
            names.push(Named { name, tokens: from..to, kind: Kind::Body });
        }
    };
    loop {
        let capital = words.word(at).starts_with(char::is_uppercase);
        let lower = words.lower(at);
        // "các Bộ: Xây dựng, Tài chính và UBND tỉnh": a name with a head of its own ends the ellipsis.
        let separates = words.is_mark(at, ',') || words.is_mark(at, ';') || lower == "và";
        if separates && body::begins_name(words, at + 1) {
            break;
        }
        if capital {
            at += 1;
            end = at;
        } else if words.is_dash(at) && words.word(at + 1).starts_with(char::is_uppercase) {
            at += 1;
        } else if lower == "và" && words.word(at + 1).starts_with(char::is_uppercase) {
            // The last "và" separates, unless the name is known to hold one.
            let known = [
                "đầu tư",
                "đào tạo",
                "công nghệ",
                "phát triển",
                "môi trường",
                "xã hội",
                "du lịch",
                "truyền thông",
                "vận tải",
                "chất lượng",
                "tôn giáo",
            ];
            if words.any_phrase(at + 1, &known).is_some() {
                at += 1;
            } else {
                push(start, end, &mut names);
                start = at + 1;
                at += 1;
            }
        } else if (words.is_mark(at, ',') || words.is_mark(at, ';'))
            && words.word(at + 1).starts_with(char::is_uppercase)
        {
            let inside = ["văn hóa", "tiêu chuẩn", "nghiên cứu"];
            let first = words.any_phrase(start, &inside).is_some_and(|behind| behind == at);
            if first {
                at += 1;
            } else {
                push(start, end, &mut names);
                start = at + 1;
                at += 1;
            }
        } else if at > start
            && (words.phrase(at, "và công nghệ").is_some() || body::completes_compound(words, at, start))
        {
            at += 1;
            end = at;
        } else {
            break;
        }
    }
    push(start, end, &mut names);
    (!names.is_empty() && (colon || names.len() > 1)).then_some((names, end))
}
