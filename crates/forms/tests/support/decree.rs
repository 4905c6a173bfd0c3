//! The table of Nghị định 30/2020/NĐ-CP, annex I, written out once more: what papers of six kinds are measured against.

use forms::paper::Kind;
use std::ops::RangeInclusive;

/// How the decree wants a component: sizes in points, bold, italic, in capitals.
pub(crate) struct Wanted {
    pub(crate) size: RangeInclusive<f64>,
    pub(crate) bold: bool,
    pub(crate) italic: bool,
    pub(crate) capitals: bool,
}

const fn wanted(low: u8, high: u8, bold: bool, italic: bool, capitals: bool) -> Wanted {
    Wanted { size: low as f64..=high as f64, bold, italic, capitals }
}

// Annex I, part II, and part III for annexes. Capitals are told only where the decree wants nothing but capitals.
const MOTTO: Wanted = wanted(12, 13, true, false, true);
const SLOGAN: Wanted = wanted(13, 14, true, false, false);
const SUPERIOR: Wanted = wanted(12, 13, false, false, true);
const ISSUER: Wanted = wanted(12, 13, true, false, true);
const NUMBER: Wanted = wanted(13, 13, false, false, false);
const DAY: Wanted = wanted(13, 14, false, true, false);
const KIND: Wanted = wanted(13, 14, true, false, true);
const SUBJECT: Wanted = wanted(13, 14, true, false, false);
const LETTER_SUBJECT: Wanted = wanted(12, 13, false, false, false);
const BASIS: Wanted = wanted(13, 14, false, true, false);
const BODY: Wanted = wanted(13, 14, false, false, false);
const SECTION: Wanted = wanted(13, 14, true, false, true);
const HEADING: Wanted = wanted(13, 14, true, false, false);
const ADDRESSED: Wanted = wanted(13, 14, false, false, false);
const RECIPIENTS_HEAD: Wanted = wanted(12, 12, true, true, false);
const RECIPIENT: Wanted = wanted(11, 11, false, false, false);
const AUTHORITY: Wanted = wanted(13, 14, true, false, true);
const SIGNER: Wanted = wanted(13, 14, true, false, false);
const URGENCY: Wanted = wanted(13, 14, true, false, true);
const ANNEX: Wanted = wanted(14, 14, true, false, false);
const ANNEX_TITLE: Wanted = wanted(13, 14, true, false, true);
const ANNEX_REFERENCE: Wanted = wanted(13, 14, false, true, false);
pub(crate) const PAGE_NUMBER: Wanted = wanted(13, 14, false, false, false);

/// The head that all kinds share.
pub(crate) const HEAD: [(&str, Wanted); 5] = [
    ("UBND TỈNH LAM GIANG", SUPERIOR),
    ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", ISSUER),
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", MOTTO),
    ("Độc lập - Tự do - Hạnh phúc", SLOGAN),
    ("Số: ", NUMBER),
];

/// What else each kind has, by how its lines begin.
pub(crate) fn parts(kind: Kind) -> Vec<(&'static str, Wanted)> {
    match kind {
        Kind::Notice => vec![
            ("Lam Giang, ngày 05 tháng 02 năm 2024", DAY),
            ("THÔNG BÁO", KIND),
            ("Kết luận của Giám đốc Sở", SUBJECT),
            ("Ngày 02/02/2024, ", BODY),
            ("1. Văn phòng Sở", BODY),
            ("a) Tham mưu", BODY),
            ("Nơi nhận:", RECIPIENTS_HEAD),
            ("- Lưu: VT, VP.", RECIPIENT),
            ("TL. GIÁM ĐỐC", AUTHORITY),
            ("CHÁNH VĂN PHÒNG", AUTHORITY),
            ("Trần Thị Mỹ Lệ", SIGNER),
        ],
        Kind::Letter => vec![
            ("Lam Giang, ngày 18 tháng 6 năm 2024", DAY),
            ("V/v đôn đốc", LETTER_SUBJECT),
            ("KHẨN", URGENCY),
            ("Kính gửi:", ADDRESSED),
            ("- Phòng Quản lý Công nghệ;", ADDRESSED),
            ("Qua theo dõi", BODY),
            ("- Như trên;", RECIPIENT),
            ("GIÁM ĐỐC", AUTHORITY),
            ("Nguyễn Hữu Phước", SIGNER),
            ("Phụ lục", ANNEX),
            ("DANH MỤC NHIỆM VỤ QUÁ HẠN", ANNEX_TITLE),
            ("(Kèm theo Công văn số 412/SKHCN-VP ngày 18 tháng 6 năm 2024", ANNEX_REFERENCE),
        ],
        Kind::Report => vec![
            ("Lam Giang, ngày 28 tháng 6 năm 2024", DAY),
            ("BÁO CÁO", KIND),
            ("Kết quả thực hiện nhiệm vụ", SUBJECT),
            ("Kính gửi: Ủy ban nhân dân tỉnh Lam Giang", ADDRESSED),
            ("I. KẾT QUẢ THỰC HIỆN", SECTION),
            ("1. Công tác chỉ đạo, điều hành", HEADING),
            ("- Một số nhiệm vụ", BODY),
            ("III. ĐỀ XUẤT, KIẾN NGHỊ", SECTION),
            ("GIÁM ĐỐC", AUTHORITY),
            ("Nguyễn Hữu Phước", SIGNER),
            ("Phụ lục III", ANNEX),
            ("Phụ lục IV", ANNEX),
            ("(Kèm theo Báo cáo số 128/BC-SKHCN ngày 28 tháng 6 năm 2024", ANNEX_REFERENCE),
        ],
        Kind::Plan => vec![
            ("Lam Giang, ngày 15 tháng 3 năm 2024", DAY),
            ("KẾ HOẠCH", KIND),
            ("Triển khai chuyển đổi số", SUBJECT),
            ("I. MỤC ĐÍCH, YÊU CẦU", SECTION),
            ("1. Bảo đảm 100%", BODY),
            ("GIÁM ĐỐC", AUTHORITY),
        ],
        Kind::Decision => vec![
            ("Lam Giang, ngày 05 tháng 01 năm 2024", DAY),
            ("QUYẾT ĐỊNH", KIND),
            ("Về việc thành lập", SUBJECT),
            ("GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH LAM GIANG", KIND),
            ("Căn cứ Quyết định số 30/2021/QĐ-UBND", BASIS),
            ("Theo đề nghị của Chánh Văn phòng Sở.", BASIS),
            ("QUYẾT ĐỊNH:", KIND),
            ("Điều 1. Thành lập", HEADING),
            ("Điều 3. Hiệu lực thi hành", HEADING),
            ("Tổ công tác gồm", BODY),
            ("- Như Điều 3;", RECIPIENT),
        ],
        Kind::Slip => vec![("PHIẾU GIẢI QUYẾT VĂN BẢN ĐẾN", KIND)],
        Kind::Submission => vec![
            ("Lam Giang, ngày 03 tháng 10 năm 2024", DAY),
            ("TỜ TRÌNH", KIND),
            ("Về việc ban hành Quy chế", SUBJECT),
            ("Kính gửi: Ủy ban nhân dân tỉnh Lam Giang", ADDRESSED),
            ("KT. GIÁM ĐỐC", AUTHORITY),
            ("PHÓ GIÁM ĐỐC", AUTHORITY),
            ("Lê Quang Vinh", SIGNER),
        ],
    }
}
