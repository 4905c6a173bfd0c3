//! The procedures of an office, each in its versions: those shipped, and those it added or changed.

use super::{Across, Procedure};
use crate::definition::Problem;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

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
    procedures: BTreeMap<(String, String), Read>,
}

/// A procedure with the text that it was read from.
type Read = Arc<(Procedure, String)>;

/// Definitions that were read before: pages ask for the same ones again and again, and reading one takes a thousand times as long as
/// finding it here.
static KNOWN: LazyLock<Mutex<BTreeMap<[u8; 32], Read>>> = LazyLock::new(Mutex::default);

/// Definitions that are kept; who has more of them reads the others anew.
const MOST_KNOWN: usize = 200;

/// Reads a definition, or finds it among those that were read.
pub(super) fn read_once(text: &str) -> Result<Read, Problem> {
    let hash = *blake3::hash(text.as_bytes()).as_bytes();
    let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(read) = known().get(&hash) {
        return Ok(Arc::clone(read));
    }
    let read = Arc::new((Procedure::read(text)?, text.to_owned()));
    let mut known = known();
    if known.len() < MOST_KNOWN {
        known.insert(hash, Arc::clone(&read));
    }
    Ok(read)
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
        let read = read_once(text)?;
        let id = read.0.id.clone();
        self.procedures.insert((id.clone(), read.0.version.clone()), read);
        Ok(id)
    }

    /// Returns the procedures in all their versions, in the order of their ids.
    pub fn all(&self) -> impl Iterator<Item = &Procedure> {
        self.procedures.values().map(|read| &read.0)
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
        self.procedures.get(&key).map(|read| read.1.as_str())
    }

    /// Returns the first link, or check across dossiers, that names what a procedure does not have at whose dossiers it looks: the procedure
    /// that asks, and what is wrong where. What it asks of its own dossiers is checked when it is read.
    pub fn mistake(&self) -> Option<(&Procedure, Problem)> {
        let all = self.procedures.values().map(|read| (&read.0, &read.1));
        all.flat_map(|(procedure, text)| procedure.across.iter().map(move |across| (procedure, text, across)))
            .find_map(|(procedure, text, across)| {
                let (named, what) = self.unknown(across)?;
                let at = text.find("[[across]]").unwrap_or(0);
                let at = at + text[at..].find(&format!("\"{}\"", across.id)).unwrap_or(0);
                let at = at + text[at..].find(&format!("\"{named}\"")).unwrap_or(0);
                Some((procedure, Problem::at(text, at, what)))
            })
            .or_else(|| self.unknown_link())
    }

    /// Returns the first link to dossiers of a procedure that is not there.
    fn unknown_link(&self) -> Option<(&Procedure, Problem)> {
        self.procedures.values().map(|read| (&read.0, &read.1)).find_map(|(procedure, text)| {
            let mut named = procedure.links.iter().flat_map(|link| &link.procedures);
            let id = named.find(|id| self.of(id).next().is_none())?;
            let at = text.find("[[links]]").unwrap_or(0);
            let at = at + text[at..].find(&format!("\"{id}\"")).unwrap_or(0);
            Some((procedure, Problem::at(text, at, format!("no procedure {id:?}"))))
        })
    }

    /// Returns what a check names that is not there, and what is wrong with it.
    fn unknown(&self, across: &Across) -> Option<(String, String)> {
        let late = across.late.as_ref().map(|(stage, _)| stage);
        let stages: Vec<&String> = across.now_in.iter().chain(late).collect();
        for id in &across.procedures {
            // Dossiers keep old versions: it is enough that one of them has it.
            let of = || self.of(id);
            if of().next().is_none() {
                return Some((id.clone(), format!("no procedure {id:?}")));
            }
            let named = across.party.iter().chain(&across.with).flat_map(|(_, roles)| roles);
            if let Some(role) = named.into_iter().find(|role| of().all(|one| one.party(role).is_none())) {
                return Some((role.clone(), format!("{id:?} has no party {role:?}")));
            }
            if let Some(field) = across.fields.iter().find(|field| of().all(|one| one.field(field).is_none()))
            {
                return Some((field.clone(), format!("{id:?} has no field {field:?}")));
            }
            if let Some(stage) = stages.iter().find(|stage| of().all(|one| one.stage(stage).is_none())) {
                return Some(((*stage).clone(), format!("{id:?} has no stage {stage:?}")));
            }
        }
        None
    }

    fn of(&self, id: &str) -> impl Iterator<Item = &Procedure> {
        self.all().filter(move |procedure| procedure.id == id)
    }
}
