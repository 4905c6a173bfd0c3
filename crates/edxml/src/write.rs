//! A message -> XML, every element in the order of the standard.

use crate::message::{Answer, Body, Message, Paper, Staff, State};
use crate::{NAMESPACE, days, enclosure};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io::Result;

/// Elements as they are written.
struct Xml {
    out: Writer<Vec<u8>>,
}

/// Writes a message. The same message gives the same bytes.
///
/// # Errors
///
/// A file is larger than a zip may be (4 GiB).
pub fn write(message: &Message) -> Result<Vec<u8>> {
    let mut xml = Xml { out: Writer::new_with_indent(Vec::new(), b' ', 1) };
    xml.out.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    match message {
        Message::Paper(paper) => xml.root("edXML:edXML", |xml| paper_in(xml, paper))?,
        Message::State(state) => xml.root("edXML:Status", |xml| state_in(xml, state))?,
    }
    Ok(xml.out.into_inner())
}

impl Xml {
    fn root(&mut self, name: &str, inside: impl FnOnce(&mut Self) -> Result<()>) -> Result<()> {
        let start = BytesStart::new(name).with_attributes([("xmlns:edXML", NAMESPACE)]);
        self.out.write_event(Event::Start(start))?;
        inside(self)?;
        self.out.write_event(Event::End(BytesEnd::new(name)))
    }

    fn group(&mut self, name: &str, inside: impl FnOnce(&mut Self) -> Result<()>) -> Result<()> {
        let name = format!("edXML:{name}");
        self.out.write_event(Event::Start(BytesStart::new(name.as_str())))?;
        inside(self)?;
        self.out.write_event(Event::End(BytesEnd::new(name.as_str())))
    }

    fn text(&mut self, name: &str, words: &str) -> Result<()> {
        let name = format!("edXML:{name}");
        self.out.write_event(Event::Start(BytesStart::new(name.as_str())))?;
        self.out.write_event(Event::Text(BytesText::new(&clean(words))))?;
        self.out.write_event(Event::End(BytesEnd::new(name.as_str())))
    }

    fn option(&mut self, name: &str, words: Option<&str>) -> Result<()> {
        words.map_or(Ok(()), |words| self.text(name, words))
    }

    fn list(&mut self, name: &str, of: &str, words: &[String]) -> Result<()> {
        if words.is_empty() {
            return Ok(());
        }
        self.group(name, |xml| words.iter().try_for_each(|words| xml.text(of, words)))
    }
}

/// Takes out what no XML may hold.
fn clean(words: &str) -> String {
    let allowed = |letter: &char| {
        !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}') || matches!(letter, '\n' | '\t')
    };
    words.chars().filter(allowed).collect()
}

fn paper_in(xml: &mut Xml, paper: &Paper) -> Result<()> {
    xml.group("edXMLEnvelope", |xml| {
        xml.group("edXMLHeader", |xml| {
            xml.group("MessageHeader", |xml| head(xml, paper))?;
            xml.group("TraceHeaderList", |xml| traces(xml, paper))
        })?;
        xml.group("edXMLBody", |xml| xml.group("edXMLManifest", |xml| manifest(xml, paper)))
    })?;
    if paper.files.is_empty() {
        return Ok(());
    }
    xml.group("AttachmentEncoded", |xml| {
        paper.files.iter().enumerate().try_for_each(|(at, file)| {
            xml.group("Attachment", |xml| {
                xml.text("ContentId", &content_id(at))?;
                xml.text("AttachmentName", &file.name)?;
                xml.text("ContentType", &file.media)?;
                xml.text("ContentTransferEncoded", &enclosure::pack(&file.name, &file.bytes)?)
            })
        })
    })
}

fn content_id(at: usize) -> String {
    format!("file-{}", at + 1)
}

fn head(xml: &mut Xml, paper: &Paper) -> Result<()> {
    body(xml, "From", &paper.from)?;
    paper.to.iter().try_for_each(|to| body(xml, "To", to))?;
    xml.group("Code", |xml| {
        xml.text("CodeNumber", &paper.code.number)?;
        xml.text("CodeNotation", &paper.code.symbol)
    })?;
    xml.group("PromulgationInfo", |xml| {
        xml.option("Place", paper.place.as_deref())?;
        xml.option("PromulgationDate", paper.date.map(days::of_day).as_deref())
    })?;
    xml.group("DocumentType", |xml| {
        xml.option("Type", paper.kind.number.as_deref())?;
        xml.text("TypeName", &paper.kind.name)
    })?;
    xml.text("Subject", &paper.subject)?;
    xml.option("Content", paper.content.as_deref())?;
    xml.group("SignerInfo", |xml| {
        xml.option("Competence", paper.signer.authority.as_deref())?;
        xml.option("Position", paper.signer.position.as_deref())?;
        xml.text("FullName", &paper.signer.name)
    })?;
    xml.option("DueDate", paper.due.map(days::of_day).as_deref())?;
    xml.list("ToPlaces", "Place", &paper.places)?;
    extent(xml, paper)?;
    paper.answers.iter().try_for_each(|answered| answer(xml, answered))?;
    xml.option("SteeringType", paper.steering.as_deref())?;
    xml.text("DocumentId", &paper.document)
}

