//! A tree -> a message. What is written strictly is found where the standard puts it; what stands elsewhere is found by its name.

use crate::message::{
    Answer, Attachment, Body, Business, Code, Extent, Kind, Message, Paper, Purpose, Signer, Staff, State,
    Trace,
};
use crate::tree::Element;
use crate::{Error, MOST_BYTES, MOST_UNPACKED, days, enclosure, tree};

/// Where the head of a message stands.
const HEADS: &[&str] = &["MessageHeader"];
/// Where its files stand, in the standard and in the field.
const FILES: &[&str] = &["AttachmentEncoded", "Manifest"];

/// Reads a message.
///
/// # Errors
///
/// The bytes are none, or lack what every message says: who sends it, and of which paper it speaks.
pub fn read(bytes: &[u8]) -> Result<Message, Error> {
    if bytes.len() > MOST_BYTES {
        return Err(Error::TooLarge);
    }
    let root = tree::read(bytes)?;
    if root.find(&["StatusCode"]).is_some() {
        return state(&root).map(|state| Message::State(Box::new(state)));
    }
    let head = root.find(HEADS).ok_or(Error::NoMessage)?;
    paper(&root, head).map(|paper| Message::Paper(Box::new(paper)))
}

fn paper(root: &Element, head: &Element) -> Result<Paper, Error> {
    let promulgated = head.child(&["PromulgationInfo"]);
    let document = head.text(&["DocumentId"]).ok_or(Error::Missing("DocumentId"))?;
    let business = business(root, &document)?;
    Ok(Paper {
        from: sender(head)?,
        to: head.all(&["To"]).filter_map(body).collect(),
        code: head.child(&["Code"]).map(code).unwrap_or_default(),
        place: promulgated.and_then(|info| info.text(&["Place"])),
        date: promulgated.and_then(|info| info.text(&["PromulgationDate"])).and_then(|text| days::day(&text)),
        kind: head.child(&["DocumentType"]).map(kind).unwrap_or_default(),
        subject: head.text(&["Subject"]).ok_or(Error::Missing("Subject"))?,
        content: head.text(&["Content"]),
        signer: head.child(&["SignerInfo", "Signer"]).map(signer).unwrap_or_default(),
        due: head.text(&["DueDate"]).and_then(|text| days::day(&text)),
        places: head.child(&["ToPlaces"]).map(|places| words(places, "Place")).unwrap_or_default(),
        extent: head.child(&["OtherInfo"]).map(extent).unwrap_or_default(),
        answers: head.all(&["ResponseFor"]).filter_map(answer).collect(),
        steering: head.text(&["SteeringType"]),
        document,
        traces: root.find(&["TraceHeaderList"]).map(traces).unwrap_or_default(),
        business,
        files: files(root)?,
        signed: root.find(&["SignatureValue"]).and_then(filled).is_some(),
    })
}

fn state(root: &Element) -> Result<State, Error> {
    let head = root.find(HEADS).or_else(|| root.find(&["Header"])).unwrap_or(root);
    let of = root.find(&["ResponseFor"]).and_then(answer).ok_or(Error::Missing("ResponseFor"))?;
    let code = root.find(&["StatusCode"]).map(|code| code.words.trim()).unwrap_or_default();
    Ok(State {
        from: sender(head)?,
        to: head.all(&["To"]).filter_map(body).collect(),
        of,
        // "3" and "03" are the same state.
        code: format!("{code:0>2}"),
        words: root.find(&["Description"]).and_then(filled),
        staff: root.find(&["StaffInfo"]).map(staff).unwrap_or_default(),
        at: root.find(&["Timestamp"]).and_then(|at| days::moment(&at.words)),
    })
}

fn sender(head: &Element) -> Result<Body, Error> {
    head.child(&["From"]).and_then(body).ok_or(Error::Missing("From"))
}

/// Returns a body; none where its code is missing: nobody could answer it.
fn body(element: &Element) -> Option<Body> {
    Some(Body {
        code: element.text(&["OrganId", "OrganID"])?,
        in_charge: element.text(&["OrganizationInCharge"]),
        name: element.text(&["OrganName"]).unwrap_or_default(),
        address: element.text(&["OrganAdd"]),
        email: element.text(&["Email"]),
        telephone: element.text(&["Telephone"]),
    })
}

fn code(element: &Element) -> Code {
    Code {
        number: element.text(&["CodeNumber"]).unwrap_or_default(),
        symbol: element.text(&["CodeNotation"]).unwrap_or_default(),
    }
}

