//! Collectives: "các sở, ban, ngành", "UBND các huyện, thị xã, thành phố", "các phòng, đơn vị".

use super::vocabulary::{COLLECTIVE_HEADS, COLLECTIVE_NOUNS, HEADS, MODIFIERS, NOT_NAMES};
use super::{Kind, Named, body};
use viet::words::Words;

/// Reads a collective at token `at`.
pub(super) fn read(words: &Words<'_>, at: usize) -> Option<Named> {
    let head = words.any_phrase(at, COLLECTIVE_HEADS)?;
    // "các đồng chí thành viên", "các đồng chí được phân công".
    let comrades = words.phrase(head, "đồng chí").and_then(|behind| nouns(words, behind));
    let (nouns, mut next, mut modified) = comrades.or_else(|| nouns(words, head))?;
    // "cơ quan chủ trì", "đơn vị chủ trì": the leading bodies of something, unless they are told to lead.
    if words.phrase(next, "chủ trì").is_some_and(|behind| {
        !words.is_mark(behind, ',')
            && !matches!(words.lower(behind), "phối" | "thực" | "xây" | "tham" | "triển" | "tổ" | "rà" | "")
    }) {
        next += 2;
        modified.push_str(" chủ trì");
    }
    // "các huyện, thị xã, thành phố ven biển": small words that only qualify are read, others end the name.
    let tokens = at..next;
    if is_all_units(words, at, &nouns, &modified) {
        return Some(Named { name: "*".to_owned(), tokens, kind: Kind::All });
    }
    Some(Named { name: words.slice(tokens.clone()).to_owned(), tokens, kind: Kind::Collective })
}

/// "Phòng Tư pháp các huyện, thị xã": the body of that name in each of them.
pub(super) fn at_each_place(words: &Words<'_>, name: Named) -> Named {
    const VILLAGES: &[&str] = &["thôn", "bản", "khu phố", "tổ dân phố"];
    let end = name.tokens.end;
    let places = words.any_phrase(end + 1, PLACES).is_some() && name.kind == Kind::Body
        || words.any_phrase(end + 1, VILLAGES).is_some() && matches!(name.kind, Kind::Body | Kind::Post);
    if words.lower(end) != "các" || !places {
        return name;
    }
    let Some((_, behind, _)) = nouns(words, end + 1) else { return name };
    let tokens = name.tokens.start..behind;
    Named { name: words.slice(tokens.clone()).to_owned(), tokens, kind: Kind::Collective }
}

/// Reads the nouns of a collective, each with what qualifies it; returns them, the token behind and the qualifiers.
fn nouns<'w>(words: &'w Words<'_>, from: usize) -> Option<(Vec<&'w str>, usize, String)> {
    let mut nouns = Vec::new();
    let mut modified = String::new();
    let mut next = from;
    // "UBND các huyện, thị xã, thành phố": only places go on with such a list.
    let of_places = from > 1 && matches!(words.lower(from - 2), "ubnd" | "dân");
    loop {
        let behind = words.any_phrase(next, COLLECTIVE_NOUNS)?;
        nouns.push(&words.lower_text()[words.bytes(next..behind)]);
        next = behind;
        // "các cơ quan, đơn vị thuộc Sở, UBND ...": qualifiers may stand behind every noun.
        while let Some(behind) = modifier(words, next) {
            modified.push_str(&words.lower_text()[words.bytes(next..behind)]);
            next = behind;
        }
        // "đảng ủy các cơ quan Đảng tỉnh và các cơ quan liên quan": the committee is of the first only.
        let of_committee = from > 1 && matches!(words.lower(from - 2), "ủy" | "quyền");
        let goes_on = |more: usize| {
            !(of_places && words.any_phrase(more, PLACES).is_none()
                || of_committee && words.lower(more - 1) == "các")
        };
        let divisions = nouns.iter().all(|noun| DIVISIONS.contains(noun));
        match more_nouns(words, next, divisions).filter(|&more| goes_on(more)) {
            Some(more) => next = more,
            None => break,
        }
    }
    // A body's name behind: "các Thành viên Hội đồng KH&CN tỉnh", "các trường THPT", "các xã A, B".
    if words.any_phrase(next, HEADS).is_some() && words.word(next).starts_with(char::is_uppercase) {
        next = body::continuation(words, next);
    } else {
        let named = body::capitals(words, next);
        let places = named > next && nouns.iter().any(|noun| PLACES.contains(noun));
        next = if places { more_places(words, named) } else { named };
    }
    while let Some(behind) = modifier(words, next) {
        modified.push_str(&words.lower_text()[words.bytes(next..behind)]);
        next = behind;
    }
    Some((nouns, next, modified))
}

/// "các xã Thạch Sơn, Bình Lạc và Cam Lâm": the names of the places go on behind commas.
fn more_places(words: &Words<'_>, at: usize) -> usize {
    let mut end = at;
    loop {
        let next = end + usize::from(words.is_mark(end, ',') || words.lower(end) == "và");
        if next == end || body::begins_name(words, next) {
            return end;
        }
        let named = body::capitals(words, next);
        if named == next {
            return end;
        }
        end = named;
    }
}

