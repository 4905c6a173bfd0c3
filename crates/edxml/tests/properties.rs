//! What is written reads back; whatever comes is read or refused.

use edxml::{
    Answer, Attachment, Body, Business, Code, Extent, Kind, Message, Paper, Purpose, Signer, Staff, State,
    Trace, read, write,
};
use jiff::civil::{Date, DateTime, date};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

/// Words as people type them, with what XML does not like, and no space around.
fn words() -> impl Strategy<Value = String> {
    "[A-Za-z0-9Đđăâêôơưáạảãà<>&\"'/().,;-]{1,12}( [a-zđ&<]{1,8}){0,4}"
}

fn code() -> impl Strategy<Value = String> {
    "Z99(\\.[0-9]{2}){0,3}"
}

fn day() -> impl Strategy<Value = Date> {
    (2016i16..2040, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

fn moment() -> impl Strategy<Value = DateTime> {
    (day(), 0i8..24, 0i8..60, 0i8..60).prop_map(|(day, hour, minute, second)| day.at(hour, minute, second, 0))
}

fn body() -> impl Strategy<Value = Body> {
    (code(), words(), of(words()), of(words()), of(words()), of(words())).prop_map(
        |(code, name, in_charge, address, email, telephone)| Body {
            code,
            in_charge,
            name,
            address,
            email,
            telephone,
        },
    )
}

fn answer() -> impl Strategy<Value = Answer> {
    (code(), words(), of(day()), words()).prop_map(|(body, code, date, document)| Answer {
        body,
        code,
        date,
        document,
    })
}

fn staff() -> impl Strategy<Value = Staff> {
    (of(words()), of(words()), of(words()), of(words())).prop_map(|(unit, name, telephone, email)| Staff {
        unit,
        name,
        telephone,
        email,
    })
}

fn business() -> impl Strategy<Value = Business> {
    let purpose = (0..Purpose::ALL.len()).prop_map(|at| Purpose::ALL[at]);
    let fields = (purpose, of(words()), of("[0-9]{20}"), staff(), any::<bool>(), vec(words(), 0..3));
    fields.prop_map(|(purpose, reason, document, staff, on_paper, replaces)| Business {
        purpose,
        reason,
        document,
        staff,
        on_paper,
        replaces,
    })
}

fn extent() -> impl Strategy<Value = Extent> {
    let fields = (0u8..=3, of(words()), of(words()), of(any::<u32>()), of(any::<u32>()), vec(words(), 0..3));
    fields.prop_map(|(priority, sphere, typist, copies, pages, annexes)| Extent {
        priority,
        sphere,
        typist,
        copies,
        pages,
        annexes,
    })
}

fn file() -> impl Strategy<Value = Attachment> {
    (words(), words(), vec(any::<u8>(), 0..300)).prop_map(|(name, media, bytes)| Attachment {
        name: name.replace('/', "-"),
        media,
        bytes,
    })
}

fn paper() -> impl Strategy<Value = Paper> {
    let kind = (of("[0-9]{1,2}"), words()).prop_map(|(number, name)| Kind { number, name });
    let signer = (of(words()), of(words()), words()).prop_map(|(authority, position, name)| Signer {
        authority,
        position,
        name,
    });
    let number = ("[0-9]{1,4}", words()).prop_map(|(number, symbol)| Code { number, symbol });
    let trace = (code(), of(moment())).prop_map(|(body, at)| Trace { body, at });
    let bodies = (body(), vec(body(), 0..4), number, kind, signer);
    let texts = (of(words()), words(), of(words()), of(words()), "[a-f0-9]{8}");
    let days = (of(day()), of(day()));
    let lists = (vec(words(), 0..3), vec(answer(), 0..3), vec(trace, 0..3), vec(file(), 0..3));
    (bodies, texts, days, lists, extent(), business()).prop_map(
        |(bodies, texts, days, lists, extent, business)| {
            let (from, to, code, kind, signer) = bodies;
            let (place, subject, content, steering, document) = texts;
            let (places, answers, traces, files) = lists;
            Paper {
                from,
                to,
                code,
                place,
                date: days.0,
                kind,
                subject,
                content,
                signer,
                due: days.1,
                places,
                extent,
                answers,
                steering,
                document,
                traces,
                business,
                files,
                signed: false,
            }
        },
    )
}

fn state() -> impl Strategy<Value = State> {
    (body(), vec(body(), 0..3), answer(), "[01][0-9]", of(words()), staff(), of(moment()))
        .prop_map(|(from, to, of, code, words, staff, at)| State { from, to, of, code, words, staff, at })
}

fn reads_back(message: &Message) -> Result<(), TestCaseError> {
    let bytes = write(message).expect("written into memory");
    let back = read(&bytes);
    prop_assert_eq!(back.as_ref(), Ok(message), "{}", String::from_utf8_lossy(&bytes));
    prop_assert_eq!(&write(message).expect("written"), &bytes, "the same message gives the same bytes");
    Ok(())
}

proptest! {
    #[test]
    fn a_paper_reads_back(paper in paper()) {
        reads_back(&Message::Paper(Box::new(paper)))?;
    }

    #[test]
    fn a_state_reads_back(state in state()) {
        reads_back(&Message::State(Box::new(state)))?;
    }

    #[test]
    fn a_damaged_message_is_read_or_refused(paper in paper(), at in any::<prop::sample::Index>(), put in vec(any::<u8>(), 0..6), cut in 0usize..12) {
        let mut bytes = write(&Message::Paper(Box::new(paper))).expect("written into memory");
        let at = at.index(bytes.len());
        let end = (at + cut).min(bytes.len());
        bytes.splice(at..end, put);
        if let Ok(message) = read(&bytes) {
            prop_assert!(write(&message).is_ok());
        }
    }

    #[test]
    fn any_bytes_are_refused_without_harm(bytes in vec(any::<u8>(), 0..400)) {
        prop_assert!(read(&bytes).is_err());
    }
}
