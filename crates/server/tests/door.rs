//! The public door: closed until it is opened, and then nothing goes through it but what the office opened it for.

mod common;

use app::Order;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Method, Request, StatusCode, header};
use common::{Answer, Browser, Server, TODAY, between, noon};
use ledger::OfficerId;
use ledger::dossier::Command;
use ledger::settings::{Command as Setting, Portal, Source};
use std::net::SocketAddr;

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n0000";
const FORM: &str = "/portal/send/nhiem-vu-khcn-cap-tinh";

/// What somebody fills in.
const FILLED: &[(&str, &str)] = &[
    ("name", "Công ty Minh Phát"),
    ("code", "0301234567"),
    ("subject", "Máy sấy nông sản bằng năng lượng mặt trời"),
    ("field-dia-chi", "12 đường Số 3, huyện Sơn Hà"),
    ("field-dien-thoai", "0900 000 000"),
    ("field-thu-dien-tu", "lien-he@minhphat.example"),
    ("field-loai-hinh", "Đề tài"),
    ("field-noi-ung-dung", "Hợp tác xã ở huyện Sơn Hà"),
];

/// Opens the door for the proposals of missions and for initiatives.
fn open(server: &Server, daily: u32) {
    let portal = Portal {
        open: true,
        procedures: vec!["nhiem-vu-khcn-cap-tinh".to_owned(), "sang-kien".to_owned()],
        welcome: "Sở nhận đề xuất quanh năm.".to_owned(),
        contact: "Văn phòng Sở, 0263 3 000 000".to_owned(),
        address: Some("https://cong.lamgiang.example".to_owned()),
        daily,
    };
    settle(server, Setting::SetPortal { portal, source: source() });
}

fn source() -> Source {
    Source { act: "Thông báo số 20/TB-SKHCN".to_owned(), document: None }
}

fn settle(server: &Server, command: Setting) {
    let office = server.office();
    let clerk = office.act("van-thu", noon(TODAY)).expect("there is one");
    clerk.settle(Order::new(command)).expect("it is decided");
}

fn opened() -> Server {
    let server = Server::start();
    open(&server, 100);
    server
}

