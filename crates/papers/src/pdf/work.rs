//! What is done with the bytes of a file: asked for by requests, told in answers, so that another process can do it.

use super::file::{self, Shared};
use crate::page::Page;
use crate::{Error, limits};
use serde::{Deserialize, Serialize};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What is asked of a file.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Request {
    /// All pages.
    Pages,
    /// A picture of one, see [`super::render`].
    Picture { number: u32, dpi: f32 },
}

/// A part of what is told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Answer {
    Page(Page),
    /// The next page cannot be read.
    Lost,
    Picture {
        width: u32,
        height: u32,
        /// Gray values, row by row.
        dots: Vec<u8>,
    },
}

/// Answers a request in this process.
pub(super) fn here(request: Request, bytes: &[u8]) -> Result<Vec<Answer>, Error> {
    std::thread::scope(|scope| {
        let work = || {
            let mut answers = Vec::new();
            answer(request, bytes.to_vec(), &mut |answer| answers.push(answer)).map(|()| answers)
        };
        let thread = std::thread::Builder::new().stack_size(limits::STACK_BYTES).spawn_scoped(scope, work);
        let Ok(thread) = thread else { return Err(Error::TooComplex) };
        thread.join().unwrap_or_else(|_| Err(file::damaged()))
    })
}

/// Answers a request part by part. Files come from strangers and the parser is not ours: what panics is lost, no more.
fn answer(request: Request, bytes: Vec<u8>, tell: &mut dyn FnMut(Answer)) -> Result<(), Error> {
    let whole =
        || catch_unwind(AssertUnwindSafe(|| file::open(bytes))).unwrap_or_else(|_| Err(file::damaged()));
    let pdf = whole()?;
    match request {
        Request::Pages => {
            let mut shared = Shared::of(&pdf);
            for (page, number) in pdf.pages().iter().zip(1..) {
                let page = catch_unwind(AssertUnwindSafe(|| shared.page(number, page)));
                tell(page.ok().flatten().map_or(Answer::Lost, Answer::Page));
            }
        }
        Request::Picture { number, dpi } => {
            let picture = catch_unwind(AssertUnwindSafe(|| file::render(&pdf, number, dpi)));
            let picture = picture.unwrap_or_else(|_| Err(file::damaged()))?;
            let (width, height) = picture.dimensions();
            tell(Answer::Picture { width, height, dots: picture.into_raw() });
        }
    }
    Ok(())
}
