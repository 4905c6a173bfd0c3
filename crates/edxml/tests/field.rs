//! Messages as other programs write them, and files that want to do harm. Ours all of them: bodies, papers and people are invented.

use edxml::{Error, Message, Paper, Purpose, State, read};
use jiff::civil::date;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;

fn paper(text: &str) -> Paper {
    match read(text.as_bytes()) {
        Ok(Message::Paper(paper)) => *paper,
        other => unreachable!("no paper: {other:?}"),
    }
}

fn state(text: &str) -> State {
    match read(text.as_bytes()) {
        Ok(Message::State(state)) => *state,
        other => unreachable!("no state: {other:?}"),
    }
}

/// "xin chào" in letters.
const GREETING: &str = "eGluIGNow6Bv";

#[test]
fn a_flat_envelope_with_other_names_is_read() {
    let message = format!(
        "\u{feff}<?xml version='1.0'?><ns2:edXML xmlns:ns2='http://www.mic.gov.vn/TBT/QCVN_102_2016'>
          <ns2:MessageHeader>
            <ns2:From><ns2:OrganId>Z99</ns2:OrganId><ns2:OrganName>UBND tỉnh Lam Giang</ns2:OrganName></ns2:From>
            <ns2:To><ns2:OrganId>Z99.07</ns2:OrganId></ns2:To>
            <ns2:To><ns2:OrganName>không có mã</ns2:OrganName></ns2:To>
            <ns2:Code><ns2:CodeNumber>412</ns2:CodeNumber><ns2:CodeNotation>UBND-KGVX</ns2:CodeNotation></ns2:Code>
            <ns2:PromulgationInfo><ns2:PromulgationDate>2025-03-05</ns2:PromulgationDate></ns2:PromulgationInfo>
            <ns2:Subject>V/v r&#224; so&#xE1;t A &amp; B</ns2:Subject>
            <ns2:Signer><ns2:FullName>Lê Hoàng Phúc</ns2:FullName></ns2:Signer>
            <ns2:DueDate>20/03/2025</ns2:DueDate>
            <ns2:DocumentId>Z99,2025,412</ns2:DocumentId>
          </ns2:MessageHeader>
          <ns2:Business><ns2:BusinessDocType>2</ns2:BusinessDocType><ns2:DocumentId>Z99,2025,400</ns2:DocumentId></ns2:Business>
          <ns2:Manifest><ns2:Attachment><ns2:FileName>412.txt</ns2:FileName><ns2:Content>
             {GREETING}</ns2:Content><ns2:FileType>text/plain</ns2:FileType></ns2:Attachment></ns2:Manifest>
        </ns2:edXML>"
    );
    let paper = paper(&message);
    assert_eq!((paper.from.code.as_str(), paper.to.len(), paper.to[0].code.as_str()), ("Z99", 1, "Z99.07"));
    assert_eq!((paper.code.number.as_str(), paper.code.symbol.as_str()), ("412", "UBND-KGVX"));
    assert_eq!((paper.date, paper.due), (Some(date(2025, 3, 5)), Some(date(2025, 3, 20))));
    assert_eq!((paper.subject.as_str(), paper.signer.name.as_str()), ("V/v rà soát A & B", "Lê Hoàng Phúc"));
    assert!(!paper.signed);
    assert_eq!(paper.business.purpose, Purpose::Update);
    assert_eq!(paper.business.document.as_deref(), Some("Z99,2025,400"));
    assert_eq!(
        (paper.files[0].name.as_str(), paper.files[0].bytes.as_slice()),
        ("412.txt", "xin chào".as_bytes())
    );
}

#[test]
fn that_a_message_is_signed_is_told() {
    let message = |signature: &str| {
        format!(
            "<edXML><edXMLEnvelope><edXMLHeader><MessageHeader><From><OrganId>Z99</OrganId></From><Subject>V/v</Subject>\
             <DocumentId>a1</DocumentId></MessageHeader>{signature}</edXMLHeader></edXMLEnvelope></edXML>"
        )
    };
    let empty = "<Signature xmlns='http://www.w3.org/2000/09/xmldsig#'><SignatureValue> </SignatureValue></Signature>";
    assert!(
        !paper(&message("")).signed
            && !paper(&message("<Signature/>")).signed
            && !paper(&message(empty)).signed
    );
    let signed = "<ds:Signature xmlns:ds='http://www.w3.org/2000/09/xmldsig#'><ds:SignedInfo/>\
                  <ds:SignatureValue>MEUCIQ==</ds:SignatureValue></ds:Signature>";
    assert!(paper(&message(signed)).signed);
}

