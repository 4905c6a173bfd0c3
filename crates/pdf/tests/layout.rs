//! Papers of six kinds, measured in their PDF, against the table of Nghị định 30/2020/NĐ-CP, annex I.
//!
//! What is expected stands in `support/decree.rs`, apart from `forms::layout`: a slip there is seen.

#[path = "../../forms/tests/support/decree.rs"]
mod decree;
#[path = "support/measured.rs"]
mod measured;
#[path = "../../forms/tests/support/six_kinds.rs"]
mod six_kinds;
mod support;

use decree::{HEAD, PAGE_NUMBER, parts};
use forms::Paper;
use forms::paper::Kind;
use measured::{Line, Page, mm};

impl Line {
    /// Returns where the last letter that is seen ends: a line that goes on keeps a space at its end.
    fn end(&self) -> f64 {
        if self.words.ends_with(' ') { self.right - self.size / 4.0 } else { self.right }
    }

    /// Returns the middle of what is seen.
    fn middle(&self) -> f64 {
        f64::midpoint(self.left, self.end())
    }

    fn bold(&self) -> bool {
        self.font.contains("Bold")
    }

    fn italic(&self) -> bool {
        self.font.contains("Italic")
    }
}

/// Tells, and says so, that no face like Times New Roman is installed: what stands in has other measures.
fn left_out() -> bool {
    let stands_in = support::faces().name() == "Libertinus Serif";
    if stands_in {
        eprintln!("left out: no face like Times New Roman is installed (Debian: fonts-liberation2)");
    }
    stands_in
}

fn measured(paper: &Paper) -> Vec<Page> {
    measured::pages(&pdf::write(paper, &support::faces()).expect("it can be written").bytes)
}

fn line<'a>(page: &'a Page, begin: &str) -> &'a Line {
    let found = page.lines.iter().find(|line| line.words.starts_with(begin));
    assert!(found.is_some(), "no line {begin:?}");
    found.expect("asserted")
}

/// Returns the rule nearest below a line.
fn rule_below(page: &Page, line: &Line) -> f64 {
    let below = page.rules.iter().filter(|rule| (0.0..12.0).contains(&(rule.y0 - line.baseline)));
    let below = below.filter(|rule| (f64::midpoint(rule.x0, rule.x1) - line.middle()).abs() < 1.0);
    let length = below.map(|rule| rule.x1 - rule.x0).next();
    assert!(length.is_some(), "no rule under {:?}", line.words);
    length.unwrap_or_default()
}

#[test]
fn sizes_and_styles_are_those_of_the_decree() {
    if left_out() {
        return;
    }
    for paper in six_kinds::all() {
        let pages = measured(&paper);
        for (begin, wanted) in HEAD.into_iter().chain(parts(paper.kind)) {
            let line = pages
                .iter()
                .flat_map(|page| &page.lines)
                .find(|line| line.words.starts_with(begin))
                .unwrap_or_else(|| panic!("{:?}: no line {begin:?}", paper.kind));
            let what = format!("{:?}: {line:?}", paper.kind);
            assert!(wanted.size.contains(&line.size), "size of {what}");
            assert_eq!(line.bold(), wanted.bold, "bold of {what}");
            assert_eq!(line.italic(), wanted.italic, "italic of {what}");
            assert!(!wanted.capitals || line.words == line.words.to_uppercase(), "capitals of {what}");
        }
        let like_times = ["TimesNewRoman", "LiberationSerif", "Tinos"];
        for line in pages.iter().flat_map(|page| &page.lines) {
            assert!(like_times.iter().any(|name| line.font.contains(name)), "{line:?}");
        }
    }
}

