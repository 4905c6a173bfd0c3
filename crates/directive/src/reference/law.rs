//! Laws, which are cited by their name.
//!
//! ```text
//! law  = ("Luật" | "Bộ luật" | "Pháp lệnh" | "Hiến pháp") [name] ["số" code] [date | ["năm"] year] ["của" issuer]
//! name = a known name | words up to a small word that no name holds | "sửa đổi, bổ sung một số điều của" ... name
//! ```

use super::code::{self, Code, Lead};
use super::kind;
use super::numbered;
use super::view::View;
use super::{Draft, date};
use viet::words::Kind;

/// A name has at most so many tokens.
const LONGEST: usize = 40;

/// Reads a law that begins with the words of its kind.
pub(super) fn read(view: &View<'_, '_>, at: usize, found: kind::Found) -> Option<Draft> {
    if !matches!(found.name, "luật" | "bộ luật" | "pháp lệnh" | "hiến pháp") || !is_cited(view, at)
    {
        return None;
    }
    if let Some(code) = numbered_code(view, found.next) {
        return Some(with_tail(view, at, found, Some(code), found.next));
    }
    let name = if found.name == "hiến pháp" { found.next } else { read_name(view, found)? };
    let name = bracketed_amendment(view, name);
    let comma = if view.is_mark(name, ',') { name + 1 } else { name };
    let code = numbered_code(view, comma).or_else(|| numbered_code(view, name));
    let draft = with_tail(view, at, found, code, name);
    let bare = draft.symbol.is_none() && draft.date.is_none();
    let vague = found.name == "hiến pháp" || !view.is_capital(found.next);
    (!(bare && vague)).then_some(draft)
}

/// Tells whether a law is cited at `at`, not "pháp luật", a law firm or a bill.
fn is_cited(view: &View<'_, '_>, at: usize) -> bool {
    let before = if at > 0 { view.lower(at - 1) } else { "" };
    let bill = at > 1 && view.lower(at - 2) == "dự" && matches!(before, "thảo" | "án");
    view.is_capital(at)
        && !bill
        && !matches!(before, "pháp" | "đại" | "học" | "khoa" | "ty" | "ngành" | "văn" | "bộ")
}

fn numbered_code(view: &View<'_, '_>, at: usize) -> Option<Code> {
    let open = if view.is_mark(at, '(') { at + 1 } else { at };
    let number = numbered::number_word(view, open);
    let first = number.unwrap_or(open);
    code::read(view, first, Lead::Kind).or_else(|| code::read_short(view, first).filter(|_| number.is_some()))
}

fn with_tail(view: &View<'_, '_>, at: usize, found: kind::Found, code: Option<Code>, name: usize) -> Draft {
    let code = code.unwrap_or(Code { next: name, ..Code::default() });
    let mut draft = Draft { kind: Some(found.name), ..numbered::with_code(at, code) };
    let year = if draft.symbol.is_none() { date::year(view, draft.tokens.end) } else { None };
    if let Some(year) = year {
        draft.date = year.date;
        draft.tokens.end = year.next;
    }
    numbered::read_tail(view, &mut draft);
    draft
}

/// "(sửa đổi)"
fn bracketed_amendment(view: &View<'_, '_>, at: usize) -> usize {
    view.any_phrase(at, &["( sửa đổi )", "( sửa đổi , bổ sung )"]).unwrap_or(at)
}

/// Returns the token after the name of a law.
fn read_name(view: &View<'_, '_>, found: kind::Found) -> Option<usize> {
    const AMENDING: &[&str] = &[
        "sửa đổi , bổ sung một số điều của",
        "sửa đổi , bổ sung",
        "sửa đổi một số điều của",
        "sửa đổi bổ sung một số điều của",
    ];
    let mut next = found.next;
    let amending = view.any_phrase(next, AMENDING);
    if let Some(after) = amending {
        next = kind::at(view, after).map_or(after, |nested| nested.next);
    } else if !view.is_capital(next) && found.name != "pháp lệnh" {
        return None;
    }
    if let Some(known) = view.any_phrase(next, NAMES) {
        let longer = view.lower(known) == "và" && kind::at(view, known + 1).is_some() && amending.is_some();
        if !longer {
            return Some(known);
        }
        let nested = kind::at(view, known + 1).map_or(known + 1, |nested| nested.next);
        return view.any_phrase(nested, NAMES).or(Some(known));
    }
    let limit = next + LONGEST;
    let end = unknown_name(view, next, limit);
    (end > next && end < limit).then_some(end)
}

