//! The office's pages: server-rendered HTML that works without scripts, each page a function from what somebody asks
//! for to what is shown.
//!
//! ```text
//! request -> caller    who asks, in which language                       caller.rs
//!         -> pages     a page reads the ledger and returns markup        pages/, one file for each URL
//!         -> view      what pages share: the frame, tables, shapes       view/
//!         -> fault     what went wrong, told in the user's language      fault.rs
//! ```
//!
//! | module | what it holds |
//! | --- | --- |
//! | `site` | the office that is served, its clock, its words |
//! | `router` | every URL, and what guards all of them |
//! | `caller` | who asks: guest or visitor; pages run here |
//! | `provider` | signing in elsewhere, by OpenID Connect |
//! | `follow_up` | what the server does by itself: reminding, letters |
//! | `exchange` | messages between bodies, which the server takes and writes by itself |
//! | `work` | long work that people asked for, done beside the pages |
//! | `pages` | the pages |
//! | `door` | the public door: pages for whoever is not of the office |
//! | `view` | pieces of pages |
//! | `api` | the same for other programs, as JSON |
//! | `requests`, `limit`, `health` | ids, log and numbers of requests; who asks too often; whether the server is well |
//! | `assets` | the style sheet and the script |
//!
//! The ledger is read and written by blocking calls, each in a thread of its own; nothing here keeps a state between two
//! requests, so that several servers may stand on one database.

mod api;
mod assets;
mod caller;
mod door;
mod exchange;
mod fault;
mod follow_up;
mod health;
mod limit;
mod pages;
mod provider;
mod requests;
mod router;
mod site;
mod view;
mod work;

pub mod messages;

pub use follow_up::FollowUp;
pub use provider::Provider;
pub use router::{Open, Route, router, routes};
pub use site::{Clock, NotRead, Pace, Papers, Read, Settings, Site, Unreadable};

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::net::TcpListener;

/// Serves a site, and follows up its office, until `stop` is done; requests that have begun are answered.
///
/// # Errors
///
/// The listener failed.
pub async fn serve(
    site: Arc<Site>,
    follow_up: FollowUp,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let following = tokio::spawn(follow_up::run(Arc::clone(&site), Arc::new(follow_up)));
    let service = router(site).into_make_service_with_connect_info::<SocketAddr>();
    let served = axum::serve(listener, service).with_graceful_shutdown(stop).await;
    following.abort();
    served
}
