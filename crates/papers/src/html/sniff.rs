//! Whether a file is a page of the web, whatever its name says: offices send pages that Word saved as "Công văn.doc".

/// A page is told by so many bytes.
const HEAD: usize = 4 << 10;

/// Tags that pages are full of, and other texts are not.
const TAGS: [&str; 9] = ["<p", "<div", "<br", "<span", "<table", "<td", "<font", "<meta", "<body"];

/// A file without a head is a page where it begins with a tag and has so many.
const ENOUGH: usize = 4;

/// Tells whether a file is a page. Markdown may begin with a tag and hold tables of them: it is a page only if it says so.
pub(crate) fn is_page(extension: &str, bytes: &[u8]) -> bool {
    let head = head(bytes);
    let head = head.trim_start();
    let start = without_declaration(head);
    if start.starts_with("<!doctype html") || start.starts_with("<html") {
        return true;
    }
    let tags = TAGS.iter().map(|tag| head.matches(tag).count()).sum::<usize>();
    match extension {
        "md" | "markdown" => false,
        "html" | "htm" | "xhtml" | "shtml" => tags > 0 || head.contains("<html"),
        _ => head.starts_with('<') && (head.contains("<html") || tags >= ENOUGH),
    }
}

/// Tells whether a file is an archive of a page: the head of a letter, with the type of what it holds.
pub(crate) fn is_archive(bytes: &[u8]) -> bool {
    let head = head(bytes);
    let head = head.trim_start();
    let fields =
        head.starts_with("mime-version:") || head.starts_with("from:") || head.starts_with("content-");
    fields && (head.contains("content-type: multipart/related") || head.contains("content-type: text/html"))
        || head.starts_with("from:")
            && head.contains("multipart/")
            && head.contains("snapshot-content-location:")
}

/// Returns the beginning of a file in lower case; of one in UTF-16, without its second bytes.
fn head(bytes: &[u8]) -> String {
    let head = &bytes[..bytes.len().min(HEAD)];
    let letters: Vec<u8> = match head {
        [0xef, 0xbb, 0xbf, rest @ ..] => rest.to_vec(),
        [0xff, 0xfe, rest @ ..] | [0xfe, 0xff, rest @ ..] => {
            rest.iter().copied().filter(|byte| *byte != 0).collect()
        }
        _ => head.to_vec(),
    };
    String::from_utf8_lossy(&letters).to_ascii_lowercase()
}

/// Takes the declaration of XML and comments off the beginning.
fn without_declaration(mut head: &str) -> &str {
    for (open, close) in [("<?", "?>"), ("<!--", "-->")] {
        while head.starts_with(open)
            && let Some((_, behind)) = head.split_once(close)
        {
            head = behind.trim_start();
        }
    }
    head
}
