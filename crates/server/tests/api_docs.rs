//! The examples of docs/api.md, run as they stand against a server that listens.

mod common;

use common::Server;
use std::process::Command;

/// Returns the examples: the blocks that are for a shell.
fn examples() -> Vec<String> {
    let page = include_str!("../../../docs/api.md");
    let blocks = page.split("\n```sh\n").skip(1);
    blocks.filter_map(|rest| rest.split("\n```").next()).map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_example_works() {
    if Command::new("curl").arg("--version").output().is_err() {
        eprintln!("there is no curl: the examples are not run");
        return;
    }
    let server = Server::start();
    let id = |page: serde_json::Value| page["items"][0]["id"].as_str().expect("an id").to_owned();
    let task = id(server.call("van-thu", "GET", "/tasks?open=true", &[], None).await.json());
    let document = id(server.call("van-thu", "GET", "/documents", &[], None).await.json());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let router = server.router.clone();
    tokio::spawn(async move { axum::serve(listener, router).await });
    let notice = include_str!("../../../samples/documents/2024-01-thong-bao-giao-ban-thang-1.txt");
    std::fs::write(server.folder.path().join("thong-bao.txt"), notice.replace("Số: ", "Số: 9"))
        .expect("written");
    let examples = examples();
    assert!(examples.len() > 6, "{}", examples.len());
    for example in examples {
        let mut shell = Command::new("sh");
        shell.args(["-euc", &example]).current_dir(server.folder.path());
        shell.env("DONDOC", &address).env("TOKEN", server.token("van-thu"));
        shell.env("TASK", &task).env("DOCUMENT", &document);
        let ran =
            tokio::task::spawn_blocking(move || shell.output()).await.expect("no panic").expect("a shell");
        let told = format!(
            "{example}\n{}{}",
            String::from_utf8_lossy(&ran.stdout),
            String::from_utf8_lossy(&ran.stderr)
        );
        assert!(ran.status.success(), "{told}");
    }
}
