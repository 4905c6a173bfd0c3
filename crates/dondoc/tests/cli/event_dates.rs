//! `dondoc event-date`: what hangs on a day moves with it.

use crate::office::{office, run};
use crate::support::{Folder, Ran};

fn done(folder: &Folder, day: &str, arguments: &[&str]) -> Ran {
    let ran = run(folder, day, arguments);
    assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.shown());
    ran
}

const SESSION: &str = "Kỳ họp thứ 30 HĐND tỉnh";

fn due(folder: &Folder, day: &str) -> serde_json::Value {
    let dossier =
        done(folder, day, &["--json", "dossier", "show", "VBQPPL-2025-0001"]).json_lines().remove(0);
    let listed = done(folder, day, &["--json", "dossier", "list"]).json_lines().remove(0);
    assert_eq!(dossier["number"], listed["number"]);
    listed["due"].clone()
}

#[test]
fn a_resolution_follows_the_session_that_it_names() {
    let folder = office("event-dates");
    done(&folder, "2025-07-01", &["event-date", "announce", SESSION]);
    let session = format!("ngay-hop={}", SESSION.to_lowercase());
    let open =
        ["dossier", "open", "nghi-quyet-hdnd-tinh", "--subject", "Chính sách hỗ trợ đổi mới công nghệ"];
    let fields = ["--field", "ky-hop=Kỳ họp thứ 30", "--field", &session];
    done(&folder, "2025-07-01", &[&open[..], &fields].concat());
    done(&folder, "2025-07-02", &["dossier", "finish", "VBQPPL-2025-0001"]);
    assert!(due(&folder, "2025-07-02").is_null(), "nobody knows the day of the session");
    let plain = run(&folder, "2025-07-03", &["event-date", "move", SESSION, "--day", "10/12/2025"]);
    assert_eq!(plain.code, 1, "a reason is wanted: {}", plain.shown());
    let told = ["--reason", "Thông báo số 45/TB-HĐND"];
    let to = |day: &'static str| ["event-date", "move", SESSION, "--day", day];
    done(&folder, "2025-07-03", &[&to("10/12/2025")[..], &told].concat());
    assert_eq!(due(&folder, "2025-07-03"), "2025-09-11", "90 days before the session");
    done(&folder, "2025-07-04", &[&to("24/12/2025")[..], &told].concat());
    assert_eq!(due(&folder, "2025-07-04"), "2025-09-25");
    let shown = done(&folder, "2025-07-04", &["event-date", "show", SESSION]);
    assert!(shown.out.contains("45/TB-HĐND") && shown.out.contains("24/12/2025"), "{}", shown.out);
    let listed = done(&folder, "2025-07-04", &["--json", "event-date", "list"]).json_lines().remove(0);
    assert_eq!(
        (listed["day"].as_str(), listed["hanging"].as_array().map(Vec::len)),
        (Some("2025-12-24"), Some(1))
    );
    let unknown = run(&folder, "2025-07-04", &["event-date", "hold", "Kỳ họp thứ 99"]);
    assert!(unknown.err.contains("Kỳ họp thứ 99"), "{}", unknown.shown());
    done(&folder, "2025-12-24", &["event-date", "hold", SESSION]);
}
