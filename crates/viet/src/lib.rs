//! Vietnamese text and calendar.
//!
//! | module | what it knows |
//! | --- | --- |
//! | [`fold`] | lower case of the same length, tone marks put in one place, words without marks |
//! | [`words`] | a text cut into words, numbers and punctuation, each with its place |
//! | [`label`] | the labels of outline items: `I.`, `1.1.`, `a)`, `-`, `Điều 5.` |
//! | [`calendar`] | working days: weekends, holidays, made-up days |
//! | [`lunar`] | the lunar calendar of UTC+7, 1968 to 2100 |
//! | [`legacy`] | encodings from before Unicode: TCVN3, VNI, VISCII; which one a text is in |
//! | [`time`] | expressions of time: their days, role, rule and rhythm |
//! | [`ocr`] | slips of scanned text and the words that must have stood there |
//! | [`numeral`] | Roman, Arabic with points for thousands, and spelt-out numbers |
//!
//! Nothing here knows of files, clocks or tasks: the day is an argument.

pub mod calendar;
pub mod fold;
pub mod label;
pub mod legacy;
pub mod lunar;
pub mod numeral;
pub mod ocr;
pub mod time;
pub mod words;