/// Files of a form: the field, the name of the file, what is in it.
type Files<'f> = &'f [(&'f str, &'f str, &'f [u8])];

const BOTH: Files<'static> =
    &[("paper-phieu-de-xuat", "phiếu đề xuất.pdf", PDF), ("paper-tai-lieu", "ảnh mẫu.png", PNG)];

fn multipart(address: &str, fields: &[(&str, &str)], files: Files<'_>) -> Request<Body> {
    const MARK: &str = "----dondoc-test";
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(
            format!("--{MARK}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
        );
    }
    for (field, name, bytes) in files {
        let part = format!(
            "--{MARK}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
             Content-Type: application/pdf\r\n\r\n"
        );
        body.extend(part.bytes());
        body.extend(*bytes);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{MARK}--\r\n").bytes());
    let request = Request::post(address)
        .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={MARK}"))
        .body(Body::from(body));
    request.expect("a request")
}

async fn send(server: &Server, address: &str, fields: &[(&str, &str)], files: Files<'_>) -> Answer {
    server.ask(&Browser::default(), multipart(address, fields, files)).await
}

/// Everything that a page hides in its form.
fn hidden(page: &str) -> Vec<(String, String)> {
    let inputs = page.split("<input type=\"hidden\" ").skip(1);
    let pairs = inputs.filter_map(|input| {
        let name = between(input, "name=\"", "\"")?;
        let value = between(input, "value=\"", "\"")?;
        Some((name.to_owned(), value.replace("&amp;", "&").replace("&quot;", "\"")))
    });
    pairs.filter(|(name, _)| name != "to").collect()
}

/// Fetches a form, and returns its ticket a minute later.
async fn ticket(server: &Server, address: &str) -> String {
    let page = server.get(&Browser::default(), address).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    server.wait(1);
    hidden(&page.text()).into_iter().find(|(name, _)| name == "ticket").expect("a ticket").1
}

/// Sends a proposal as people do: filled in, looked over, sent; returns the receipt.
async fn propose(server: &Server, more: &[(&str, &str)], files: Files<'_>) -> Answer {
    let ticket = ticket(server, FORM).await;
    let mut fields = vec![("ticket", ticket.as_str()), ("step", "check")];
    fields.extend(FILLED.iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name)));
    fields.extend(more);
    let review = send(server, FORM, &fields, files).await;
    assert_eq!(review.status, StatusCode::OK, "{}", review.text());
    assert!(!review.text().contains("class=\"receipt-code\""), "nothing was sent yet");
    again(server, FORM, &review.text(), "send").await
}

/// Sends what a page has hidden in its form.
async fn again(server: &Server, address: &str, page: &str, step: &str) -> Answer {
    let hidden = hidden(page);
    let mut fields: Vec<(&str, &str)> =
        hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fields.push(("step", step));
    send(server, address, &fields, &[]).await
}

fn code(receipt: &Answer) -> String {
    let page = receipt.text();
    assert_eq!(receipt.status, StatusCode::OK, "{page}");
    let code =
        between(&page, "<p class=\"receipt-code\"><span>Mã hồ sơ</span><strong>", "</strong>").expect(&page);
    assert_eq!(code.len(), 24, "{code}");
    code.to_owned()
}

async fn status(server: &Server, code: &str) -> Answer {
    server.post(&Browser::default(), "/portal/status", &[("code", code)]).await
}

/// How many dossiers came through the door behind those of the story.
fn came(server: &Server) -> usize {
    let office = server.office();
    let filter =
        store::DossierFilter { procedure: Some("nhiem-vu-khcn-cap-tinh".to_owned()), ..Default::default() };
    let tenant = office.tenant().id;
    let all = office.store().read(|reader| reader.dossiers(tenant, &filter, None, 500)).expect("readable");
    let here = |id| {
        let first = |whole: &app::Whole| whole.entries[0].meta.clone();
        let first = office.dossier(id).map(|whole| first(&whole)).expect("it is there");
        first.actor == OfficerId::DOOR && first.recorded_at >= noon(TODAY)
    };
    all.into_iter().filter(|one| here(one.id)).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_there_until_the_office_opens_it() {
    let server = Server::start_new();
    let nobody = Browser::default();
    for address in ["/portal", "/portal/status", "/portal/commitments", FORM, "/portal/send/sang-kien"] {
        assert_eq!(server.get(&nobody, address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    assert_eq!(send(&server, FORM, FILLED, BOTH).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        send(&server, "/portal/supplement", &[("code", "x")], &[]).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(status(&server, "x").await.status, StatusCode::NOT_FOUND);
    open(&server, 100);
    assert_eq!(server.get(&nobody, FORM).await.status, StatusCode::OK);
    let empty = server.get(&nobody, "/portal/commitments").await.text();
    assert!(empty.contains("Chưa có việc nào được công bố"), "{empty}");
    for closed in ["/portal/send/cap-phep-cong-viec-buc-xa", "/portal/send/to-cao", "/portal/send/khong-co"] {
        assert_eq!(
            server.get(&nobody, closed).await.status,
            StatusCode::NOT_FOUND,
            "{closed}: not opened for it"
        );
    }
    let portal = Portal { open: false, daily: 1, ..Portal::default() };
    settle(&server, Setting::SetPortal { portal, source: source() });
    assert_eq!(server.get(&nobody, "/portal").await.status, StatusCode::NOT_FOUND, "closed again");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_comes_in_and_its_sender_follows_it_by_the_code() {
    let server = opened();
    let list = server.get(&Browser::default(), "/portal").await.text();
    assert!(list.contains(FORM) && list.contains("Sở nhận đề xuất quanh năm."), "{list}");
    let receipt = propose(&server, &[], BOTH).await;
    let code = code(&receipt);
    assert!(receipt.text().contains("Máy sấy nông sản"));
    assert_eq!(came(&server), 1);
    let page = status(&server, &code.to_lowercase().replace('-', " ")).await;
    assert_eq!(page.status, StatusCode::OK);
    let page = page.text();
    assert!(page.contains("Tiếp nhận đề xuất, đề xuất đặt hàng, từ ngày"), "{page}");
    assert!(page.contains("Phiếu đề xuất nhiệm vụ (1 tệp"), "{page}");
    // The office has it as any other dossier: a task of who owns the stage, the files to take away, an honest story.
    let clerk = server.sign_in("van-thu").await;
    let register =
        server.get(&clerk, "/dossiers/nhiem-vu-khcn-cap-tinh?words=sấy+nông+sản&state=open").await.text();
    let mut links = register.split("/dossiers/nhiem-vu-khcn-cap-tinh/").skip(1);
    let id = links.find(|link| !link.starts_with("import")).expect(&register)[..36].to_owned();
    let dossier = server.get(&clerk, &format!("/dossiers/nhiem-vu-khcn-cap-tinh/{id}")).await.text();
    assert!(dossier.contains("Công ty Minh Phát") && dossier.contains("0301234567"), "{dossier}");
    assert!(!dossier.contains(&code), "nobody of the office sees the code");
    let link = between(&dossier, "class=\"file\" href=\"", "\"").expect(&dossier);
    let file = server.get(&clerk, link).await;
    assert_eq!(file.bytes, PDF);
    let disposition = file.headers["content-disposition"].to_str().expect("plain");
    assert!(disposition.starts_with("attachment;") && disposition.ends_with("-1.pdf"), "{disposition}");
    assert_eq!(server.get(&Browser::default(), link).await.status, StatusCode::SEE_OTHER, "for who signs in");
    let task = common::linked(&dossier, "tasks").remove(0);
    let task = server.get(&clerk, &format!("/tasks/{task}")).await.text();
    assert!(task.contains("Cổng công khai"), "{task}");
}

/// Who sends for himself is a person: nothing of him stands in an event, and all of it can be erased, letters included.
#[tokio::test(flavor = "multi_thread")]
async fn what_a_sender_says_of_himself_can_be_erased() {
    let mut server = Server::start();
    server.configure("{before}\n[mail]\nserver = \"localhost\"\nfrom = \"cong@lamgiang.example\"\n");
    open(&server, 100);
    let own = ["Lò Văn Pín", "0900 111 222", "pin@ban-moc.example", "Bản Mộc, huyện Sơn Hà"];
    let said = [
        ("name", own[0]),
        ("code", ""),
        ("field-dien-thoai", own[1]),
        ("field-thu-dien-tu", own[2]),
        ("field-dia-chi", own[3]),
    ];
    let receipt = propose(&server, &said, BOTH).await;
    let code = code(&receipt);
    let office = server.office();
    let tenant = office.tenant().id;
    let id = app::door::Code::read(&code).expect("a code").dossier(tenant);
    let subject = ledger::event::Subject::Dossier(id);
    let events = office.store().read(|reader| reader.events_of(tenant, subject)).expect("readable");
    let written = format!("{events:?}");
    for words in own {
        assert!(!written.contains(words), "{words} stands in an event: {written}");
    }
    let letters = || {
        let all = office.store().read(|reader| reader.letters(tenant, 100)).expect("readable");
        all.iter().filter(|letter| letter.receiver == own[2]).count()
    };
    assert_eq!(letters(), 1, "the sender was told");
    let party = office.dossier(id).expect("it is there").dossier.parties[0].clone();
    assert_eq!(party.name, own[0]);
    let person = party.person.expect("a person").person;
    let leader = office.act("le-hoang-phuc", noon(TODAY)).expect("there is one");
    let erase = ledger::person::Command::Erase {
        ground: "Yêu cầu của người gửi".to_owned(),
        files: std::collections::BTreeSet::new(),
    };
    leader.erase_person(person, Order::new(erase).because(Some("Rút đề xuất".to_owned()))).expect("erased");
    let page = status(&server, &code).await.text();
    let dossier = office.dossier(id).expect("it is there").dossier;
    let left = format!("{page} {:?} {:?}", dossier.parties, dossier.fields);
    for words in own {
        assert!(!left.contains(words), "{words}: {left}");
    }
    assert_eq!(letters(), 0, "letters to an address that is erased go with it");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_said_beside_its_field_and_nothing_is_lost() {
    let server = opened();
    let ticket = ticket(&server, FORM).await;
    let fields = [
        ("ticket", ticket.as_str()),
        ("step", "check"),
        ("subject", "Máy sấy <b>nông sản</b>"),
        ("code", "mười hai"),
        ("field-thu-dien-tu", "không phải thư"),
        ("field-loai-hinh", "Gì đó"),
    ];
    let answer = send(&server, FORM, &fields, &BOTH[1..]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = answer.text();
    for place in [
        "name",
        "code",
        "field-dien-thoai",
        "field-thu-dien-tu",
        "field-loai-hinh",
        "field-noi-ung-dung",
        "paper-phieu-de-xuat",
    ] {
        assert!(page.contains(&format!("id=\"{place}-error\"")), "{place}: {page}");
        assert!(page.contains(&format!("href=\"#{place}\"")), "{place}");
    }
    assert!(!page.contains("id=\"subject-error\"") && !page.contains("id=\"paper-tai-lieu-error\""));
    assert!(page.contains("value=\"Máy sấy &lt;b&gt;nông sản&lt;/b&gt;\""), "{page}");
    assert!(page.contains("ảnh mẫu.png"), "the file that was right is kept");
    assert_eq!(came(&server), 0);
    // What was kept is sent with what was mended.
    let kept = hidden(&page).into_iter().find(|(name, _)| name == "kept").expect("a kept file").1;
    let mut mended = vec![("ticket", ticket.as_str()), ("step", "check"), ("kept", kept.as_str())];
    mended.extend(FILLED);
    let review = send(&server, FORM, &mended, &BOTH[..1]).await;
    assert_eq!(review.status, StatusCode::OK, "{}", review.text());
    assert!(review.text().contains("ảnh mẫu.png") && review.text().contains("phiếu đề xuất.pdf"));
    let change = again(&server, FORM, &review.text(), "change").await;
    assert!(change.status == StatusCode::OK && change.text().contains("value=\"Công ty Minh Phát\""));
    let receipt = again(&server, FORM, &review.text(), "send").await;
    assert!(receipt.text().contains("Tài liệu kèm theo (1 tệp"), "{}", receipt.text());
    // A file that somebody else kept, or a name of one, is not taken.
    let forged = kept.replacen("tai-lieu", "phieu-de-xuat", 1);
    let mut stolen = vec![("ticket", ticket.as_str()), ("step", "check"), ("kept", forged.as_str())];
    stolen.extend(FILLED);
    let answer = send(&server, FORM, &stolen, &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "the paper has no file");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_is_good_for_one_sending_and_not_for_programs() {
    let server = opened();
    let fetched = server.get(&Browser::default(), FORM).await.text();
    let fresh = hidden(&fetched).into_iter().find(|(name, _)| name == "ticket").expect("a ticket").1;
    let with = |ticket: &str| {
        let mut fields =
            vec![("ticket".to_owned(), ticket.to_owned()), ("step".to_owned(), "send".to_owned())];
        fields.extend(FILLED.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        fields
    };
    let sent = async |fields: Vec<(String, String)>| {
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        send(&server, FORM, &fields, BOTH).await
    };
    for (ticket, why) in
        [(fresh.as_str(), "gửi nhanh quá"), ("", "mở đã lâu"), (&"0".repeat(112), "mở đã lâu")]
    {
        let answer = sent(with(ticket)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{ticket}");
        assert!(answer.text().to_lowercase().contains(why), "{why}: {}", answer.text());
        assert!(answer.text().contains("value=\"Công ty Minh Phát\""), "nothing that was typed is lost");
    }
    let mut trapped = with(&fresh);
    trapped.push(("website".to_owned(), "https://mua-hang.example".to_owned()));
    assert_eq!(sent(trapped).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(came(&server), 0);
    server.wait(1);
    let (one, again) = (sent(with(&fresh)).await, sent(with(&fresh)).await);
    assert_eq!(code(&one), code(&again), "sent twice is one dossier, on any server");
    assert_eq!(came(&server), 1);
    let other = server.get(&Browser::default(), "/portal/send/sang-kien").await.text();
    let other = hidden(&other).into_iter().find(|(name, _)| name == "ticket").expect("a ticket").1;
    server.wait(1);
    assert_eq!(sent(with(&other)).await.status, StatusCode::UNPROCESSABLE_ENTITY, "a ticket of another form");
    server.wait(24 * 60 + 1);
    assert_eq!(sent(with(&other)).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(came(&server), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_files_get_a_clear_answer_and_leave_nothing() {
    let server = opened();
    let large = [PDF, &vec![b' '; 11 << 20], PDF].concat();
    let html: &[u8] = b"<!DOCTYPE html><script>alert(document.cookie)</script>";
    for (name, bytes, why) in [
        ("don.pdf", html, "Loại tệp này không nhận"),
        ("don.html", html, "Loại tệp này không nhận"),
        ("don.exe", b"MZ\x90\0".as_slice(), "Loại tệp này không nhận"),
        ("don.docx", PDF, "Đuôi tên tệp không đúng"),
        ("don.docx", b"PK\x03\x04rest".as_slice(), "Tệp hỏng"),
        ("../../../etc/passwd.pdf", PDF, "Tên tệp không hợp lệ"),
        ("C:\\Users\\don.pdf", PDF, "Tên tệp không hợp lệ"),
        ("don.pdf", b"".as_slice(), "Tệp trống"),
        ("don.pdf", &large, "Tệp lớn quá"),
        ("don.png", PNG, "Loại tệp này không nhận"),
    ] {
        let ticket = ticket(&server, FORM).await;
        let mut fields = vec![("ticket", ticket.as_str()), ("step", "send")];
        fields.extend(FILLED);
        let answer = send(&server, FORM, &fields, &[("paper-phieu-de-xuat", name, bytes)]).await;
        let page = answer.text();
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}: {page}");
        let error = between(&page, "id=\"paper-phieu-de-xuat-error\"", "</div>").expect(&page);
        assert!(error.contains(why), "{name}: {error}");
    }
    let ticket = ticket(&server, FORM).await;
    let mut fields = vec![("ticket", ticket.as_str()), ("step", "send")];
    fields.extend(FILLED);
    let many: Vec<(&str, &str, &[u8])> = (0..4).map(|_| ("paper-tai-lieu", "don.pdf", PDF)).collect();
    let pdfs: Vec<Vec<u8>> = (0..4).map(|at| [PDF, &[b'0' + at], b"%%EOF"].concat()).collect();
    let many: Vec<(&str, &str, &[u8])> =
        many.iter().zip(&pdfs).map(|((f, n, _), bytes)| (*f, *n, bytes.as_slice())).collect();
    let answer = send(&server, FORM, &fields, &many).await;
    assert!(answer.text().contains("Nhiều tệp quá"), "{}", answer.text());
    let strange = [("paper-la", "don.pdf", PDF)];
    assert_eq!(send(&server, FORM, &fields, &strange).await.status, StatusCode::BAD_REQUEST, "no such paper");
    let flood: Vec<(&str, &str, &[u8])> = (0..80).map(|_| ("paper-tai-lieu", "don.pdf", PDF)).collect();
    assert_eq!(send(&server, FORM, &fields, &flood).await.status, StatusCode::BAD_REQUEST);
    let huge = vec![b'0'; 63 << 20];
    let answer = send(&server, FORM, &fields, &[("paper-tai-lieu", "don.pdf", &huge)]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("60 MB"), "{}", answer.text());
    let cut = Request::post(FORM)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
        .body(Body::from("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb"));
    assert_eq!(
        server.ask(&Browser::default(), cut.expect("a request")).await.status,
        StatusCode::BAD_REQUEST
    );
    assert_eq!(came(&server), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn floods_and_guessing_get_nowhere() {
    let server = opened();
    let from = |request: Request<Body>, last: u8| {
        let mut request = request;
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([203, 0, 113, last], 4000))));
        request
    };
    let guess = |last: u8| {
        let body = Body::from(format!("code=ACDE-FGHJ-KMNP-QRTV-WX{last:0>2}"));
        let request =
            Request::post("/portal/status").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        from(request.body(body).expect("a request"), last)
    };
    let nobody = Browser::default();
    for _ in 0..20 {
        assert_eq!(server.ask(&nobody, guess(1)).await.status, StatusCode::NOT_FOUND);
    }
    let over = server.ask(&nobody, guess(1)).await;
    assert_eq!(over.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(over.headers.contains_key(header::RETRY_AFTER));
    assert_eq!(server.ask(&nobody, guess(2)).await.status, StatusCode::NOT_FOUND, "another address may ask");
    // Many addresses together keep nobody else from asking.
    for last in 3..=60 {
        for _ in 0..20 {
            assert_eq!(server.ask(&nobody, guess(last)).await.status, StatusCode::NOT_FOUND, "{last}");
        }
    }
    assert_eq!(server.ask(&nobody, guess(61)).await.status, StatusCode::NOT_FOUND, "1,160 wrong codes later");
    server.wait(1);
    assert_eq!(server.ask(&nobody, guess(1)).await.status, StatusCode::NOT_FOUND, "a minute later");
    for _ in 0..10 {
        let answer = server.ask(&nobody, from(multipart(FORM, FILLED, BOTH), 7)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "no ticket");
    }
    let answer = server.ask(&nobody, from(multipart(FORM, FILLED, BOTH), 7)).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test(flavor = "multi_thread")]
async fn on_one_day_no_more_comes_in_than_the_office_looks_at() {
    let server = Server::start();
    open(&server, 2);
    for _ in 0..2 {
        code(&propose(&server, &[], BOTH).await);
    }
    let third = propose(&server, &[], BOTH).await;
    assert_eq!(third.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(third.text().contains("đã nhận đủ"), "{}", third.text());
    assert_eq!(came(&server), 2);
    server.wait(24 * 60);
    code(&propose(&server, &[], BOTH).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn at_its_own_host_name_the_door_answers_and_nothing_else() {
    let mut server = opened();
    server.divide("cong.lamgiang.example");
    let ask = async |method: &str, host: &str, path: &str| {
        let method: Method = method.parse().expect("a method");
        let request =
            Request::builder().method(method).uri(path).header(header::HOST, host).body(Body::empty());
        server.ask(&Browser::default(), request.expect("a request")).await
    };
    let own = "cong.lamgiang.example:443";
    assert_eq!(ask("GET", own, "/portal").await.status, StatusCode::OK);
    assert_eq!(ask("GET", "CONG.lamgiang.example", "/portal/status").await.status, StatusCode::OK);
    assert_eq!(ask("GET", own, "/").await.to.as_deref(), Some("/portal"));
    let style = between(&ask("GET", own, "/portal").await.text(), "href=\"/assets/", "\"").map(str::to_owned);
    assert_eq!(
        ask("GET", own, &format!("/assets/{}", style.expect("a style sheet"))).await.status,
        StatusCode::OK
    );
    // Every route of the office, those of the API and of the machine among them.
    let mut tried = 0;
    for route in server::routes() {
        if route.path.starts_with("/portal") || ["/", "/language", "/assets/{name}"].contains(&route.path) {
            continue;
        }
        let path = route.path.replace(['{', '}'], "");
        let answer = ask(route.method, own, &path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{} {path}", route.method);
        tried += 1;
    }
    assert!(tried > 100, "{tried}");
    let inside = "nhiemvu.skhcn.local";
    assert_eq!(ask("GET", inside, "/portal").await.status, StatusCode::NOT_FOUND);
    assert_eq!(ask("GET", inside, "/sign-in").await.status, StatusCode::OK);
    assert_eq!(ask("GET", inside, "/").await.to.as_deref(), Some("/sign-in?to=/"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_asked_for_comes_in_by_the_code_and_letters_say_nothing_of_it() {
    let mut server = Server::start();
    server.configure("{before}\n[mail]\nserver = \"localhost\"\nfrom = \"cong@lamgiang.example\"\n");
    open(&server, 100);
    let receipt = propose(&server, &[], BOTH).await;
    let code = code(&receipt);
    let office = server.office();
    let id = app::door::Code::read(&code).expect("a code").dossier(office.tenant().id);
    let now = || ledger::Moment(noon(TODAY).0 + 30 * 60_000);
    let give = |command: Command, reason: Option<&str>| {
        let clerk = office.act("van-thu", now()).expect("there is one");
        clerk.dossier(id, Order::new(command).because(reason.map(str::to_owned))).expect("it is done");
    };
    assert_eq!(
        status(&server, &code).await.text().matches("/portal/supplement").count(),
        0,
        "nothing is asked for"
    );
    give(Command::AskSupplement("Bổ sung thuyết minh kinh phí".to_owned()), None);
    server.wait(40);
    let page = status(&server, &code).await.text();
    assert!(page.contains("Bổ sung thuyết minh kinh phí"), "{page}");
    assert!(page.contains("tính lại khi nhận đủ"), "{page}");
    server.wait(1);
    let hidden = hidden(&page);
    let ticket = hidden.iter().find(|(name, _)| name == "ticket").expect("a ticket").1.clone();
    let fields = [("code", code.as_str()), ("ticket", ticket.as_str())];
    let nothing = send(&server, "/portal/supplement", &fields, &[]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.text().contains("Chưa có tệp nào"), "{}", nothing.text());
    let bad = send(&server, "/portal/supplement", &fields, &[("paper-tai-lieu", "a.html", b"<html>")]).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    let other = [("code", "ACDE-FGHJ-KMNP-QRTV-WXYA"), ("ticket", ticket.as_str())];
    assert_eq!(send(&server, "/portal/supplement", &other, &BOTH[1..]).await.status, StatusCode::NOT_FOUND);
    for _ in 0..2 {
        let came = send(&server, "/portal/supplement", &fields, &BOTH[1..]).await;
        assert_eq!(came.status, StatusCode::OK, "{}", came.text());
        assert!(came.text().contains("Đã nhận phần bổ sung"));
    }
    let whole = office.dossier(id).expect("it is there");
    assert!(!whole.dossier.waits());
    assert_eq!(whole.dossier.papers.len(), 3, "sent twice, it came once");
    assert_eq!(whole.dossier.passages[0].supplements.len(), 1);
    let later = || ledger::Moment(noon(TODAY).0 + 120 * 60_000);
    let head = office.act("van-thu", later()).expect("there is one");
    let refuse = Order::new(Command::Refuse).because(Some("Trùng với nhiệm vụ đang làm".to_owned()));
    head.dossier(id, refuse).expect("it is refused");
    let page = status(&server, &code).await.text();
    assert!(
        page.contains("Không được giải quyết, ngày") && page.contains("Trùng với nhiệm vụ đang làm"),
        "{page}"
    );
    let letters = office.store().read(|reader| reader.letters(office.tenant().id, 20)).expect("readable");
    let ours: Vec<_> =
        letters.iter().filter(|letter| letter.receiver == "lien-he@minhphat.example").collect();
    let said = |words: &str| ours.iter().filter(|letter| letter.body.contains(words)).count();
    assert_eq!(
        (
            ours.len(),
            said("đã nhận hồ sơ"),
            said("đề nghị bổ sung"),
            said("đã nhận phần bổ sung"),
            said("không giải quyết")
        ),
        (4, 1, 1, 1, 1)
    );
    for letter in &ours {
        assert!(letter.body.contains("https://cong.lamgiang.example/portal/status"), "{}", letter.body);
        for secret in [code.as_str(), "Máy sấy", "Minh Phát", "NV-2025", "kinh phí", "Trùng với", "0900"]
        {
            assert!(
                !letter.body.contains(secret) && !letter.subject.contains(secret),
                "{secret}: {}",
                letter.body
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_came_through_the_door_may_do_nothing_else() {
    let server = opened();
    let office = server.office();
    // Nobody signs in as the door: no account acts for it, and it gives no command of the office.
    let accounts = office.store().read(|reader| reader.accounts(office.tenant().id)).expect("readable");
    assert!(accounts.iter().all(|account| account.officer != OfficerId::DOOR));
    let code = code(&propose(&server, &[], BOTH).await);
    let id = app::door::Code::read(&code).expect("a code").dossier(office.tenant().id);
    let whole = office.dossier(id).expect("it is there");
    assert!(whole.entries.iter().all(|entry| entry.meta.actor == OfficerId::DOOR));
    let texts: Vec<String> =
        whole.entries.iter().map(|entry| serde_json::to_string(&entry.event).expect("JSON")).collect();
    assert!(!texts.join(" ").contains("phiếu đề xuất.pdf"), "names of files stay outside");
    let (laws, tenant) = (office.laws().expect("readable"), office.tenant().id);
    let report = office.store().read(|reader| reader.verify(tenant, &laws)).expect("readable");
    assert!(report.is_clean(), "{report:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_office_promised_is_there_and_nothing_else_of_its_tasks() {
    let server = opened();
    let clerk = server.sign_in("van-thu").await;
    let task = common::linked(&server.get(&clerk, "/tasks?which=open").await.text(), "tasks").remove(0);
    let before = server.get(&Browser::default(), "/portal/commitments").await.text();
    assert!(
        before.contains("Công bố Cơ sở dữ liệu nhiệm vụ") && !before.contains("Xong nền tảng"),
        "{before}"
    );
    let fields = [
        ("command", "publish"),
        ("task", task.as_str()),
        ("words", "Xong nền tảng dữ liệu mở trong quý III"),
        ("act", ""),
    ];
    let page = server.post(&clerk, "/administration/portal", &fields).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "a decision names its act");
    let fields = [&fields[..3], &[("act", "Thông báo số 20/TB-SKHCN")]].concat();
    assert_eq!(server.post(&clerk, "/administration/portal", &fields).await.status, StatusCode::OK);
    let public = server.get(&Browser::default(), "/portal/commitments").await.text();
    assert!(public.contains("Xong nền tảng dữ liệu mở trong quý III"), "{public}");
    assert!(!public.contains(&task), "no id of the ledger");
    let head = server.sign_in("trinh-quoc-bao").await;
    assert_eq!(server.get(&head, "/administration/portal").await.status, StatusCode::FORBIDDEN);
    assert_eq!(server.post(&head, "/administration/portal", &fields).await.status, StatusCode::FORBIDDEN);
    let back = [("command", "unpublish"), ("task", task.as_str()), ("act", "Thông báo số 21/TB-SKHCN")];
    assert_eq!(server.post(&clerk, "/administration/portal", &back).await.status, StatusCode::OK);
    let public = server.get(&Browser::default(), "/portal/commitments").await.text();
    assert!(!public.contains("Xong nền tảng"), "taken back");
    // A stage of a dossier names who sent it, and is nobody's promise.
    let code = code(&propose(&server, &[], BOTH).await);
    let office = server.office();
    let id = app::door::Code::read(&code).expect("a code").dossier(office.tenant().id);
    let stage = office.dossier(id).expect("it is there").dossier.passages[0].task.to_string();
    let fields = [("command", "publish"), ("task", stage.as_str()), ("act", "Thông báo số 20/TB-SKHCN")];
    let page = server.post(&clerk, "/administration/portal", &fields).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_office_opens_the_door_on_its_page() {
    let server = Server::start_new();
    let clerk = server.sign_in("van-thu").await;
    let page = server.get(&clerk, "/administration/portal").await.text();
    assert!(page.contains("Cổng đang đóng"), "{page}");
    let fields = [
        ("command", "portal"),
        ("open", "yes"),
        ("procedure", "sang-kien"),
        ("procedure", "nhiem-vu-khcn-cap-tinh"),
        ("welcome", "Xin chào"),
        ("contact", ""),
        ("address", "https://cong.lamgiang.example/"),
        ("daily", "30"),
        ("act", "Thông báo số 20/TB-SKHCN"),
    ];
    let page = server.post(&clerk, "/administration/portal", &fields).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    assert!(page.text().contains("Cổng đang mở"));
    let list = server.get(&Browser::default(), "/portal").await.text();
    assert!(list.contains("/portal/send/sang-kien") && list.contains("Xin chào"), "{list}");
    let wrong: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (*name, if *name == "daily" { "0" } else { value })).collect();
    let page = server.post(&clerk, "/administration/portal", &wrong).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text().contains("Xin chào"), "nothing that was typed is lost");
}
