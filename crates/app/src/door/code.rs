//! Tickets and codes: both are made of the key of the office by hashes, so that nothing has to be remembered of either.

use crate::{Error, Home};
use ledger::{CommandId, DossierId, Moment, TenantId};
use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::Path;

/// The file of the key in the data folder. Servers of one office have the same.
const KEY_FILE: &str = "door-key";

/// Digits and letters that are not taken for each other, printed, written or told by telephone: no 0 O, 1 I L, 2 Z, 5 S, 8 B, U.
const SIGNS: &[u8; 24] = b"34679ACDEFGHJKMNPQRTVWXY";

/// Signs of a code: 24^20 are more than 2^91.
const LENGTH: usize = 20;
/// Signs that stand together where a code is shown.
const GROUP: usize = 4;

/// Who fills in a form takes so many milliseconds at least.
const SOONEST: i64 = 2_000;
/// A form is good for a day.
const LATEST: i64 = 24 * 60 * 60 * 1000;

/// Bytes of a ticket: when it was given, and what no other has.
const TICKET: usize = 8 + 16;

/// What tickets and codes are made of.
pub struct Key([u8; 32]);

/// A form that was fetched, good for one sending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket([u8; TICKET]);

/// Why a ticket is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadTicket {
    /// Nobody gave it here, or it was given for something else.
    Forged,
    /// It was given too long ago.
    Old,
    /// It comes back faster than anybody types.
    Soon,
}

/// What whoever sent something gets, and shows to see how it stands.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

impl Key {
    /// Reads the key of an office, and makes one where there is none.
    ///
    /// # Errors
    ///
    /// The data folder cannot be read or written.
    pub fn of(home: &Home) -> Result<Self, Error> {
        let path = home.folder().join(KEY_FILE);
        match fs::read(&path) {
            Ok(bytes) => Self::read(&path, &bytes),
            Err(error) if error.kind() == ErrorKind::NotFound => Self::make(&path),
            Err(error) => Err(bad(&path, error.to_string())),
        }
    }

    fn read(path: &Path, bytes: &[u8]) -> Result<Self, Error> {
        let hash = std::str::from_utf8(bytes).ok().and_then(|text| blake3::Hash::from_hex(text.trim()).ok());
        let hash = hash.ok_or_else(|| bad(path, "64 hexadecimal digits are wanted".to_owned()))?;
        Ok(Self(*hash.as_bytes()))
    }

