//! Other programs that letters and calls go to: a server of letters and a listener of calls, on this machine only.

use std::collections::VecDeque;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// How a sink answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mood {
    /// It takes the letter.
    Takes,
    /// It takes the letter and is gone before it says so.
    TakesAndIsGone,
    /// It has no time.
    Busy,
    /// It knows no such reader.
    Refuses,
}

/// What came to a sink.
#[derive(Clone, Debug)]
pub(crate) struct Came {
    /// The names of headers in small letters, and their values, unfolded.
    pub(crate) headers: Vec<(String, String)>,
    /// What stands behind them.
    pub(crate) body: String,
}

impl Came {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str())
    }

    fn parse(text: &str) -> Self {
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((text, ""));
        let head = head.replace("\r\n ", " ").replace("\r\n\t", " ");
        let headers = head.lines().filter_map(|line| line.split_once(':'));
        let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()));
        Self { headers: headers.collect(), body: body.to_owned() }
    }
}

/// A program that listens.
pub(crate) struct Sink {
    pub(crate) port: u16,
    came: Arc<Mutex<Vec<Came>>>,
    moods: Arc<Mutex<VecDeque<Mood>>>,
}

impl Sink {
    /// Takes letters by SMTP.
    pub(crate) fn mail() -> Self {
        Self::start(letter)
    }

    /// Takes calls by HTTP.
    pub(crate) fn hook() -> Self {
        Self::start(call)
    }

    fn start(talk: fn(TcpStream, Mood) -> Option<Came>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let sink = Self { port, came: Arc::default(), moods: Arc::default() };
        let (came, moods) = (Arc::clone(&sink.came), Arc::clone(&sink.moods));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let mood = moods.lock().expect("whole").pop_front().unwrap_or(Mood::Takes);
                came.lock().expect("whole").extend(talk(stream, mood));
            }
        });
        sink
    }

    /// Lets the next attempts be answered otherwise.
    pub(crate) fn is(&self, moods: &[Mood]) {
        self.moods.lock().expect("whole").extend(moods);
    }

    /// Returns what came since the last time.
    pub(crate) fn take(&self) -> Vec<Came> {
        std::mem::take(&mut *self.came.lock().expect("whole"))
    }
}

fn letter(stream: TcpStream, mood: Mood) -> Option<Came> {
    let mut reader = BufReader::new(stream.try_clone().expect("a stream"));
    let mut writer = stream;
    let mut say = move |text: &str| writer.write_all(format!("{text}\r\n").as_bytes()).is_ok();
    say("220 sink");
    let mut came = None;
    let mut line = String::new();
    while reader.read_line(&mut line).is_ok_and(|read| read > 0) {
        let word = line.get(..4).unwrap_or_default().to_ascii_uppercase();
        line.clear();
        match word.as_str() {
            "RCPT" if mood == Mood::Refuses => say("550 no such reader"),
            "MAIL" if mood == Mood::Busy => say("451 come back later"),
            "DATA" => {
                say("354 go on");
                let mut text = String::new();
                while reader.read_line(&mut line).is_ok_and(|read| read > 0) && line != ".\r\n" {
                    text.push_str(line.strip_prefix('.').unwrap_or(&line));
                    line.clear();
                }
                line.clear();
                came = Some(Came::parse(&text));
                if mood == Mood::TakesAndIsGone {
                    return came;
                }
                say("250 taken")
            }
            "QUIT" => {
                say("221 bye");
                break;
            }
            _ => say("250 yes"),
        };
    }
    came
}

fn call(stream: TcpStream, mood: Mood) -> Option<Came> {
    let mut reader = BufReader::new(stream.try_clone().expect("a stream"));
    let mut writer = stream;
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        reader.read_line(&mut head).ok().filter(|read| *read > 0)?;
    }
    let mut came = Came::parse(&head);
    let mut body = vec![0; came.header("content-length").parse().unwrap_or(0)];
    reader.read_exact(&mut body).ok()?;
    came.body = String::from_utf8(body).expect("UTF-8");
    let status = if mood == Mood::Takes { "204 No Content" } else { "503 Service Unavailable" };
    writer
        .write_all(format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").as_bytes())
        .ok()?;
    (mood == Mood::Takes).then_some(came)
}
