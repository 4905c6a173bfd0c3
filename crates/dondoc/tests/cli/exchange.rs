//! `dondoc exchange`: a notice goes from one office to another and back again, through the folders that a gateway carries between.

use crate::notices::office_that_issued;
use crate::office::{office, run};
use crate::support::{Folder, Ran};
use std::time::{Duration, SystemTime};

const DAY: &str = "2024-03-14";

fn done(folder: &Folder, arguments: &[&str]) -> Ran {
    let ran = run(folder, DAY, arguments);
    assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.shown());
    ran
}

/// Gives an office a code, and the folders of messages.
fn connected(folder: Folder, code: &str) -> Folder {
    let before = folder.text("home/dondoc.toml");
    let exchange = format!("{before}\n[exchange]\ncode = \"{code}\"\naccount = \"van-thu\"\n");
    folder.with("home/dondoc.toml", exchange)
}

/// Carries every message that one office wrote to the other, as a gateway does; tells how many.
fn carry(from: &Folder, to: &Folder) -> usize {
    let written = from.names();
    let written: Vec<&String> =
        written.iter().filter(|name| name.starts_with("home/exchange/out/")).collect();
    for name in &written {
        let arrived = name.replace("/out/", "/in/");
        std::fs::create_dir_all(to.path("home/exchange/in")).expect("a folder");
        std::fs::rename(from.path(name), to.path(&arrived)).expect("carried");
        // What was just written may not be whole yet, and is left for the next time.
        let file = std::fs::File::options().append(true).open(to.path(&arrived)).expect("it is there");
        file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000)).expect("older");
    }
    written.len()
}

#[test]
fn a_notice_goes_to_another_office_and_its_states_come_back() {
    let (sender, code) = office_that_issued("exchange-sender");
    let (sender, notice) = (connected(sender, "Z99.07"), code.as_str());
    let receiver = connected(office("exchange-receiver"), "Z99.08");
    let nobody = run(&sender, DAY, &["exchange", "export", notice, "--to", "Sở Không Có"]);
    assert!(nobody.code != 0 && nobody.err.contains("Sở Không Có"), "{}", nobody.shown());
    let sent = done(&sender, &["exchange", "export", notice, "--to", "Z99.08"]);
    assert!(sent.out.contains("Z99.08") && sent.out.contains("Đã ghi ra 1 gói tin."), "{}", sent.out);
    let again = run(&sender, DAY, &["exchange", "export", notice, "--to", "Z99.08"]);
    assert_eq!(again.code, 1, "it has it: {}", again.shown());

    assert_eq!(carry(&sender, &receiver), 1);
    let taken = done(&receiver, &["exchange", "import"]);
    assert!(taken.out.contains("vào sổ văn bản đến, 2 đề xuất"), "{}", taken.out);
    assert!(taken.out.contains("Đã xem 1 gói tin"), "{}", taken.out);
    assert!(done(&receiver, &["exchange", "import"]).out.contains("Đã xem 0 gói tin"), "taken once");
    assert!(done(&receiver, &["exchange", "status", notice]).out.contains("Z99.07"));

    assert_eq!(carry(&receiver, &sender), 2, "it arrived, it was entered");
    let heard = done(&sender, &["exchange", "import"]);
    assert!(heard.out.contains("trạng thái 01") && heard.out.contains("trạng thái 03"), "{}", heard.out);
    let status = done(&sender, &["exchange", "status", notice, "--json"]).json_lines();
    assert_eq!(
        (&status[0]["code"], &status[0]["state"]),
        (&"Z99.08".into(), &"received".into()),
        "{status:?}"
    );

    let bare = run(&sender, DAY, &["exchange", "export", notice, "--recall"]);
    assert_eq!(bare.code, 1, "a reason is wanted: {}", bare.shown());
    done(&sender, &["exchange", "export", notice, "--recall", "--reason", "gửi nhầm nơi nhận"]);
    assert_eq!(carry(&sender, &receiver), 1);
    assert!(done(&receiver, &["exchange", "import"]).out.contains("yêu cầu lấy lại"));
    done(&receiver, &["exchange", "export", notice, "--keep", "--reason", "đã giao nhiệm vụ"]);
    assert_eq!(carry(&receiver, &sender), 1);
    assert!(done(&sender, &["exchange", "import"]).out.contains("trạng thái 16"), "it is kept");
    assert_eq!(done(&receiver, &["verify"]).code, 0);
}

#[test]
fn what_is_no_message_is_put_aside_with_the_reason() {
    let office =
        connected(office("exchange-odd"), "Z99.08").with("home/exchange/in/la.edxml", "không phải gói tin");
    let file = std::fs::File::options().append(true).open(office.path("home/exchange/in/la.edxml"));
    file.expect("it is there")
        .set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000))
        .expect("older");
    let looked = run(&office, DAY, &["exchange", "import"]);
    assert_eq!(looked.code, 2, "{}", looked.shown());
    assert!(looked.out.contains("la.edxml: không nhận"), "{}", looked.shown());
    let names = office.names();
    assert!(names.iter().any(|name| name.contains("/refused/la.edxml")), "{names:?}");
}
