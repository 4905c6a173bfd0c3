//! The server looks after the folders of messages by itself: what lies there is entered, what waits is written, each minute.

mod common;

use app::Exchange;
use app::exchange::{EXCHANGE, Taken};
use common::Server;
use std::path::Path;

fn message(folder: &Path, id: &str) {
    let text = "UBND TỈNH LAM GIANG\nSố: 88/UBND-KGVX\nLam Giang, ngày 27 tháng 6 năm 2025\n\nV/v rà soát quy chế\n\n1. Sở Khoa học và Công nghệ rà soát quy chế, báo cáo trước ngày 20/7/2025.\n";
    let paper = edxml::Paper {
        from: edxml::Body {
            code: "Z99".into(),
            name: "UBND tỉnh Lam Giang".into(),
            ..edxml::Body::default()
        },
        to: vec![edxml::Body { code: "Z99.07".into(), ..edxml::Body::default() }],
        code: edxml::Code { number: id.into(), symbol: "UBND-KGVX".into() },
        subject: format!("V/v rà soát quy chế, lần {id}"),
        document: format!("Z99,2025,{id}"),
        files: vec![edxml::Attachment {
            name: format!("{id}.txt"),
            media: "text/plain".into(),
            bytes: text.replace("88", id).into_bytes(),
        }],
        ..edxml::Paper::default()
    };
    let bytes = edxml::write(&edxml::Message::Paper(Box::new(paper))).expect("written");
    std::fs::create_dir_all(folder).expect("a folder");
    std::fs::write(folder.join(format!("{id}.edxml")), bytes).expect("written");
}

#[test]
fn messages_are_taken_by_themselves_each_minute() {
    let server = Server::start();
    assert!(server.site.look_after_exchange().expect("looked").is_none(), "nothing is configured");
    let office = server.office();
    let home = office.home();
    let settings = Exchange {
        code: "Z99.07".into(),
        former: Vec::new(),
        import: "exchange/in".into(),
        export: "exchange/out".into(),
        account: "van-thu".into(),
    };
    home.set_exchange(settings).expect("written");
    let (came, goes) = (home.folder().join("exchange/in"), home.folder().join("exchange/out"));
    message(&came, "88");
    let done = server.site.look_after_exchange().expect("looked").expect("it is time");
    assert!(matches!(done.looked[0].outcome, Ok(Taken::Entered { .. })), "{done:?}");
    assert_eq!(done.written, 2, "it arrived, it was registered");
    assert_eq!(std::fs::read_dir(&goes).expect("a folder").count(), 2);

    message(&came, "89");
    assert!(server.site.look_after_exchange().expect("looked").is_none(), "a minute has not passed");
    server.wait(1);
    let done = server.site.look_after_exchange().expect("looked").expect("it is time");
    assert_eq!(done.looked.len(), 1, "{done:?}");
    let jobs = office.store().read(|reader| reader.schedule(office.tenant().id)).expect("readable");
    let job = jobs.into_iter().find(|job| job.job == EXCHANGE).expect("scheduled");
    assert_eq!(job.result.as_deref(), Some("taken=1 refused=0 told=0 written=2"));
}