    /// Makes a key; of two servers that do, the first one's counts.
    fn make(path: &Path) -> Result<Self, Error> {
        let told = |error: std::io::Error| bad(path, error.to_string());
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|error| bad(path, error.to_string()))?;
        let folder = path.parent().unwrap_or(Path::new("."));
        // Whole or not at all: another server may read it at once. Temporary files are for their owner only.
        let mut file = tempfile::NamedTempFile::new_in(folder).map_err(told)?;
        file.write_all(blake3::Hash::from_bytes(bytes).to_hex().as_bytes()).map_err(told)?;
        match file.persist_noclobber(path) {
            Ok(_) => Ok(Self(bytes)),
            Err(error) if error.error.kind() == ErrorKind::AlreadyExists => {
                Self::read(path, &fs::read(path).map_err(told)?)
            }
            Err(error) => Err(told(error.error)),
        }
    }

    /// Gives a ticket for something that is fetched now.
    ///
    /// # Errors
    ///
    /// The machine gives no random bytes.
    pub fn ticket(&self, of: &str, now: Moment) -> Result<String, Error> {
        let mut bytes = [0; TICKET];
        bytes[..8].copy_from_slice(&now.0.to_be_bytes());
        getrandom::fill(&mut bytes[8..])
            .map_err(|error| bad(Path::new("/dev/urandom"), error.to_string()))?;
        let ticket = Ticket(bytes);
        Ok(format!("{}{}", hex(&bytes), self.seal("ticket", &[of.as_bytes(), &ticket.0])))
    }

    /// Takes a ticket back.
    ///
    /// # Errors
    ///
    /// It is none, or comes too soon or too late.
    pub fn take(&self, written: &str, of: &str, now: Moment) -> Result<Ticket, BadTicket> {
        let (ticket, seal) = written.split_at_checked(2 * TICKET).ok_or(BadTicket::Forged)?;
        let ticket = Ticket::read(ticket).ok_or(BadTicket::Forged)?;
        if !self.is_seal(seal, "ticket", &[of.as_bytes(), &ticket.0]) {
            return Err(BadTicket::Forged);
        }
        match now.0.saturating_sub(ticket.given().0) {
            age if age < SOONEST => Err(BadTicket::Soon),
            age if age > LATEST => Err(BadTicket::Old),
            _ => Ok(ticket),
        }
    }

    /// Returns the code to which a ticket leads.
    pub fn code(&self, ticket: Ticket) -> Code {
        let mut bytes = blake3::Hasher::new_keyed(&self.0).update(b"code/").update(&ticket.0).finalize_xof();
        let mut code = String::with_capacity(LENGTH);
        let mut next = [0];
        while code.len() < LENGTH {
            bytes.fill(&mut next);
            // What is left above ten times all signs would make the first ones likelier.
            if let Some(sign) = SIGNS.get(usize::from(next[0]) % SIGNS.len()).filter(|_| next[0] < 240) {
                code.push(char::from(*sign));
            }
        }
        Code(code)
    }

    /// Seals the name of a file that was kept while the rest of its form is mended.
    pub fn seal_file(&self, ticket: Ticket, paper: &str, hash: &str) -> String {
        self.seal("file", &[&ticket.0, paper.as_bytes(), hash.as_bytes()])
    }

    /// Tells whether a file was kept here, for this form and paper.
    pub fn is_sealed(&self, ticket: Ticket, paper: &str, hash: &str, seal: &str) -> bool {
        self.is_seal(seal, "file", &[&ticket.0, paper.as_bytes(), hash.as_bytes()])
    }

    fn mac(&self, what: &str, parts: &[&[u8]]) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new_keyed(&self.0);
        hasher.update(what.as_bytes());
        for part in parts {
            hasher.update(&(part.len() as u64).to_be_bytes()).update(part);
        }
        hasher.finalize()
    }

    fn seal(&self, what: &str, parts: &[&[u8]]) -> String {
        self.mac(what, parts).to_hex().to_string()
    }

    fn is_seal(&self, seal: &str, what: &str, parts: &[&[u8]]) -> bool {
        // Compared in constant time.
        blake3::Hash::from_hex(seal).is_ok_and(|seal| seal == self.mac(what, parts))
    }
}

impl Ticket {
    /// Reads a ticket as it is written, good or not.
    pub fn read(written: &str) -> Option<Self> {
        unhex(written.get(..2 * TICKET)?).map(Self)
    }

    fn given(self) -> Moment {
        let mut bytes = [0; 8];
        bytes.copy_from_slice(&self.0[..8]);
        Moment(i64::from_be_bytes(bytes))
    }

    /// Returns the command that is given by it: the same whenever it is sent again.
    pub fn command(self) -> CommandId {
        CommandId::of_words(&format!("door/ticket/{}", hex(&self.0)))
    }
}

impl Code {
    /// Reads a code as people type it: in small letters, with or without marks between its groups.
    pub fn read(typed: &str) -> Option<Self> {
        let signs = typed.chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, '-' | '.' | '–'));
        let code: String = signs.map(|sign| sign.to_ascii_uppercase()).take(LENGTH + 1).collect();
        let is_code = code.len() == LENGTH && code.bytes().all(|sign| SIGNS.contains(&sign));
        is_code.then_some(Self(code))
    }

    /// Returns it as it is shown: "ACDE-FGHJ-…".
    pub fn shown(&self) -> String {
        let groups: Vec<&str> =
            (0..LENGTH).step_by(GROUP).filter_map(|at| self.0.get(at..at + GROUP)).collect();
        groups.join("-")
    }

    /// Returns the dossier that it is of. The hash leads from the code to the id, and never back.
    pub fn dossier(&self, tenant: TenantId) -> DossierId {
        DossierId::of_words(&format!("door/code/{tenant}/{}", self.0))
    }
}

impl std::fmt::Debug for Code {
    /// Says nothing of it: it is as good as a key.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Code(…)")
    }
}