/// Words up to a small word that no name holds. Behind a comma it goes on only as far as a number or date follows.
fn unknown_name(view: &View<'_, '_>, at: usize, limit: usize) -> usize {
    let mut next = at;
    let mut settled = None;
    while next < limit {
        let goes_on = match view.kind(next) {
            Some(Kind::Word) => !ends_name(view, next, at),
            Some(Kind::Mark(',')) => {
                settled = settled.or(Some(next));
                view.is_word(next + 1) && !view.is_capital(next + 1)
            }
            Some(Kind::Mark('-' | '–')) => true,
            Some(Kind::Mark(_) | Kind::Number | Kind::Break) | None => false,
        };
        if !goes_on {
            break;
        }
        next += 1;
    }
    if let Some(number) = number_ahead(view, next) {
        return number;
    }
    let dated = matches!(view.lower(next), "số" | "ngày" | "năm") || view.is_mark(next, '(');
    if dated { next } else { settled.unwrap_or(next) }
}

/// The token of "số" a few words ahead, where a code follows: the name of a law goes on as far.
fn number_ahead(view: &View<'_, '_>, at: usize) -> Option<usize> {
    let number = (at..at + 12)
        .take_while(|next| view.is_word(*next) || view.is_mark(*next, ','))
        .find(|next| is_number_word(view, *next))?;
    let other = (at..number).any(|next| kind::at(view, next).is_some());
    numbered_code(view, number).filter(|code| !other && code.symbol.is_some()).map(|_| number)
}

/// "số" before a number or a mark, not that of "Luật Tần số vô tuyến điện".
fn is_number_word(view: &View<'_, '_>, at: usize) -> bool {
    view.lower(at) == "số" && !view.is_word(at + 1)
}

fn ends_name(view: &View<'_, '_>, next: usize, at: usize) -> bool {
    const ENDS: &[&str] = &[
        "năm", "ngày", "về", "của", "được", "do", "tại", "theo", "đã", "có", "để", "cho", "trong", "trên",
        "khi", "này", "hiện", "đối", "là", "từ", "đến", "phải", "sẽ", "cũng", "không", "hoặc", "thì", "như",
        "nhằm", "với", "quy", "khóa", "còn", "mới",
    ];
    if next == at {
        return false;
    }
    let and = view.lower(next) == "và"
        && (matches!(view.lower(next + 1), "các" | "những" | "văn") || kind::at(view, next + 1).is_some());
    let ends = ENDS.contains(&view.lower(next)) || is_number_word(view, next);
    ends || and || (view.is_capital(next) && kind::at(view, next).is_some())
}

