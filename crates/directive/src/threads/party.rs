//! Whether two names mean one unit: written out or short ("Phòng QLKH"), with or without "và", in full or in part.

use super::words;

/// Tells whether two names mean the same unit.
pub(super) fn same(one: &str, two: &str) -> bool {
    let (one, two) = (syllables(one), syllables(two));
    let (short, long) = if one.len() <= two.len() { (&one, &two) } else { (&two, &one) };
    if short.is_empty() {
        return false;
    }
    short == long || (short.len() > 2 && long.starts_with(short)) || is_initials(short, long)
}

fn syllables(name: &str) -> Vec<String> {
    words::name(name).into_iter().filter(|word| word != "và").collect()
}

/// "phòng qlkh" of "phòng quản lý khoa học".
fn is_initials(short: &[String], long: &[String]) -> bool {
    let common = short.iter().zip(long).take_while(|(one, two)| one == two).count();
    let [letters] = &short[common..] else { return false };
    let initials: String = long[common..].iter().filter_map(|word| word.chars().next()).collect();
    initials.chars().count() > 1 && *letters == initials
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_long_names_are_one_unit() {
        assert!(same("Phòng QLKH", "Phòng Quản lý Khoa học"));
        assert!(same("Phòng Kế hoạch – Tài chính", "Phòng Kế hoạch - Tài chính"));
        assert!(same("Trung tâm Ứng dụng", "Trung tâm Ứng dụng tiến bộ khoa học và công nghệ"));
        assert!(same("Trung tâm Ứng dụng tiến bộ KH&CN", "Trung tâm Ứng dụng tiến bộ khoa học và công nghệ"));
        assert!(!same("Phòng Quản lý Công nghệ", "Phòng Quản lý Khoa học"));
        assert!(!same("Sở", "Sở Tài chính"));
    }
}
