//! The kinds of documents: the words before a number, and the abbreviations in a symbol.

use super::view::View;

/// The words of a kind, found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The kind in lower case: "quyết định".
    pub(super) name: &'static str,
    /// The token after its words.
    pub(super) next: usize,
    /// Written as an abbreviation: "NQ", "QĐ".
    pub(super) short: bool,
}

/// Returns the kind of document whose words begin at token `at`, the longest that fits.
///
/// ```text
/// kind = "Nghị quyết" | "Chương trình hành động" | ...      any capitals
///      | "NQ" | "QĐ" | ...                                  capitals only
/// ```
pub(super) fn at(view: &View<'_, '_>, at: usize) -> Option<Found> {
    let second = second_words(view.lower(at));
    let long = second.iter().filter_map(|(rest, name)| {
        let next = if rest.is_empty() { at + 1 } else { view.phrase(at + 1, rest)? };
        Some(Found { name, next, short: false })
    });
    long.max_by_key(|found| found.next).or_else(|| abbreviated(view, at))
}

/// Returns the kind whose abbreviation stands alone at token `at`: "NQ 57", "NQ57", "QĐ số 12".
fn abbreviated(view: &View<'_, '_>, at: usize) -> Option<Found> {
    let word = view.word(at);
    if word.len() > 8 || !word.starts_with(|letter: char| letter.is_ascii_uppercase()) {
        return None;
    }
    let name = of_abbreviation(word)?;
    let apart = !view.touched(at) || matches!(view.word(at - 1), "(" | "“" | "\"" | "," | ";");
    apart.then_some(Found { name, next: at + 1, short: true })
}

/// What may follow the first syllable of a kind, and the kind it makes.
fn second_words(first: &str) -> &'static [(&'static str, &'static str)] {
    match first {
        "nghị" => &[
            ("quyết", "nghị quyết"),
            ("quyết liên tịch", "nghị quyết liên tịch"),
            ("quyết chuyên đề", "nghị quyết chuyên đề"),
            ("định", "nghị định"),
            ("định thư", "nghị định thư"),
        ],
        "quyết" => &[("định", "quyết định")],
        "chỉ" => &[("thị", "chỉ thị")],
        "kế" => &[
            ("hoạch", "kế hoạch"),
            ("hoạch hành động", "kế hoạch hành động"),
            ("hoạch liên tịch", "kế hoạch liên tịch"),
            ("hoạch liên ngành", "kế hoạch liên ngành"),
            ("hoạch phối hợp", "kế hoạch phối hợp"),
        ],
        "công" => &[
            ("văn", "công văn"),
            ("điện", "công điện"),
            ("điện khẩn", "công điện"),
            ("văn liên ngành", "công văn liên ngành"),
            ("hàm", "công hàm"),
            ("thư", "công thư"),
        ],
        "thông" => &[
            ("báo", "thông báo"),
            ("báo kết luận", "thông báo kết luận"),
            ("tư", "thông tư"),
            ("tư liên tịch", "thông tư liên tịch"),
            ("tư liên bộ", "thông tư liên bộ"),
            ("tri", "thông tri"),
            ("cáo", "thông cáo"),
        ],
        "kết" => &[("luận", "kết luận"), ("luận thanh tra", "kết luận thanh tra")],
        "chương" => &[
            ("trình", "chương trình"),
            ("trình hành động", "chương trình hành động"),
            ("trình công tác", "chương trình công tác"),
            ("trình phối hợp", "chương trình phối hợp"),
        ],
        "hướng" => &[
            ("dẫn", "hướng dẫn"),
            ("dẫn liên ngành", "hướng dẫn liên ngành"),
            ("dẫn liên tịch", "hướng dẫn liên tịch"),
        ],
        "quy" => &[
            ("định", "quy định"),
            ("chế", "quy chế"),
            ("chế phối hợp", "quy chế phối hợp"),
            ("chế phối hợp liên ngành", "quy chế phối hợp liên ngành"),
            ("hoạch", "quy hoạch"),
            ("ước", "quy ước"),
        ],
        "đề" => &[("án", "đề án"), ("cương", "đề cương")],
        "dự" => &[("án", "dự án")],
        "phương" => &[("án", "phương án")],
        "báo" => &[("cáo", "báo cáo")],
        "tờ" => &[("trình", "tờ trình"), ("trình liên ngành", "tờ trình liên ngành")],
        "biên" => &[("bản", "biên bản"), ("bản ghi nhớ", "biên bản ghi nhớ")],
        "bản" => &[("án", "bản án"), ("ghi nhớ", "bản ghi nhớ"), ("thỏa thuận", "bản thỏa thuận")],
        "thỏa" => &[("thuận", "thỏa thuận"), ("ước", "thỏa ước")],
        "hợp" => &[("đồng", "hợp đồng")],
        "giấy" => &[
            ("mời", "giấy mời"),
            ("giới thiệu", "giấy giới thiệu"),
            ("ủy quyền", "giấy ủy quyền"),
            ("phép", "giấy phép"),
            ("chứng nhận", "giấy chứng nhận"),
        ],
        "phiếu" => &[
            ("gửi", "phiếu gửi"),
            ("chuyển", "phiếu chuyển"),
            ("báo", "phiếu báo"),
            ("trình", "phiếu trình"),
        ],
        "văn" => &[("bản", "văn bản"), ("bản hợp nhất", "văn bản hợp nhất")],
        "luật" => &[("", "luật")],
        "bộ" => &[("luật", "bộ luật")],
        "pháp" => &[("lệnh", "pháp lệnh")],
        "hiến" => &[("pháp", "hiến pháp")],
        "lệnh" => &[("", "lệnh")],
        "sắc" => &[("lệnh", "sắc lệnh"), ("luật", "sắc luật")],
        "chiến" => &[("lược", "chiến lược")],
        "điều" => &[("lệ", "điều lệ")],
        "tuyên" => &[("bố", "tuyên bố")],
        "thư" => &[("công", "thư công"), ("mời", "thư mời")],
        "nội" => &[("quy", "nội quy")],
        _ => &[],
    }
}

