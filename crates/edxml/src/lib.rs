//! Messages between public bodies in the form of QCVN 102:2016/BTTTT (edXML), and the messages about the state of a paper
//! that Quyết định 28/2018/QĐ-TTg asks for.
//!
//! ```text
//! bytes --read--> Message::Paper   a paper with its files: new, recalled, updated or in the place of others
//!                 Message::State   what became of a paper that somebody sent
//! Message --write--> bytes         what is written reads back to the same message
//! ```
//!
//! Read tolerantly, written strictly: the variants met in the field (a flat envelope, other names of attachments and signers,
//! other spellings of days) are understood. Files come from strangers: no document type, no entities, bounded depth, size and
//! number of elements; packed files unpack within a limit. An XML signature is neither checked nor made, which a gateway does; that there is
//! one is told.
//!
//! | module | what it holds |
//! | --- | --- |
//! | `message` | the types |
//! | `tree` | XML as a tree, within limits |
//! | `read`, `write` | tree -> message, message -> XML |
//! | `enclosure` | files: packed, then as letters, and back |
//! | `days` | how days and times are spelt |

mod days;
mod enclosure;
mod error;
mod message;
mod read;
mod tree;
mod write;

pub use error::Error;
pub use message::{
    Answer, Attachment, Body, Business, Code, Extent, Kind, Message, Paper, Purpose, Signer, Staff, State,
    Trace,
};
pub use read::read;
pub use write::write;

/// The namespace of the standard.
pub const NAMESPACE: &str = "http://www.mic.gov.vn/TBT/QCVN_102_2016";

/// The most bytes of one message. Gateways of provinces take less than half of it.
pub const MOST_BYTES: usize = 128 << 20;

/// The most bytes that the files of one message unpack to.
pub const MOST_UNPACKED: u64 = 256 << 20;
