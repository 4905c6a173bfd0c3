//! The procedures of an office, each in its versions: those shipped, and those it added or changed.

use super::{Problem, Procedure};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The definitions that are shipped, compiled in.
const SHIPPED: &[(&str, &str)] = &[
    ("cam-ket-don-vi.toml", include_str!("../../../../definitions/procedures/cam-ket-don-vi.toml")),
    (
        "cap-phep-cong-viec-buc-xa.toml",
        include_str!("../../../../definitions/procedures/cap-phep-cong-viec-buc-xa.toml"),
    ),
    (
        "chung-chi-nhan-vien-buc-xa.toml",
        include_str!("../../../../definitions/procedures/chung-chi-nhan-vien-buc-xa.toml"),
    ),
    (
        "chung-nhan-doanh-nghiep-khcn.toml",
        include_str!("../../../../definitions/procedures/chung-nhan-doanh-nghiep-khcn.toml"),
    ),
    (
        "cong-bo-hop-chuan-hop-quy.toml",
        include_str!("../../../../definitions/procedures/cong-bo-hop-chuan-hop-quy.toml"),
    ),
    ("cuoc-thanh-tra.toml", include_str!("../../../../definitions/procedures/cuoc-thanh-tra.toml")),
    (
        "cuoc-thi-khoi-nghiep.toml",
        include_str!("../../../../definitions/procedures/cuoc-thi-khoi-nghiep.toml"),
    ),
    (
        "dang-ky-chuyen-giao-cong-nghe.toml",
        include_str!("../../../../definitions/procedures/dang-ky-chuyen-giao-cong-nghe.toml"),
    ),
    (
        "dang-ky-hoat-dong-khcn.toml",
        include_str!("../../../../definitions/procedures/dang-ky-hoat-dong-khcn.toml"),
    ),
    (
        "dang-ky-ket-qua-nhiem-vu.toml",
        include_str!("../../../../definitions/procedures/dang-ky-ket-qua-nhiem-vu.toml"),
    ),
    (
        "danh-gia-nhiem-vu-ngoai-ngan-sach.toml",
        include_str!("../../../../definitions/procedures/danh-gia-nhiem-vu-ngoai-ngan-sach.toml"),
    ),
    (
        "de-xuat-chuong-trinh-cong-tac.toml",
        include_str!("../../../../definitions/procedures/de-xuat-chuong-trinh-cong-tac.toml"),
    ),
    (
        "dot-kiem-dinh-thu-nghiem.toml",
        include_str!("../../../../definitions/procedures/dot-kiem-dinh-thu-nghiem.toml"),
    ),
    ("du-an-dau-tu-cong.toml", include_str!("../../../../definitions/procedures/du-an-dau-tu-cong.toml")),
    (
        "giay-phep-chung-chi-con-hieu-luc.toml",
        include_str!("../../../../definitions/procedures/giay-phep-chung-chi-con-hieu-luc.toml"),
    ),
    ("ho-tro-doanh-nghiep.toml", include_str!("../../../../definitions/procedures/ho-tro-doanh-nghiep.toml")),
    (
        "ho-tro-so-huu-tri-tue.toml",
        include_str!("../../../../definitions/procedures/ho-tro-so-huu-tri-tue.toml"),
    ),
    ("khieu-nai-lan-dau.toml", include_str!("../../../../definitions/procedures/khieu-nai-lan-dau.toml")),
    (
        "kiem-tra-chat-luong-hang-hoa.toml",
        include_str!("../../../../definitions/procedures/kiem-tra-chat-luong-hang-hoa.toml"),
    ),
    (
        "kiem-tra-chuyen-nganh.toml",
        include_str!("../../../../definitions/procedures/kiem-tra-chuyen-nganh.toml"),
    ),
    ("lop-tap-huan.toml", include_str!("../../../../definitions/procedures/lop-tap-huan.toml")),
    (
        "nghi-quyet-hdnd-tinh.toml",
        include_str!("../../../../definitions/procedures/nghi-quyet-hdnd-tinh.toml"),
    ),
    (
        "nhiem-vu-dich-vu-cong.toml",
        include_str!("../../../../definitions/procedures/nhiem-vu-dich-vu-cong.toml"),
    ),
    (
        "nhiem-vu-khcn-cap-co-so.toml",
        include_str!("../../../../definitions/procedures/nhiem-vu-khcn-cap-co-so.toml"),
    ),
    (
        "nhiem-vu-khcn-cap-tinh.toml",
        include_str!("../../../../definitions/procedures/nhiem-vu-khcn-cap-tinh.toml"),
    ),
    ("quy-che-noi-bo.toml", include_str!("../../../../definitions/procedures/quy-che-noi-bo.toml")),
    (
        "quyet-dinh-ubnd-tinh.toml",
        include_str!("../../../../definitions/procedures/quyet-dinh-ubnd-tinh.toml"),
    ),
    ("sang-kien.toml", include_str!("../../../../definitions/procedures/sang-kien.toml")),
    ("tai-san-tu-nhiem-vu.toml", include_str!("../../../../definitions/procedures/tai-san-tu-nhiem-vu.toml")),
    (
        "tham-dinh-cong-nghe-du-an.toml",
        include_str!("../../../../definitions/procedures/tham-dinh-cong-nghe-du-an.toml"),
    ),
    (
        "thay-doi-danh-muc-tthc.toml",
        include_str!("../../../../definitions/procedures/thay-doi-danh-muc-tthc.toml"),
    ),
    ("tiep-cong-dan.toml", include_str!("../../../../definitions/procedures/tiep-cong-dan.toml")),
    ("to-cao.toml", include_str!("../../../../definitions/procedures/to-cao.toml")),
    (
        "xu-phat-vi-pham-hanh-chinh.toml",
        include_str!("../../../../definitions/procedures/xu-phat-vi-pham-hanh-chinh.toml"),
    ),
];