/// Names of laws and ordinances, those in force and those that papers since 1998 cite.
const NAMES: &[&str] = &[
    "an ninh mạng",
    "an ninh quốc gia",
    "an toàn thông tin mạng",
    "an toàn thực phẩm",
    "an toàn , vệ sinh lao động",
    "ban hành văn bản quy phạm pháp luật",
    "ban hành văn bản quy phạm pháp luật của hội đồng nhân dân , ủy ban nhân dân",
    "bảo hiểm xã hội",
    "bảo hiểm y tế",
    "bảo vệ bí mật nhà nước",
    "bảo vệ dữ liệu cá nhân",
    "bảo vệ môi trường",
    "bảo vệ quyền lợi người tiêu dùng",
    "bình đẳng giới",
    "biên phòng việt nam",
    "bưu chính",
    "các tổ chức tín dụng",
    "cán bộ , công chức",
    "căn cước",
    "căn cước công dân",
    "chăn nuôi",
    "chất lượng sản phẩm , hàng hóa",
    "chuyển giao công nghệ",
    "công an nhân dân",
    "công chứng",
    "công đoàn",
    "công nghệ cao",
    "công nghệ thông tin",
    "công nghiệp công nghệ số",
    "cư trú",
    "dân quân tự vệ",
    "dân sự",
    "di sản văn hóa",
    "doanh nghiệp",
    "dược",
    "dữ liệu",
    "đất đai",
    "đấu giá tài sản",
    "đấu thầu",
    "đầu tư",
    "đầu tư công",
    "đầu tư theo phương thức đối tác công tư",
    "đê điều",
    "điện lực",
    "đo lường",
    "đường bộ",
    "giao dịch điện tử",
    "giao thông đường bộ",
    "giáo dục",
    "giáo dục đại học",
    "giáo dục nghề nghiệp",
    "giám sát",
    "hình sự",
    "hòa giải ở cơ sở",
    "hóa chất",
    "hoạt động giám sát của quốc hội và hội đồng nhân dân",
    "hộ tịch",
    "hợp tác xã",
    "kế toán",
    "khám bệnh , chữa bệnh",
    "khiếu nại",
    "khoa học và công nghệ",
    "khoa học , công nghệ và đổi mới sáng tạo",
    "khoáng sản",
    "kiểm toán nhà nước",
    "kinh doanh bất động sản",
    "lao động",
    "lâm nghiệp",
    "lưu trữ",
    "nghĩa vụ quân sự",
    "ngân sách nhà nước",
    "nhà giáo",
    "nhà ở",
    "năng lượng nguyên tử",
    "nuôi con nuôi",
    "phòng , chống bạo lực gia đình",
    "phòng , chống lụt , bão",
    "phòng , chống ma túy",
    "phòng , chống tác hại của rượu , bia",
    "phòng , chống tác hại của thuốc lá",
    "phòng , chống tham nhũng",
    "phòng , chống thiên tai",
    "phòng cháy và chữa cháy",
    "phòng cháy , chữa cháy và cứu nạn , cứu hộ",
    "phổ biến , giáo dục pháp luật",
    "phí và lệ phí",
    "quản lý nợ công",
    "quản lý thuế",
    "quản lý , sử dụng tài sản công",
    "quản lý , sử dụng vốn nhà nước đầu tư vào sản xuất , kinh doanh tại doanh nghiệp",
    "quản lý và sử dụng vũ khí , vật liệu nổ và công cụ hỗ trợ",
    "quy hoạch",
    "quy hoạch đô thị",
    "quy hoạch đô thị và nông thôn",
    "quốc phòng",
    "sĩ quan quân đội nhân dân việt nam",
    "sở hữu trí tuệ",
    "tài nguyên nước",
    "thanh niên",
    "thanh tra",
    "thi đua , khen thưởng",
    "thi hành án dân sự",
    "thống kê",
    "thú y",
    "thuế giá trị gia tăng",
    "thuế thu nhập cá nhân",
    "thuế thu nhập doanh nghiệp",
    "thủ đô",
    "thủy lợi",
    "thủy sản",
    "thực hành tiết kiệm , chống lãng phí",
    "thực hiện dân chủ ở cơ sở",
    "thương mại",
    "tiếp cận thông tin",
    "tiếp công dân",
    "tiêu chuẩn và quy chuẩn kỹ thuật",
    "tín ngưỡng , tôn giáo",
    "tổ chức chính phủ",
    "tổ chức chính quyền địa phương",
    "tổ chức hội đồng nhân dân và ủy ban nhân dân",
    "tổ chức quốc hội",
    "tố cáo",
    "tố tụng dân sự",
    "tố tụng hành chính",
    "tố tụng hình sự",
    "trách nhiệm bồi thường của nhà nước",
    "trẻ em",
    "trồng trọt",
    "trật tự , an toàn giao thông đường bộ",
    "trợ giúp pháp lý",
    "viễn thông",
    "viên chức",
    "việc làm",
    "ưu đãi người có công với cách mạng",
    "xây dựng",
    "xuất bản",
    "xử lý vi phạm hành chính",
    "y tế dự phòng",
];