#[test]
fn pages_are_a4_with_the_margins_of_the_decree() {
    if left_out() {
        return;
    }
    for paper in six_kinds::all() {
        for (at, page) in measured(&paper).iter().enumerate() {
            let landscape = page.width > page.height;
            let (short, long) = if landscape { (page.height, page.width) } else { (page.width, page.height) };
            assert!((short - mm(210.0)).abs() < 0.1 && (long - mm(297.0)).abs() < 0.1, "{short} x {long}");
            let what = format!("{:?}, page {at}", paper.kind);
            let text = || page.lines.iter().filter(|line| line.baseline > mm(20.0));
            // Tables reach from margin to margin; so do lines of running text.
            let left = text().map(|line| line.left).chain(page.rules.iter().map(|rule| rule.x0));
            let left = left.fold(f64::MAX, f64::min);
            let right =
                text().map(Line::end).chain(page.rules.iter().map(|rule| rule.x1)).fold(0.0, f64::max);
            assert!((mm(30.0) - 0.1..mm(35.0)).contains(&left), "left margin {left} of {what}");
            let right = page.width - right;
            assert!((mm(15.0)..mm(20.0) + 0.6).contains(&right), "right margin {right} of {what}");
            // Faces reach some 0.89 of their size above the line they stand on, and 0.22 below.
            let top = text().map(|line| line.baseline - 0.89 * line.size).fold(f64::MAX, f64::min);
            assert!((mm(20.0) - 0.1..mm(27.0)).contains(&top), "top margin {top} of {what}");
            let bottom = text().map(|line| line.baseline + 0.22 * line.size).fold(0.0, f64::max);
            assert!(page.height - bottom >= mm(20.0) - 0.1, "bottom margin of {what}");
        }
    }
}

#[test]
fn the_head_stands_in_two_columns() {
    if left_out() {
        return;
    }
    for paper in six_kinds::all() {
        let pages = measured(&paper);
        let page = &pages[0];
        let [superior, issuer, motto, slogan, number] = HEAD.map(|(begin, _)| line(page, begin));
        let day = line(page, "Lam Giang, ngày");
        assert!((superior.baseline - motto.baseline).abs() < 0.5, "{:?}", paper.kind);
        assert!((number.baseline - day.baseline).abs() < 0.5, "{:?}", paper.kind);
        for (one, other) in [(superior, issuer), (issuer, number), (motto, slogan), (slogan, day)] {
            assert!((one.middle() - other.middle()).abs() < 0.5, "{:?} under {:?}", other.words, one.words);
            assert!(other.baseline > one.baseline, "{:?} under {:?}", other.words, one.words);
        }
        assert!(issuer.end() < motto.left, "the columns do not touch");
        // A whole line under the slogan, a third to a half under the issuer.
        assert!((rule_below(page, slogan) - (slogan.end() - slogan.left)).abs() < 1.0);
        let part = rule_below(page, issuer) / (issuer.end() - issuer.left);
        assert!((1.0 / 3.0..=0.5).contains(&part), "{part}");
    }
}

#[test]
fn the_title_stands_in_the_middle() {
    if left_out() {
        return;
    }
    for paper in six_kinds::all().iter().filter(|paper| paper.kind != Kind::Letter) {
        let pages = measured(paper);
        let page = &pages[0];
        let middle = f64::midpoint(mm(30.0), page.width - mm(20.0));
        let name = line(page, &paper.kind.words().to_uppercase());
        assert!((name.middle() - middle).abs() < 0.5, "{name:?}");
        let behind = page.lines.iter().skip_while(|line| *line != name).skip(1);
        let subject: Vec<&Line> =
            behind.take_while(|line| paper.subject.contains(line.words.trim_end())).collect();
        let last = subject.last().expect("there is a subject");
        let longest = subject.iter().map(|line| line.end() - line.left).fold(0.0, f64::max);
        let part = rule_below(page, last) / longest;
        assert!((1.0 / 3.0..=0.5).contains(&part), "{part} under {last:?}");
    }
    let pages = measured(&six_kinds::letter());
    let (number, subject) = (line(&pages[0], "Số: "), line(&pages[0], "V/v"));
    assert!((number.middle() - subject.middle()).abs() < 0.5);
    let apart = subject.baseline - number.baseline - 1.15 * subject.size;
    assert!((5.0..8.0).contains(&apart), "6 points under the number: {apart}");
}