/// What is shipped, read once: each request for a page and each dossier that is taken in asks for it.
static READ: LazyLock<Result<Shelf, (String, Problem)>> = LazyLock::new(Shelf::read_shipped);

/// Procedures by their id and version.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    procedures: BTreeMap<(String, String), (Procedure, String)>,
}

impl Shelf {
    /// Returns the procedures that are shipped.
    ///
    /// # Errors
    ///
    /// One of them is wrong: the file, and what is wrong where. A test reads them all.
    pub fn shipped() -> Result<Self, (String, Problem)> {
        READ.clone()
    }

    fn read_shipped() -> Result<Self, (String, Problem)> {
        let mut shelf = Self::default();
        for (file, text) in SHIPPED {
            shelf.add(text).map_err(|problem| ((*file).to_owned(), problem))?;
        }
        Ok(shelf)
    }

    /// Adds a procedure, in place of the one of the same id and version. Returns the id.
    ///
    /// # Errors
    ///
    /// What is wrong with it, and in which line.
    pub fn add(&mut self, text: &str) -> Result<String, Problem> {
        let procedure = Procedure::read(text)?;
        let id = procedure.id.clone();
        self.procedures.insert((id.clone(), procedure.version.clone()), (procedure, text.to_owned()));
        Ok(id)
    }

    /// Returns the procedures in all their versions, in the order of their ids.
    pub fn all(&self) -> impl Iterator<Item = &Procedure> {
        self.procedures.values().map(|(procedure, _)| procedure)
    }

    /// Returns the procedure under which dossiers begin on a day: of several that hold, the one that began last.
    pub fn on(&self, id: &str, day: Date) -> Option<&Procedure> {
        self.of(id).filter(|procedure| procedure.holds_on(day)).max_by_key(|procedure| procedure.valid_from)
    }

    /// Returns the newest version of a procedure, whether it holds or not.
    pub fn newest(&self, id: &str) -> Option<&Procedure> {
        self.of(id).max_by_key(|procedure| procedure.valid_from)
    }

    /// Returns the text of a procedure as it was read.
    pub fn text(&self, procedure: &Procedure) -> Option<&str> {
        let key = (procedure.id.clone(), procedure.version.clone());
        self.procedures.get(&key).map(|(_, text)| text.as_str())
    }

    fn of(&self, id: &str) -> impl Iterator<Item = &Procedure> {
        self.all().filter(move |procedure| procedure.id == id)
    }
}