/// Returns the kind that an abbreviation stands for, in a symbol or alone (Nghị định 30/2020/NĐ-CP, annex III; party:
/// Hướng dẫn 36-HD/VPTW). Letters that a scanner lost ("QD", "ND") are known.
pub(super) fn of_abbreviation(short: &str) -> Option<&'static str> {
    Some(match short {
        "NQ" => "nghị quyết",
        "NQLT" => "nghị quyết liên tịch",
        "QĐ" | "QD" | "Qđ" | "QÐ" => "quyết định",
        "QyĐ" | "QĐi" | "QyD" => "quy định",
        "QC" => "quy chế",
        "CT" => "chỉ thị",
        "KH" => "kế hoạch",
        "TB" => "thông báo",
        "TBKL" => "thông báo kết luận",
        "KL" => "kết luận",
        "CTr" | "CTR" => "chương trình",
        "CTHĐ" | "CTrHĐ" => "chương trình hành động",
        "HD" => "hướng dẫn",
        "BC" => "báo cáo",
        "TTr" | "TTR" => "tờ trình",
        "CĐ" | "CÐ" => "công điện",
        "CV" => "công văn",
        "NĐ" | "ND" | "NÐ" => "nghị định",
        "TT" => "thông tư",
        "TTLT" => "thông tư liên tịch",
        "TTLB" => "thông tư liên bộ",
        "PA" => "phương án",
        "ĐA" => "đề án",
        "DA" => "dự án",
        "BB" => "biên bản",
        "BBGN" => "biên bản ghi nhớ",
        "BGN" => "bản ghi nhớ",
        "BTT" => "bản thỏa thuận",
        "HĐ" => "hợp đồng",
        "GM" => "giấy mời",
        "GP" => "giấy phép",
        "GGT" => "giấy giới thiệu",
        "GUQ" => "giấy ủy quyền",
        "PG" => "phiếu gửi",
        "PC" => "phiếu chuyển",
        "PB" => "phiếu báo",
        "TC" => "thông cáo",
        "VBHN" => "văn bản hợp nhất",
        "SL" => "sắc lệnh",
        "PL" => "pháp lệnh",
        "L" => "lệnh",
        _ => return None,
    })
}

/// Returns the kind of a symbol: of its first part, which names the kind in most series.
///
/// The parts are those between hyphens and slashes: "NQ/TW", "QĐ-UBND". A letter's symbol ("SKHCN-VP") has none.
pub(super) fn of_symbol(symbol: &str) -> Option<&'static str> {
    let first = symbol.split(['-', '/', '.']).next()?;
    if first.len() == symbol.len()
        && matches!(first, "L" | "PC" | "PB" | "PG" | "TC" | "TT" | "CT" | "ND" | "DA" | "PL")
    {
        return None;
    }
    of_abbreviation(first)
}

/// Returns the kind whose two words stand before token `at` with a mark lost or wrong ("Quyết đinh số", "Kê hoạch số").
pub(super) fn damaged_before(view: &View<'_, '_>, at: usize) -> Option<&'static str> {
    const BARE: [(&str, &str); 14] = [
        ("quyet dinh", "quyết định"),
        ("nghi quyet", "nghị quyết"),
        ("nghi dinh", "nghị định"),
        ("thong tu", "thông tư"),
        ("thong bao", "thông báo"),
        ("cong van", "công văn"),
        ("cong dien", "công điện"),
        ("ke hoach", "kế hoạch"),
        ("chi thi", "chỉ thị"),
        ("ket luan", "kết luận"),
        ("chuong trinh", "chương trình"),
        ("to trinh", "tờ trình"),
        ("bao cao", "báo cáo"),
        ("huong dan", "hướng dẫn"),
    ];
    let first = at.checked_sub(2).filter(|first| view.is_word(*first) && view.is_word(at - 1))?;
    if view.word(first).len() + view.word(at - 1).len() > 24 {
        return None;
    }
    let bare = viet::fold::bare(&format!("{} {}", view.word(first), view.word(at - 1)));
    BARE.iter().find(|(damaged, _)| *damaged == bare).map(|(_, name)| *name)
}

/// Tells whether a kind's name alone with a number, without a symbol, is read: "Nghị quyết 57".
pub(super) fn how_short(kind: &str) -> Short {
    match kind {
        "nghị quyết"
        | "nghị định"
        | "thông tư"
        | "thông tư liên tịch"
        | "chỉ thị"
        | "công điện"
        | "công văn"
        | "pháp lệnh" => Short::Any,
        "quyết định"
        | "kết luận"
        | "đề án"
        | "tờ trình"
        | "thông tri"
        | "sắc lệnh"
        | "thông báo kết luận" => Short::Capital,
        "dự án"
        | "bản án"
        | "hợp đồng"
        | "giấy chứng nhận"
        | "giấy phép"
        | "quy hoạch"
        | "chiến lược"
        | "luật"
        | "bộ luật"
        | "hiến pháp"
        | "điều lệ" => Short::Never,
        _ => Short::Followed,
    }
}

/// When a number behind the words of a kind is that of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Short {
    /// Always: "nghị định 60".
    Any,
    /// With a capital, or "số": "Quyết định 324", not "quyết định 03 nội dung".
    Capital,
    /// With "số", or with a capital where what follows shows it: "Chương trình 135 của Chính phủ".
    Followed,
    /// Never: "dự án số 5".
    Never,
}
