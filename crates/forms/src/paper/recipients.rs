//! Who receives a document (annex I.II.9b): those above it, those it gives work to, the archive.

/// Bodies as their papers call them in short.
const BODIES: [&str; 6] = ["Sở", "Chi cục", "Cục", "Ban", "Trung tâm", "UBND"];
const ANY_BODY: &str = "cơ quan";
const LEADERS: &str = "Lãnh đạo";
const ALL_UNITS: &str = "Các phòng, đơn vị thuộc";
const ARCHIVE: &str = "Lưu: VT";
/// Words of a unit's name that its abbreviation leaves out.
const SMALL_WORDS: [&str; 3] = ["và", "-", "phòng"];

/// Units that a document gives work to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Concerned {
    /// All of the body.
    All,
    /// These, by their names.
    These(Vec<String>),
}

/// Returns who receives a document of a body, the line of the archive last; `drafted` is the abbreviation of the unit that
/// drafted it.
pub fn recipients(body: &str, concerned: &Concerned, drafted: Option<&str>) -> Vec<String> {
    let short = BODIES.iter().find(|name| body.starts_with(&format!("{name} "))).unwrap_or(&ANY_BODY);
    let mut lines = vec![format!("{LEADERS} {short}")];
    match concerned {
        Concerned::All => lines.push(format!("{ALL_UNITS} {short}")),
        Concerned::These(units) => lines.extend(units.iter().cloned()),
    }
    lines.push(archive(drafted));
    lines
}

/// Returns the line of the archive.
pub fn archive(drafted: Option<&str>) -> String {
    drafted.map_or_else(|| ARCHIVE.to_owned(), |unit| format!("{ARCHIVE}, {unit}"))
}

/// Returns the abbreviation of a unit as symbols and the line of the archive have it: of its short names the one in
/// capitals ("Phòng QLKH" -> "QLKH"), else the first letters of its name.
pub fn abbreviation<'s>(name: &str, short: impl IntoIterator<Item = &'s str>) -> String {
    let in_capitals = |word: &&str| {
        word.chars().count() > 1
            && word.chars().any(char::is_alphabetic)
            && word.chars().all(|sign| sign.is_uppercase() || matches!(sign, '&' | '-'))
    };
    let said = short.into_iter().find_map(|short| short.split_whitespace().find(in_capitals));
    said.map_or_else(
        || {
            let words = name.split_whitespace();
            // "Văn phòng" is "VP": what is left out elsewhere is half of its name.
            let office = name.to_lowercase().starts_with("văn phòng");
            let kept = words.take(if office { 2 } else { usize::MAX });
            kept.filter(|word| office || !SMALL_WORDS.contains(&word.to_lowercase().as_str()))
                .filter_map(|word| word.chars().next())
                .filter(|letter| letter.is_alphabetic())
                .flat_map(char::to_uppercase)
                .collect()
        },
        |said| said.replace('&', ""),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_abbreviated_as_their_people_do() {
        let of = |name: &str, short: &[&str]| abbreviation(name, short.iter().copied());
        assert_eq!(of("Văn phòng Sở", &["VP Sở", "Văn phòng"]), "VP");
        assert_eq!(of("Văn phòng Sở", &[]), "VP");
        assert_eq!(of("Phòng Quản lý Khoa học", &["Phòng QLKH"]), "QLKH");
        assert_eq!(of("Phòng Kế hoạch - Tài chính", &[]), "KHTC");
        assert_eq!(of("Thanh tra Sở", &["Thanh tra"]), "TTS");
    }

    #[test]
    fn the_archive_stands_last() {
        let these = Concerned::These(vec!["Văn phòng Sở".to_owned()]);
        assert_eq!(
            recipients("Sở Tài chính", &these, Some("VP")),
            ["Lãnh đạo Sở", "Văn phòng Sở", "Lưu: VT, VP"]
        );
        assert_eq!(
            recipients("Hội đồng", &Concerned::All, None),
            ["Lãnh đạo cơ quan", "Các phòng, đơn vị thuộc cơ quan", "Lưu: VT"]
        );
    }
}