/// Nouns of places with their own administration.
const PLACES: &[&str] =
    &["huyện", "thị xã", "thành phố", "xã", "phường", "thị trấn", "quận", "tỉnh", "địa phương", "đặc khu"];

/// Parts of one body.
const DIVISIONS: &[&str] = &["phòng", "ban", "khoa", "phòng ban", "phòng chuyên môn", "bộ phận"];

/// Returns the token of the next noun where a comma, "và" or "hoặc" and another noun follow.
fn more_nouns(words: &Words<'_>, at: usize, divisions: bool) -> Option<usize> {
    let mut next = at;
    if words.is_mark(next, ',') || words.is_mark(next, '/') {
        next += 1;
    }
    if matches!(words.lower(next), "và" | "hoặc") {
        next += 1;
    }
    if next == at {
        return None;
    }
    // "Trưởng các phòng, thủ trưởng các đơn vị" are all units; behind others their heads are a collective of their own.
    const LEADERS: &[&str] = &["thủ trưởng các", "lãnh đạo các", "người đứng đầu các"];
    next = match words.any_phrase(next, LEADERS) {
        Some(behind) if divisions => behind,
        Some(_) => return None,
        None => words.phrase(next, "các").unwrap_or(next),
    };
    let behind = words.any_phrase(next, COLLECTIVE_NOUNS)?;
    // "các phòng, Trung tâm Kỹ thuật": a capital noun with a name behind is a body of its own.
    let named = words.word(next).starts_with(char::is_uppercase)
        && words.word(behind).starts_with(char::is_uppercase);
    (!named).then_some(next)
}

fn modifier(words: &Words<'_>, at: usize) -> Option<usize> {
    if let Some(behind) = words.any_phrase(at, &["trực thuộc", "thuộc"]) {
        // "thuộc Sở", "thuộc UBND tỉnh", "thuộc thẩm quyền" (no name).
        // "các chi bộ trực thuộc tổ chức học tập": a verb begins there, no head.
        if words.any_phrase(behind, HEADS).is_some() && words.any_phrase(behind, NOT_NAMES).is_none() {
            return Some(body::continuation(words, behind));
        }
        let whole = words.any_phrase(at, &["trực thuộc"]);
        return whole.filter(|&behind| behind > at + 1);
    }
    if let Some(behind) = words.phrase(at, "trên địa bàn") {
        let level = words.any_phrase(behind, &["tỉnh", "huyện", "thành phố", "xã", "phường", "quận"]);
        return Some(level.map_or(behind, |level| body::capitals(words, level)));
    }
    if let Some(behind) = words.any_phrase(at, &["của", "trong toàn", "trong"]) {
        let level = words.any_phrase(
            behind,
            &["sở", "tỉnh", "huyện", "bộ", "ngành", "trường", "xã", "chi bộ", "đảng bộ", "cơ quan", "đơn vị"],
        )?;
        return Some(level);
    }
    // "các ban đảng Tỉnh ủy": the body they are of, not a level.
    if words.word(at).starts_with(char::is_uppercase) && words.any_phrase(at, HEADS).is_some() {
        return None;
    }
    words.any_phrase(at, MODIFIERS)
}

/// "Các phòng, đơn vị" of the body itself are all its units (gold readings, close calls). "Các đơn vị thuộc Sở" alone
/// are those below the divisions; "liên quan" and other modifiers pick some.
fn is_all_units(words: &Words<'_>, at: usize, nouns: &[&str], modified: &str) -> bool {
    let own = modified.is_empty()
        || ["thuộc", "trực thuộc", "của", "trong", "trong toàn"]
            .iter()
            .any(|word| modified.starts_with(word));
    if !own {
        return false;
    }
    let has = |noun: &str| nouns.contains(&noun);
    let divisions = has("phòng") || has("phòng ban") || (has("khoa") && has("phòng"));
    let only_units = nouns.iter().all(|noun| {
        matches!(
            *noun,
            "phòng"
                | "ban"
                | "đơn vị"
                | "phòng ban"
                | "bộ phận"
                | "trung tâm"
                | "khoa"
                | "lãnh đạo"
                | "cá nhân"
                | "viện"
                | "chi cục"
                | "tổ"
                | "thủ trưởng"
        )
    });
    if only_units
        && divisions
        && (has("đơn vị") || has("ban") || has("phòng ban") || has("khoa") || has("trung tâm"))
    {
        return true;
    }
    let of_body = modified.starts_with("thuộc ") || modified.starts_with("trực thuộc ");
    only_units
        && (has("đơn vị") || nouns.len() > 1)
        && of_body
        && !modified.contains("sở")
        && words.any_phrase(at, &["các", "thủ trưởng các", "lãnh đạo các", "toàn thể"]).is_some()
}
