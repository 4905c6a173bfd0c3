//! The language that somebody chose, kept in a cookie.

use crate::caller::LANGUAGE;
use ::messages::Language;
use axum::extract::Form;
use axum::http::StatusCode;
use axum::http::header::{LOCATION, SET_COOKIE};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::{Cookie, SameSite};
use serde::Deserialize;

/// What was chosen, and where to go back to.
#[derive(Deserialize)]
pub(crate) struct Choice {
    language: String,
    #[serde(default)]
    to: String,
}

/// Keeps the choice and goes back.
pub(crate) async fn choose(Form(choice): Form<Choice>) -> Response {
    let language = Language::of_code(&choice.language).unwrap_or_default();
    let cookie = Cookie::build((LANGUAGE, language.code())).path("/").same_site(SameSite::Lax).permanent();
    let to = super::sign_in::inside(&choice.to);
    let headers = [(LOCATION, to), (SET_COOKIE, cookie.build().to_string())];
    (StatusCode::SEE_OTHER, headers).into_response()
}
