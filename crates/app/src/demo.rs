//! The invented office of `samples/`, played day by day: its documents are entered when they arrive, its people confirm, do,
//! ask and refuse. What happens is data (`samples/story.toml` and the chapters in `samples/story`), every moment is that of the story, and every step stands
//! under the same permissions and rules as anybody's.

mod player;
mod story;

use crate::{Error, Office};
use jiff::civil::Date;
use player::Player;
use std::path::Path;
use story::Story;

/// The files that a story is played from.
#[derive(Clone, Copy, Debug)]
pub struct Files<'f> {
    /// What happens, day by day.
    pub story: &'f str,
    /// What happens besides, a dossier at a time: names and texts of further files.
    pub chapters: &'f [(&'f str, &'f str)],
    /// The units and people.
    pub organisation: &'f str,
    /// The documents that arrive: names and bytes.
    pub documents: &'f [(&'f str, &'f [u8])],
}

/// What is told of a day that was played.
#[derive(Clone, Copy, Debug)]
pub struct Told<'s> {
    /// The day.
    pub day: Date,
    /// What happened, in a sentence.
    pub words: &'s str,
    /// Commands that were given.
    pub commands: usize,
    /// Days that were played, this one among them.
    pub played: usize,
    /// Days of the whole story.
    pub days: usize,
    /// What who sent something through the public door got for it.
    pub codes: &'s [Code],
}

/// A code that a sender got: nobody can tell it again.
#[derive(Clone, Debug)]
pub struct Code {
    /// What was sent.
    pub subject: String,
    /// The code, as it is shown.
    pub code: String,
}

/// Reads the bytes of a file of a name; its words say why it cannot.
pub type Read<'r> = &'r dyn Fn(&str, &[u8]) -> Result<blocks::Document, String>;

macro_rules! chapters {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../../samples/story/", $name)))),*]
    };
}

macro_rules! documents {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_bytes!(concat!("../../../samples/documents/", $name)))),*]
    };
}

/// The files of `samples/`, carried by the program.
pub const FILES: Files<'static> = Files {
    story: include_str!("../../../samples/story.toml"),
    chapters: chapters![
        "thu-tuc-hanh-chinh.toml",
        "thanh-tra-don-thu.toml",
        "cong-nghe-doanh-nghiep.toml",
        "do-luong-tap-huan.toml",
        "dieu-hanh-tai-chinh.toml",
    ],
    organisation: include_str!("../../../samples/organisation.toml"),
    documents: documents![
        "2024-01-thong-bao-giao-ban-thang-1.txt",
        "2024-02-ke-hoach-cong-tac-nam-2024.md",
        "2024-03-thong-bao-ket-luan-quy-1.txt",
        "2024-04-cong-van-ra-soat-thu-tuc-hanh-chinh.txt",
        "2024-05-thong-bao-lam-viec-trung-tam-kiem-dinh.md",
        "2024-06-bao-cao-6-thang-dau-nam.md",
        "2024-07-quyet-dinh-to-cong-tac-co-so-du-lieu.docx",
        "2024-08-chi-thi-ubnd-tinh-khoa-hoc-cong-nghe.txt",
        "2024-10-thong-bao-ket-luan-quy-3.md",
        "2024-11-thong-bao-ket-luan-pho-chu-tich-ubnd-tinh.txt",
        "2024-12-cong-dien-kiem-tra-dip-tet.txt",
        "2025-01-thong-bao-chuong-trinh-cam-ket-2025.md",
        "2025-02-cong-van-ban-giao-hop-nhat.txt",
        "2025-02-ke-hoach-tinh-uy-nghi-quyet-57.txt",
        "2025-03-thong-bao-ket-luan-sau-hop-nhat.docx",
        "2025-05-thong-bao-giao-ban-thang-5.md",
        "2025-06-bao-cao-6-thang-dau-nam-2025.docx",
        "2025-06-ke-hoach-6-thang-cuoi-nam.docx",
    ],
};

/// Founds the office of a story in a folder that is none yet, and plays the story. `database` is that of
/// [`crate::Beginning`]; `told` hears of each day.
///
/// # Errors
///
/// The folder is an office's already; a file of the story is not what it should be; or a step was refused, which is told
/// with its line. What was played until then stays in the folder.
pub fn play(
    home: &Path,
    database: Option<&str>,
    files: &Files<'_>,
    read: Read<'_>,
    told: &dyn Fn(Told<'_>),
) -> Result<Office, Error> {
    let story = Story::parse(files.story, files.chapters)?;
    let mut player = Player::found(home, database, &story, files, read)?;
    for (day, played) in story.days.iter().zip(1..) {
        let commands = player.play(day)?;
        let (words, days, codes) = (&day.words, story.days.len(), player.codes());
        told(Told { day: day.on, words, commands, played, days, codes });
    }
    Ok(player.into_office())
}

/// Returns the last day of a story.
///
/// # Errors
///
/// The story is not what it should be.
pub fn last_day(files: &Files<'_>) -> Result<Date, Error> {
    let story = Story::parse(files.story, files.chapters)?;
    Ok(story.days.last().map_or(Date::MIN, |day| day.on))
}

/// Tells whether an office is that of a story.
///
/// # Errors
///
/// The organisation of the story is not what it should be.
pub fn is_of(files: &Files<'_>, office: &Office) -> Result<bool, Error> {
    let organisation = directive::organisation::Organisation::parse(files.organisation)
        .map_err(|why| Error::BadFile { path: "organisation.toml".to_owned(), why })?;
    Ok(organisation.body.is_some_and(|body| body.name == office.tenant().name))
}