fn bad(path: &Path, why: String) -> Error {
    Error::BadFile { path: path.display().to_string(), why }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    if text.len() != 2 * N || !text.bytes().all(|sign| sign.is_ascii_hexdigit()) {
        return None;
    }
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    const KEY: Key = Key([7; 32]);
    const NOON: Moment = Moment(1_750_000_000_000);

    fn ticket(key: &Key) -> Ticket {
        let written = key.ticket("sang-kien", NOON).expect("random bytes");
        key.take(&written, "sang-kien", Moment(NOON.0 + SOONEST)).expect("it is good")
    }

    #[test]
    fn a_ticket_is_good_for_what_it_was_given_for_and_for_a_day() {
        let written = KEY.ticket("sang-kien", NOON).expect("random bytes");
        let take =
            |key: &Key, written: &str, of: &str, after: i64| key.take(written, of, Moment(NOON.0 + after));
        assert_eq!(take(&KEY, &written, "sang-kien", 100), Err(BadTicket::Soon));
        assert_eq!(take(&KEY, &written, "sang-kien", LATEST + 1), Err(BadTicket::Old));
        assert_eq!(take(&KEY, &written, "sang-kien", -5), Err(BadTicket::Soon), "given tomorrow");
        assert_eq!(take(&KEY, &written, "to-cao", 5_000), Err(BadTicket::Forged));
        assert_eq!(take(&Key([8; 32]), &written, "sang-kien", 5_000), Err(BadTicket::Forged));
        for broken in ["", "00", "không phải vé", &written[1..], &format!("{written}0")] {
            assert_eq!(take(&KEY, broken, "sang-kien", 5_000), Err(BadTicket::Forged), "{broken}");
        }
        let younger = format!("f{}", &written[1..]);
        assert_eq!(
            take(&KEY, &younger, "sang-kien", 5_000),
            Err(BadTicket::Forged),
            "its hour is sealed, too"
        );
        assert!(take(&KEY, &written, "sang-kien", 5_000).is_ok());
    }

    #[test]
    fn a_code_is_read_as_people_type_it_and_says_nothing_of_its_dossier() {
        let (one, other) = (KEY.code(ticket(&KEY)), KEY.code(ticket(&KEY)));
        assert_ne!(one, other);
        let tenant = TenantId::from_bytes([3; 16]);
        assert_ne!(one.dossier(tenant), other.dossier(tenant));
        assert_ne!(
            one.dossier(tenant),
            one.dossier(TenantId::from_bytes([4; 16])),
            "another office's is another"
        );
        let shown = one.shown();
        assert_eq!(shown.len(), LENGTH + LENGTH / GROUP - 1);
        for typed in [shown.clone(), shown.to_lowercase(), shown.replace('-', " "), format!("  {shown}\n")] {
            assert_eq!(Code::read(&typed), Some(one.clone()), "{typed}");
        }
        for wrong in
            ["", "ACDE", &format!("{shown}A"), &shown.replace('-', "0"), &format!("0{}", &shown[1..])]
        {
            assert_eq!(Code::read(wrong), None, "{wrong}");
        }
        assert!(!one.dossier(tenant).to_string().to_uppercase().contains(&one.0[..6]));
    }

    #[test]
    fn codes_use_all_signs_alike() {
        let codes: Vec<String> = (0..600).map(|_| KEY.code(ticket(&KEY)).0).collect();
        let all: BTreeSet<&String> = codes.iter().collect();
        assert_eq!(all.len(), codes.len());
        for sign in SIGNS {
            let count = codes.iter().flat_map(|code| code.bytes()).filter(|one| one == sign).count();
            // 500 are expected; ten standard deviations on either side.
            assert!((280..720).contains(&count), "{}: {count}", char::from(*sign));
        }
    }

    #[test]
    fn a_kept_file_belongs_to_one_form_and_paper() {
        let (one, other) = (ticket(&KEY), ticket(&KEY));
        let seal = KEY.seal_file(one, "don", "aa");
        assert!(KEY.is_sealed(one, "don", "aa", &seal));
        assert!(!KEY.is_sealed(other, "don", "aa", &seal));
        assert!(!KEY.is_sealed(one, "khac", "aa", &seal));
        assert!(!KEY.is_sealed(one, "don", "ab", &seal));
        assert!(!KEY.is_sealed(one, "do", "naa", &seal));
    }

    #[test]
    fn the_key_of_an_office_is_made_once_and_for_its_owner() {
        let folder = tempfile::tempdir().expect("a folder");
        let home = Home::new(folder.path());
        let (one, again) = (Key::of(&home).expect("made"), Key::of(&home).expect("read"));
        assert_eq!(one.0, again.0);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = fs::metadata(folder.path().join(KEY_FILE)).expect("it is there").permissions().mode();
            assert_eq!(mode & 0o077, 0);
        }
        fs::write(folder.path().join(KEY_FILE), "short").expect("written");
        assert!(Key::of(&home).is_err(), "a key that is none is told, not replaced");
    }
}
