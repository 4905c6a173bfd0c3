//! A writer of PDF files that says every object exactly, so that fonts, encodings and damage can be chosen.
#![allow(dead_code, reason = "each test file uses some of it")]

use std::fmt::Write as _;

/// A file that is being written. Objects 1 and 2 are the catalogue and the tree of pages.
#[derive(Default)]
pub(crate) struct Pdf {
    objects: Vec<Vec<u8>>,
    pages: Vec<usize>,
    /// Entries of the catalogue besides the usual ones.
    pub(crate) catalogue: String,
}

/// The number of the font of [`Pdf::new`], whose codes are the letters themselves; each is half as wide as high.
pub(crate) const FONT: usize = 3;

impl Pdf {
    /// A file with a font for every letter.
    pub(crate) fn new() -> Self {
        let mut pdf = Self { objects: vec![Vec::new(), Vec::new()], ..Self::default() };
        let font = pdf.add("<< /Type /Font /Subtype /Type0 /BaseFont /LamGiang /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>");
        assert_eq!(font, FONT);
        pdf.add("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /LamGiang /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 >>");
        pdf.stream("", b"1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0000> <ffff> <0000> endbfrange");
        pdf
    }

    /// Adds an object and returns its number.
    pub(crate) fn add(&mut self, body: impl AsRef<[u8]>) -> usize {
        self.objects.push(body.as_ref().to_vec());
        self.objects.len()
    }

    /// Puts another object in the place of one.
    pub(crate) fn set(&mut self, number: usize, body: impl AsRef<[u8]>) {
        self.objects[number - 1] = body.as_ref().to_vec();
    }

    /// Adds a stream with further entries of its dictionary.
    pub(crate) fn stream(&mut self, entries: &str, data: &[u8]) -> usize {
        let mut body = format!("<< {entries} /Length {} >> stream\n", data.len()).into_bytes();
        body.extend_from_slice(data);
        body.extend_from_slice(b"\nendstream");
        self.add(body)
    }

    /// Adds a page of A4 with its content, further entries and resources; `/F` is the font for every letter.
    pub(crate) fn page(&mut self, content: &str, entries: &str, resources: &str) -> usize {
        let content = self.stream("", content.as_bytes());
        let fonts =
            if resources.contains("/Font") { String::new() } else { format!("/Font << /F {FONT} 0 R >>") };
        let page = self.add(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {entries} /Contents {content} 0 R /Resources << {fonts} {resources} >> >>"
        ));
        self.pages.push(page);
        page
    }

    /// Returns the file.
    pub(crate) fn bytes(mut self) -> Vec<u8> {
        let kids: String = self.pages.iter().map(|page| format!("{page} 0 R ")).collect();
        if self.objects[0].is_empty() {
            self.set(1, format!("<< /Type /Catalog /Pages 2 0 R {} >>", self.catalogue));
        }
        if self.objects[1].is_empty() {
            self.set(2, format!("<< /Type /Pages /Count {} /Kids [{kids}] >>", self.pages.len()));
        }
        let mut file = b"%PDF-1.7\n".to_vec();
        let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", self.objects.len() + 1);
        for (object, number) in self.objects.iter().zip(1..) {
            writeln!(table, "{:010} 00000 n ", file.len()).expect("a string grows");
            file.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
            file.extend_from_slice(object);
            file.extend_from_slice(b"\nendobj\n");
        }
        let start = file.len();
        let trailer = format!(
            "trailer << /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n",
            self.objects.len() + 1
        );
        file.extend_from_slice(table.as_bytes());
        file.extend_from_slice(trailer.as_bytes());
        file
    }
}

/// A string of the font for every letter.
pub(crate) fn hex(words: &str) -> String {
    let digits: String = words.encode_utf16().map(|unit| format!("{unit:04x}")).collect();
    format!("<{digits}>")
}

/// A line in the font for every letter, 14 points high, with its start counted from the lower left corner.
pub(crate) fn line(x: u32, y: u32, words: &str) -> String {
    format!("BT /F 14 Tf {x} {y} Td {} Tj ET\n", hex(words))
}

/// A file of one page with such lines, one below the other.
pub(crate) fn lines(words: &[&str]) -> Vec<u8> {
    let mut pdf = Pdf::new();
    let content: String = words.iter().zip(1..).map(|(words, row)| line(85, 800 - 20 * row, words)).collect();
    pdf.page(&content, "", "");
    pdf.bytes()
}