#[test]
fn a_state_is_found_wherever_it_stands() {
    let message = "<Status><ResponseFor><OrganId>Z99</OrganId><Code>412/UBND-KGVX</Code><DocumentId>a1</DocumentId></ResponseFor>
        <From><OrganId>Z99.07</OrganId></From><StatusCode>3</StatusCode><Description>Số đến 17</Description>
        <Timestamp>2025/03/06 08:15:00</Timestamp><StaffInfo><Staff>Văn thư</Staff></StaffInfo></Status>";
    let state = state(message);
    assert_eq!(
        (state.code.as_str(), state.of.document.as_str(), state.of.code.as_str()),
        ("03", "a1", "412/UBND-KGVX")
    );
    assert_eq!(state.at, Some(date(2025, 3, 6).at(8, 15, 0, 0)));
    assert_eq!((state.words.as_deref(), state.staff.name.as_deref()), (Some("Số đến 17"), Some("Văn thư")));
}

/// A message about a file.
fn with_file(name: &str, letters: &str) -> String {
    format!(
        "<edXML><MessageHeader><From><OrganId>Z99</OrganId></From><Subject>x</Subject><DocumentId>1</DocumentId></MessageHeader>
         <AttachmentEncoded><Attachment><AttachmentName>{name}</AttachmentName><ContentTransferEncoded>{letters}</ContentTransferEncoded>
         </Attachment></AttachmentEncoded></edXML>"
    )
}

fn letters(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

fn zip_of(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a member");
        zip.write_all(bytes).expect("in memory");
    }
    zip.finish().expect("in memory").into_inner()
}

#[test]
fn files_are_unpacked_once_and_only_what_was_packed() {
    let packed = zip_of(&[("a.txt", b"chao")]);
    assert_eq!(paper(&with_file("a.txt", &letters(&packed))).files[0].bytes, b"chao");
    let twice = zip_of(&[("a.zip", &packed)]);
    assert_eq!(paper(&with_file("a.zip", &letters(&twice))).files[0].bytes, packed);
    let word = zip_of(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<x/>")]);
    assert_eq!(
        paper(&with_file("a.docx", &letters(&word))).files[0].bytes,
        word,
        "a .docx is an archive by itself"
    );
    assert_eq!(
        paper(&with_file("a.txt", "Y2g")).files[0].bytes,
        b"ch",
        "what fills up the end may be missing"
    );
    assert_eq!(read(with_file("a.txt", "n'est pas!").as_bytes()), Err(Error::Attachment("a.txt".to_owned())));
}

#[test]
fn what_wants_to_do_harm_is_refused() {
    let entity = "<!DOCTYPE a [<!ENTITY x 'xxxxxxxx'><!ENTITY y '&x;&x;&x;'>]><edXML>&y;</edXML>";
    assert_eq!(read(entity.as_bytes()), Err(Error::Entities));
    let outside = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><edXML>&x;</edXML>";
    assert_eq!(read(outside.as_bytes()), Err(Error::Entities));
    assert_eq!(read(b"<edXML>&x;</edXML>"), Err(Error::Entities), "an entity without a declaration");
    let deep = format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
    assert_eq!(read(deep.as_bytes()), Err(Error::TooComplex));
    let wide = format!("<edXML>{}</edXML>", "<a/>".repeat(60_000));
    assert_eq!(read(wide.as_bytes()), Err(Error::TooComplex));
    let bomb = zip_of(&[("a.txt", &vec![0; usize::try_from(edxml::MOST_UNPACKED).expect("it fits") + 1])]);
    assert!(bomb.len() < 2 << 20, "it is small as it comes");
    assert_eq!(read(with_file("a.txt", &letters(&bomb)).as_bytes()), Err(Error::Unpacked));
    assert_eq!(read(&vec![b' '; edxml::MOST_BYTES + 1]), Err(Error::TooLarge));
}

#[test]
fn what_lacks_what_it_must_say_is_refused() {
    for (text, why) in [
        ("", Error::NotXml),
        ("xin chào", Error::NotXml),
        ("<edXML>", Error::NotXml),
        ("<edXML></edXML>", Error::NoMessage),
        ("<html><body/></html>", Error::NoMessage),
        ("<edXML><MessageHeader/></edXML>", Error::Missing("DocumentId")),
        ("<edXML><MessageHeader><DocumentId>1</DocumentId></MessageHeader></edXML>", Error::Missing("From")),
        ("<Status><StatusCode>03</StatusCode></Status>", Error::Missing("ResponseFor")),
        (
            "<edXML><MessageHeader><From><OrganId>Z99</OrganId></From><Subject>x</Subject><DocumentId>1</DocumentId></MessageHeader>
             <Bussiness><BussinessDocType>9</BussinessDocType></Bussiness></edXML>",
            Error::Unclear("BussinessDocType"),
        ),
    ] {
        assert_eq!(read(text.as_bytes()), Err(why), "{text}");
    }
}