/// To both margins, the first line 1 or 1.27 cm in, paragraphs 6 points apart at least, lines single to 1.5.
#[test]
fn running_text_stands_as_the_decree_wants_it() {
    if left_out() {
        return;
    }
    let pages = measured(&six_kinds::notice());
    let page = &pages[0];
    let first = page.lines.iter().position(|line| line.words.starts_with("Ngày 02/02/2024")).expect("a body");
    let [one, two, three, next] = &page.lines[first..first + 4] else { panic!("a paragraph of three lines") };
    let indent = one.left - mm(30.0);
    assert!([mm(10.0), mm(12.7)].iter().any(|allowed| (indent - allowed).abs() < 0.1), "{indent}");
    assert!((two.left - mm(30.0)).abs() < 0.1);
    for line in [one, two] {
        assert!((line.end() - (page.width - mm(20.0))).abs() < 0.6, "{line:?} reaches the right margin");
    }
    assert!(three.end() < page.width - mm(30.0), "the last line is not stretched");
    let single = 1.149 * one.size;
    let distance = two.baseline - one.baseline;
    assert!((1.0..=1.5).contains(&(distance / single)), "{distance}");
    assert!(next.baseline - three.baseline - distance >= 5.99, "between paragraphs");
    assert!(page.lines.iter().any(|line| line.words.ends_with("./.")), "the end of the body");
}

#[test]
fn the_foot_stands_in_two_columns_on_the_page_of_the_last_words() {
    if left_out() {
        return;
    }
    for paper in six_kinds::all() {
        let pages = measured(&paper);
        let page = pages.iter().find(|page| page.lines.iter().any(|line| line.words == "Nơi nhận:"));
        let page = page.expect("recipients");
        let (recipients, name) = (line(page, "Nơi nhận:"), line(page, &paper.signature.name));
        let authority: Vec<&Line> = page
            .lines
            .iter()
            .filter(|line| paper.signature.authority.iter().any(|words| words.to_uppercase() == line.words))
            .collect();
        assert_eq!(authority.len(), paper.signature.authority.len());
        assert!((recipients.left - mm(30.0)).abs() < 0.1);
        assert!((recipients.baseline - authority[0].baseline).abs() < 0.5, "level with the authority");
        for above in &authority {
            assert!((above.middle() - name.middle()).abs() < 0.5, "{:?}", paper.kind);
        }
        assert!(name.middle() > page.width / 2.0, "on the right");
        let last = authority.last().expect("an authority");
        assert!(name.baseline - last.baseline > 3.0 * last.size, "space for the signature");
        assert!(page.lines.iter().any(|line| line.words.ends_with("./.")), "words above the signature");
    }
}

/// Arabic, upright, in the middle of the upper margin; not on first pages; each annex counts from 1.
#[test]
fn pages_are_numbered() {
    if left_out() {
        return;
    }
    let pages = measured(&six_kinds::report());
    let numbers: Vec<Option<&Line>> =
        pages.iter().map(|page| page.lines.iter().find(|line| line.baseline < mm(20.0))).collect();
    let shown: Vec<&str> = numbers.iter().map(|line| line.map_or("", |line| line.words.as_str())).collect();
    let annex = pages.iter().filter(|page| page.width > page.height).count();
    assert!(annex > 2, "the long annex goes over pages");
    let mut want = vec![String::new()];
    want.extend((1..=annex).map(|number| if number == 1 { String::new() } else { number.to_string() }));
    want.push(String::new());
    assert_eq!(shown, want);
    for (page, line) in pages.iter().zip(numbers).filter_map(|(page, line)| Some((page, line?))) {
        assert!(PAGE_NUMBER.size.contains(&line.size) && !line.bold() && !line.italic(), "{line:?}");
        assert!((line.middle() - f64::midpoint(mm(30.0), page.width - mm(20.0))).abs() < 0.5, "{line:?}");
    }
}

/// The head of a table stands on each of its pages, and no row is lost.
#[test]
fn tables_go_over_pages() {
    if left_out() {
        return;
    }
    let pages = measured(&six_kinds::report());
    let annex: Vec<&Page> = pages.iter().filter(|page| page.width > page.height).collect();
    for page in &annex {
        assert!(page.lines.iter().any(|line| line.words == "Nội dung nhiệm vụ"));
    }
    let numbers: Vec<u32> = annex
        .iter()
        .flat_map(|page| &page.lines)
        .filter(|line| line.baseline > mm(20.0) && line.left < mm(45.0))
        .filter_map(|line| line.words.parse().ok())
        .collect();
    assert_eq!(numbers, (1..=40).collect::<Vec<u32>>());
}
