//! Dossiers in the browser: taken in, led through their stages, and who sees and does what.

mod common;

use axum::http::StatusCode;
use common::{Answer, Browser, Server, between};

const REGISTER: &str = "/dossiers/danh-gia-nhiem-vu-ngoai-ngan-sach";

/// Takes a dossier in and returns the address of its page.
async fn open(server: &Server, clerk: &Browser) -> String {
    let page = server.get(clerk, REGISTER).await.text();
    let unit =
        page.split("<option value=\"").skip(1).find(|option| option.contains("VP Sở")).expect("the office");
    let unit = unit.split('"').next().expect("its id");
    let fields = [
        ("subject", "Máy sấy nông sản"),
        ("unit", unit),
        ("party-to-chuc", "Công ty Minh Phát"),
        ("code-to-chuc", "4201234567"),
        ("field-noi-nop", "Trực tuyến"),
    ];
    let answer = server.send(clerk, REGISTER, &fields, &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    answer.to.expect("it goes to the dossier").split('?').next().expect("an address").to_owned()
}

async fn act(server: &Server, browser: &Browser, dossier: &str, fields: &[(&str, &str)]) -> Answer {
    server.send(browser, dossier, fields, &[]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dossier_is_led_through_its_stages() {
    let server = Server::start();
    let clerk = server.sign_in("van-thu").await;
    let dossier = open(&server, &clerk).await;
    let page = server.get(&clerk, &dossier).await.text();
    for word in
        ["TTHC-2025-0001", "Máy sấy nông sản", "Công ty Minh Phát", "Tiếp nhận, kiểm tra thành phần hồ sơ"]
    {
        assert!(page.contains(word), "{word}: {page}");
    }
    // The stage is a task like any other, and is not finished there.
    let task = between(&page, "href=\"/tasks/", "\"").expect("the stage's task");
    let task_page = server.get(&clerk, &format!("/tasks/{task}")).await.text();
    assert!(
        task_page.contains("TTHC-2025-0001") && !task_page.contains("value=\"submit-result\""),
        "{task_page}"
    );
    let done =
        act(&server, &clerk, &dossier, &[("command", "dossier-finish"), ("words", "Giấy tiếp nhận")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let asked = [("command", "dossier-ask-supplement"), ("words", "Bổ sung bản vẽ")];
    assert_eq!(act(&server, &clerk, &dossier, &asked).await.status, StatusCode::SEE_OTHER);
    let refused = act(&server, &clerk, &dossier, &[("command", "dossier-finish")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("chờ bổ sung"));
    let taken = act(&server, &clerk, &dossier, &[("command", "dossier-take-supplement")]).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
    assert_eq!(
        act(&server, &clerk, &dossier, &[("command", "dossier-finish")]).await.status,
        StatusCode::SEE_OTHER
    );
    // What the stage wants is filled in with the word that it is done; what was typed stays where it is refused.
    let votes = [("command", "dossier-finish"), ("field-tong-phieu", "7"), ("field-phieu-dat", "9")];
    let refused = act(&server, &clerk, &dossier, &votes).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let shown = refused.text();
    assert!(shown.contains("không vượt quá số phiếu hợp lệ") && shown.contains("value=\"9\""), "{shown}");
    let votes = [("command", "dossier-finish"), ("field-tong-phieu", "7"), ("field-phieu-dat", "6")];
    for fields in [&votes[..], &votes[..1], &votes[..1]] {
        let done = act(&server, &clerk, &dossier, fields).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    }
    let page = server.get(&clerk, &dossier).await.text();
    assert!(page.contains("Hoàn thành") && page.contains("không có việc phải làm"), "{page}");
    let register = server.get(&clerk, &format!("{REGISTER}?state=closed")).await.text();
    assert!(register.contains("TTHC-2025-0001") && register.contains("Hoàn thành"), "{register}");
    let none = server.get(&clerk, &format!("{REGISTER}?state=open")).await.text();
    assert!(!none.contains("TTHC-2025-0001"));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_nothing_to_do_with_a_dossier_neither_sees_nor_moves_it() {
    let server = Server::start();
    let clerk = server.sign_in("van-thu").await;
    let dossier = open(&server, &clerk).await;
    // Trịnh Quốc Bảo heads the division that gets the second stage, Ngô Thùy An another unit.
    let (owner, foreign) = (server.sign_in("trinh-quoc-bao").await, server.sign_in("ngo-thuy-an").await);
    for browser in [&owner, &foreign] {
        assert_eq!(server.get(browser, &dossier).await.status, StatusCode::NOT_FOUND);
        let moved = act(&server, browser, &dossier, &[("command", "dossier-finish")]).await;
        assert_eq!(moved.status, StatusCode::NOT_FOUND);
        assert!(!server.get(browser, REGISTER).await.text().contains("TTHC-2025-0001"));
    }
    let done = act(&server, &clerk, &dossier, &[("command", "dossier-finish")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert_eq!(server.get(&owner, &dossier).await.status, StatusCode::OK, "it is the owner's stage now");
    assert!(server.get(&owner, REGISTER).await.text().contains("TTHC-2025-0001"));
    assert_eq!(server.get(&foreign, &dossier).await.status, StatusCode::NOT_FOUND);
    let leader = server.sign_in("le-hoang-phuc").await;
    assert_eq!(server.get(&leader, &dossier).await.status, StatusCode::OK);
    let done = act(&server, &owner, &dossier, &[("command", "dossier-finish")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    // Another version of the dossier was seen: nothing is done over it.
    let stale = act(&server, &owner, &dossier, &[("command", "dossier-finish"), ("version", "2")]).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(stale.text().contains("đã thay đổi"));
    for address in
        ["/dossiers/khong-co", &format!("{REGISTER}/{}", "0".repeat(8)), "/dossiers/nhiem-vu-khcn-cap-tinh/x"]
    {
        assert_eq!(server.get(&clerk, address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
}

const MISSIONS: &str = "/dossiers/nhiem-vu-khcn-cap-tinh";

/// Takes a mission in and returns the address of its page.
async fn mission(server: &Server, clerk: &Browser, subject: &str) -> String {
    let page = server.get(clerk, MISSIONS).await.text();
    let unit = page.split("<option value=\"").skip(1).find(|option| option.contains("VP Sở"));
    let unit = unit.and_then(|option| option.split('"').next()).expect("the office").to_owned();
    let fields = [
        ("subject", subject),
        ("unit", &unit),
        ("party-de-xuat", "Trung tâm Ứng dụng"),
        ("field-loai-hinh", "Đề tài"),
        ("field-truc-tuyen", "yes"),
    ];
    let answer = server.send(clerk, MISSIONS, &fields, &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    answer.to.expect("it goes to the dossier").split('?').next().expect("an address").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_check_across_dossiers_finds_stands_on_the_page() {
    let server = Server::start();
    let clerk = server.sign_in("van-thu").await;
    let first = mission(&server, &clerk, "Ứng dụng vi sinh xử lý rơm rạ thành phân bón hữu cơ").await;
    let second = mission(&server, &clerk, "Xử lý rơm rạ thành phân bón hữu cơ bằng vi sinh").await;
    let finish = [("command", "dossier-finish"), ("field-noi-ung-dung", "Huyện Sơn Hà")];
    let page = server.get(&clerk, &second).await.text();
    let found = format!("href=\"{first}\"");
    for word in [found.as_str(), "Nội dung gần giống", "Xử lý rơm rạ thành phân bón hữu cơ"]
    {
        assert!(page.contains(word), "{word}: {page}");
    }
    let form = between(&page, "value=\"dossier-finish\"", "</form>").expect("its form");
    let reason = between(form, "<textarea name=\"reason\"", ">").expect("a field for the reason");
    assert!(reason.contains("required"), "{form}");
    let refused = act(&server, &clerk, &second, &finish).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.text().contains("role=\"alert\"") && refused.text().contains(&found),
        "{}",
        refused.text()
    );
    let reason = [&finish[..], &[("reason", "khác quy mô")]].concat();
    let done = act(&server, &clerk, &second, &reason).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let page = server.get(&clerk, &second).await.text();
    for word in [found.as_str(), "Nội dung gần giống", "khác quy mô"] {
        assert!(page.contains(word), "{word}: {page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_register_is_filtered_as_figures_count() {
    let server = Server::start();
    let clerk = server.sign_in("van-thu").await;
    let subject = "Trồng thử nghiệm cây gai xanh trên đất dốc";
    let dossier = mission(&server, &clerk, subject).await;
    for (question, is_there) in [
        ("when=opened&from=2025-06-30&to=2025-06-30", true),
        ("when=opened&from=2025-06-30&to=2025-06-30&as_of=2025-06-29", false),
        ("when=opened&from=2025-06-30&known_at=2025-06-29", false),
        ("when=opened&to=2025-06-29", false),
        ("when=open&within=de-xuat,xac-dinh", true),
        ("when=open&within=xac-dinh", false),
        ("when=stage&passed=de-xuat", false),
        ("outcome=withdrawn", false),
        ("pace=undated,waiting", true),
        ("when=opened&only=%7B%22truc-tuyen%22%3A%5B%22yes%22%5D%7D", true),
        ("when=opened&only=%7B%22truc-tuyen%22%3A%5B%22no%22%5D%7D", false),
    ] {
        let page = server.get(&clerk, &format!("{MISSIONS}?{question}")).await;
        assert_eq!(page.status, StatusCode::OK, "{question}");
        assert_eq!(page.text().contains(&dossier), is_there, "{question}: {}", page.text());
    }
    let done = [("command", "dossier-withdraw"), ("reason", "nhập nhầm")];
    assert_eq!(act(&server, &clerk, &dossier, &done).await.status, StatusCode::SEE_OTHER);
    let page = server.get(&clerk, &format!("{MISSIONS}?outcome=withdrawn,stopped")).await.text();
    assert!(page.contains(&dossier), "{page}");
    for wrong in ["when=never", "outcome=lost", "pace=slow", "only=x", "from=hom-nay", "when=open&units=x"] {
        let answer = server.get(&clerk, &format!("{MISSIONS}?{wrong}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
}

/// Each sentence of a report on dossiers leads to the register with exactly the dossiers that it counts.
#[tokio::test(flavor = "multi_thread")]
async fn a_sentence_leads_to_its_dossiers() {
    let server = Server::start();
    let clerk = server.sign_in("van-thu").await;
    for subject in ["Trồng thử nghiệm cây gai xanh trên đất dốc", "Nuôi ong lấy mật dưới tán rừng"]
    {
        mission(&server, &clerk, subject).await;
    }
    let question = "?period=2025-H1&from=2025-01-01&to=2025-06-30";
    let page = server.get(&clerk, &format!("/reports/bao-cao-6-thang/text{question}")).await.text();
    let mut followed = 0;
    for hint in page.split("<p class=\"hint\">").skip(1) {
        let hint = hint.split("</p>").next().unwrap_or_default();
        let links: Vec<&str> =
            hint.split("<a href=\"").skip(1).filter_map(|link| link.split('"').next()).collect();
        let named: Vec<&str> = links.iter().copied().filter(|link| !link.contains('?')).collect();
        // The first link to a register is to all that the sentence counts of its procedure, another one to its share.
        let mut registers: Vec<&str> = links.iter().copied().filter(|link| link.contains('?')).collect();
        registers.dedup_by_key(|link| link.split('?').next().map(str::to_owned));
        if registers.is_empty() {
            continue;
        }
        let mut rows: Vec<String> = Vec::new();
        for address in &registers {
            let register = server.get(&clerk, &address.replace("&amp;", "&")).await;
            assert_eq!(register.status, StatusCode::OK, "{address}");
            let register = register.text();
            // Of complaints the clerk sees the number, and neither links nor rows.
            let table = between(&register, "<tbody>", "</tbody>").unwrap_or_default();
            let links = table.split("<a href=\"").skip(1).filter_map(|link| link.split('"').next());
            rows.extend(links.map(str::to_owned));
            rows.dedup();
        }
        let address = registers.join(", ");
        assert_eq!(rows.len(), named.len(), "{address}");
        assert!(named.iter().all(|link| rows.iter().any(|row| row == link)), "{address}: {named:?} {rows:?}");
        followed += 1;
    }
    assert!(followed > 0, "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_catalogue_of_administrative_procedures_leads_to_their_registers() {
    let server = Server::start();
    let clerk = server.sign_in("van-thu").await;
    let page = server.get(&clerk, "/procedures").await.text();
    let row = between(&page, "<td class=\"code\" data-label=\"Mã\">1.014444</td>", "</tr>").expect("its row");
    assert!(row.contains(&format!("href=\"{REGISTER}\"")) && row.contains("28 ngày"), "{row}");
    assert!(!page.contains("/dossiers/nhiem-vu-khcn-cap-tinh"), "a mission is no service");
    let rows = page.matches("<td class=\"code\"").count();
    assert!(page.contains(&format!("{rows} thủ tục; 0 trực tuyến toàn trình (0 %); 0 giảm")), "{page}");
}