fn body(xml: &mut Xml, name: &str, body: &Body) -> Result<()> {
    xml.group(name, |xml| {
        xml.text("OrganId", &body.code)?;
        xml.option("OrganizationInCharge", body.in_charge.as_deref())?;
        xml.text("OrganName", &body.name)?;
        xml.option("OrganAdd", body.address.as_deref())?;
        xml.option("Email", body.email.as_deref())?;
        xml.option("Telephone", body.telephone.as_deref())
    })
}

fn extent(xml: &mut Xml, paper: &Paper) -> Result<()> {
    let number = |number: Option<u32>| number.map(|number| number.to_string());
    let extent = &paper.extent;
    xml.group("OtherInfo", |xml| {
        xml.text("Priority", &extent.priority.to_string())?;
        xml.option("SphereOfPromulgation", extent.sphere.as_deref())?;
        xml.option("TyperNotation", extent.typist.as_deref())?;
        xml.option("PromulgationAmount", number(extent.copies).as_deref())?;
        xml.option("PageAmount", number(extent.pages).as_deref())?;
        xml.list("Appendixes", "Appendix", &extent.annexes)
    })
}

fn answer(xml: &mut Xml, answer: &Answer) -> Result<()> {
    xml.group("ResponseFor", |xml| {
        xml.text("OrganId", &answer.body)?;
        xml.text("Code", &answer.code)?;
        xml.option("PromulgationDate", answer.date.map(days::of_day).as_deref())?;
        xml.text("DocumentId", &answer.document)
    })
}

fn traces(xml: &mut Xml, paper: &Paper) -> Result<()> {
    for trace in &paper.traces {
        xml.group("TraceHeader", |xml| {
            xml.text("OrganId", &trace.body)?;
            xml.option("Timestamp", trace.at.map(days::of_moment).as_deref())
        })?;
    }
    let business = &paper.business;
    xml.group("Bussiness", |xml| {
        xml.text("BussinessDocType", &business.purpose.number().to_string())?;
        xml.option("BussinessDocReason", business.reason.as_deref())?;
        xml.text("DocumentId", business.document.as_deref().unwrap_or(&paper.document))?;
        staff(xml, &business.staff)?;
        xml.text("Paper", if business.on_paper { "1" } else { "0" })?;
        if business.replaces.is_empty() {
            return Ok(());
        }
        xml.group("ReplacementInfoList", |xml| {
            let replaced = |xml: &mut Xml, id| xml.group("ReplacementInfo", |xml| xml.text("DocumentId", id));
            business.replaces.iter().try_for_each(|id| replaced(xml, id))
        })
    })
}

fn staff(xml: &mut Xml, staff: &Staff) -> Result<()> {
    if *staff == Staff::default() {
        return Ok(());
    }
    xml.group("StaffInfo", |xml| {
        xml.option("Department", staff.unit.as_deref())?;
        xml.option("Staff", staff.name.as_deref())?;
        xml.option("Mobile", staff.telephone.as_deref())?;
        xml.option("Email", staff.email.as_deref())
    })
}

fn manifest(xml: &mut Xml, paper: &Paper) -> Result<()> {
    paper.files.iter().enumerate().try_for_each(|(at, file)| {
        xml.group("Reference", |xml| {
            xml.text("ContentId", &format!("cid:{}", content_id(at)))?;
            xml.text("ContentType", &file.media)?;
            xml.text("AttachmentName", &file.name)
        })
    })
}

fn state_in(xml: &mut Xml, state: &State) -> Result<()> {
    xml.group("Header", |xml| {
        xml.group("MessageHeader", |xml| {
            answer(xml, &state.of)?;
            body(xml, "From", &state.from)?;
            state.to.iter().try_for_each(|to| body(xml, "To", to))?;
            xml.text("StatusCode", &state.code)?;
            xml.option("Description", state.words.as_deref())?;
            xml.option("Timestamp", state.at.map(days::of_moment).as_deref())?;
            staff(xml, &state.staff)
        })
    })
}
