//! The personal calendar of deadlines, for programs that cannot sign in: who has its link sees the due days, nothing else.

use crate::caller::{Answer, Caller, Download};
use crate::fault::Fault;
use crate::view::ical;
use app::sign_in::Token;
use axum::extract::Path;
use axum::response::Response;

/// Sends the calendar that a token opens.
pub(crate) async fn send(caller: Caller, Path(file): Path<String>) -> Response {
    caller
        .guest(move |guest| {
            let token = file.strip_suffix(".ics").and_then(Token::parse).ok_or(Fault::NotFound)?;
            let office = &guest.site.office;
            let tasks = office.feed(&token, guest.now)?.ok_or(Fault::NotFound)?;
            let (known, today) = (office.known()?, guest.now.day());
            let unit = |unit| known.organisation.short_name_on(unit, today).unwrap_or("?");
            let text = ical::calendar(&guest.words().text("feed-name"), &tasks, today, unit);
            let media = "text/calendar; charset=utf-8";
            Ok(Answer::File(Download { name: "dondoc.ics".to_owned(), media, bytes: text.into_bytes() }))
        })
        .await
}