fn kind(element: &Element) -> Kind {
    Kind { number: element.text(&["Type"]), name: element.text(&["TypeName"]).unwrap_or_default() }
}

fn signer(element: &Element) -> Signer {
    Signer {
        authority: element.text(&["Competence"]),
        position: element.text(&["Position"]),
        name: element.text(&["FullName", "Signer"]).unwrap_or_default(),
    }
}

fn extent(element: &Element) -> Extent {
    let number = |name: &str| element.text(&[name])?.parse().ok();
    let priority = element.text(&["Priority"]).and_then(|text| text.parse::<u8>().ok());
    Extent {
        priority: priority.unwrap_or(0).min(3),
        sphere: element.text(&["SphereOfPromulgation"]),
        typist: element.text(&["TyperNotation"]),
        copies: number("PromulgationAmount"),
        pages: number("PageAmount"),
        annexes: element.child(&["Appendixes"]).map(|list| words(list, "Appendix")).unwrap_or_default(),
    }
}

fn answer(element: &Element) -> Option<Answer> {
    let code = match element.child(&["Code"]) {
        Some(parts) if !parts.children.is_empty() => {
            let Code { number, symbol } = code(parts);
            format!("{number}/{symbol}")
        }
        Some(code) => code.words.trim().to_owned(),
        None => String::new(),
    };
    Some(Answer {
        body: element.text(&["OrganId", "OrganID"]).unwrap_or_default(),
        code,
        date: element.text(&["PromulgationDate"]).and_then(|text| days::day(&text)),
        document: element.text(&["DocumentId"])?,
    })
}

fn traces(element: &Element) -> Vec<Trace> {
    let trace = |trace: &Element| {
        let at = trace.text(&["Timestamp"]).and_then(|text| days::moment(&text));
        Some(Trace { body: trace.text(&["OrganId", "OrganID"])?, at })
    };
    element.all(&["TraceHeader"]).filter_map(trace).collect()
}

/// Returns what a message is for; the spelling of the element is the standard's, others spell it rightly.
fn business(root: &Element, document: &str) -> Result<Business, Error> {
    let Some(element) = root.find(&["Bussiness", "Business"]) else { return Ok(Business::default()) };
    let purpose = match element.text(&["BussinessDocType", "BusinessDocType"]) {
        None => Purpose::New,
        Some(number) => {
            let number = number.parse::<usize>().ok();
            *number.and_then(|at| Purpose::ALL.get(at)).ok_or(Error::Unclear("BussinessDocType"))?
        }
    };
    let replaced = element.child(&["ReplacementInfoList"]).into_iter();
    let replaced = replaced.flat_map(|list| list.all(&["ReplacementInfo"]));
    Ok(Business {
        purpose,
        reason: element.text(&["BussinessDocReason", "BusinessDocReason"]),
        document: element.text(&["DocumentId"]).filter(|id| id != document),
        staff: element.child(&["StaffInfo"]).map(staff).unwrap_or_default(),
        on_paper: element.text(&["Paper"]).is_some_and(|text| matches!(text.as_str(), "1" | "true")),
        replaces: replaced.filter_map(|info| info.text(&["DocumentId"])).collect(),
    })
}

fn staff(element: &Element) -> Staff {
    Staff {
        unit: element.text(&["Department"]),
        name: element.text(&["Staff"]),
        telephone: element.text(&["Mobile"]),
        email: element.text(&["Email"]),
    }
}

fn files(root: &Element) -> Result<Vec<Attachment>, Error> {
    let Some(list) = root.find(FILES) else { return Ok(Vec::new()) };
    let mut room = MOST_UNPACKED;
    let mut files = Vec::new();
    for (at, element) in list.all(&["Attachment"]).enumerate() {
        let name = element.text(&["AttachmentName", "FileName"]);
        let name = name.unwrap_or_else(|| format!("{}", at + 1));
        let letters = element.child(&["ContentTransferEncoded", "Content"]);
        let letters = letters.ok_or(Error::Missing("ContentTransferEncoded"))?;
        let bytes = enclosure::unpack(&name, &letters.words, &mut room)?;
        let media = element.text(&["ContentType", "FileType"]).unwrap_or_default();
        files.push(Attachment { name, media, bytes });
    }
    Ok(files)
}

/// Returns the words of the elements of a list.
fn words(list: &Element, name: &str) -> Vec<String> {
    list.all(&[name]).filter_map(filled).collect()
}

fn filled(element: &Element) -> Option<String> {
    let words = element.words.trim();
    (!words.is_empty()).then(|| words.to_owned())
}
