//! `dondoc portal`: the public door is closed until somebody who may decides otherwise, and names the act.

use crate::office::{office, run};
use crate::support::{Folder, Ran};

const DAY: &str = "2025-07-01";
const ACT: [&str; 2] = ["--act", "Thông báo số 20/TB-SKHCN"];

fn portal(folder: &Folder, arguments: &[&str]) -> Ran {
    run(folder, DAY, &[&["portal"][..], arguments].concat())
}

fn done(folder: &Folder, arguments: &[&str]) -> Ran {
    let ran = portal(folder, arguments);
    assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.shown());
    ran
}

fn shown(folder: &Folder) -> serde_json::Value {
    run(folder, DAY, &["--json", "portal", "show"]).json_lines().remove(0)
}

#[test]
fn the_door_is_opened_changed_and_closed() {
    let folder = office("portal");
    assert_eq!(shown(&folder)["portal"]["open"], false, "until somebody opens it");
    let unnamed = portal(&folder, &["open", "--procedure", "sang-kien"]);
    assert_eq!(unnamed.code, 2, "an act is wanted: {}", unnamed.shown());
    let silent = portal(&folder, &[&["open", "--procedure", "to-cao"][..], &ACT].concat());
    assert!(silent.code != 0 && silent.err.contains("[portal]"), "{}", silent.shown());
    assert_eq!(shown(&folder)["portal"]["open"], false, "nothing happened");
    done(&folder, &[&["open", "--procedure", "sang-kien", "--contact", "Văn phòng Sở"][..], &ACT].concat());
    done(&folder, &[&["open", "--daily", "5"][..], &ACT].concat());
    let now = shown(&folder);
    assert_eq!(
        (
            now["portal"]["procedures"][0].as_str(),
            now["portal"]["contact"].as_str(),
            now["portal"]["daily"].as_u64()
        ),
        (Some("sang-kien"), Some("Văn phòng Sở"), Some(5)),
        "what is not named stays"
    );
    let none = portal(&folder, &[&["open", "--daily", "0"][..], &ACT].concat());
    assert_eq!(none.code, 1, "{}", none.shown());
    done(&folder, &[&["close"][..], &ACT].concat());
    assert_eq!(shown(&folder)["portal"]["open"], false);
    assert!(done(&folder, &["show"]).out.contains("đóng"));
}
