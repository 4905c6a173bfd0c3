//! Procedures as data: what is shipped is right, and what is wrong is told with its line.

use jiff::civil::date;
use ledger::procedure::{Duration, Next, Procedure, Shelf, Values};

/// A small procedure that is right.
const SMALL: &str = r#"id = "cap-giay-xac-nhan"
version = "1"
valid_from = "2025-01-01"
source = "Quyết định 15/QĐ-SKHCN"
name = "Cấp giấy xác nhận"
working_days = 10
columns = ["number", "field:so-tien", "party:nguoi-nop"]

[[parties]]
id = "nguoi-nop"
name = "Tổ chức nộp hồ sơ"

[[fields]]
id = "so-tien"
name = "Số tiền"
type = "money"

[[fields]]
id = "ngay-hop"
name = "Ngày họp"
type = "day"

[[amendments]]
id = "gia-han"
name = "Gia hạn"
fields = ["ngay-hop"]
times = 1

[[across]]
id = "lap-lai"
stages = ["xem-xet"]
party = "nguoi-nop"
fields = ["so-tien"]
like = 60
late = { stage = "ky", days = 30 }
state = "open"
months = 12
otherwise = "Đã có hồ sơ khác"

[[papers]]
id = "giay-hen"
name = "Giấy hẹn"
stages = ["tiep-nhan"]
text = ["Hồ sơ {number} của {party:nguoi-nop}"]
table = "taken:tiep-nhan"

[[stages]]
id = "tiep-nhan"
name = "Tiếp nhận"
owner = "Văn phòng Sở"
working_days = 1
branches = [{ when = { field = "so-tien", at_least = 1000 }, to = "ky" }]
refused = "end"

[[stages]]
id = "xem-xet"
name = "Xem xét"
owner = "unit"
days = 5
after = "ngay-hop"
wants = ["so-tien"]
opinions = { of = ["Sở Tài chính"], working_days = 5, silence = "agrees" }

[[stages]]
id = "ky"
name = "Ký"
owner = "Văn phòng Sở"
returned = "xem-xet"
"#;

#[test]
fn what_is_shipped_is_right() {
    let shelf = Shelf::shipped().unwrap_or_else(|(file, problem)| panic!("{file}:{problem}"));
    for procedure in shelf.all() {
        assert!(shelf.text(procedure).is_some(), "{}", procedure.id);
        assert!(!procedure.columns.is_empty() && !procedure.source.is_empty(), "{}", procedure.id);
    }
    assert_eq!(shelf.mistake().map(|(procedure, problem)| (procedure.id.clone(), problem)), None);
    let mission = "nhiem-vu-khcn-cap-tinh";
    assert!(shelf.on(mission, date(2025, 9, 30)).is_some());
    assert!(shelf.on(mission, date(2025, 10, 1)).is_none(), "another law holds from then on");
}

#[test]
fn a_check_of_another_procedures_dossiers_is_checked_against_that() {
    for (named, line, what) in [
        ("procedures = [\"khac\"]", "procedures", "no procedure \"khac\""),
        ("procedures = [\"cam-ket-don-vi\"]", "party", "has no party \"nguoi-nop\""),
    ] {
        let mut shelf = Shelf::shipped().expect("right");
        let text = SMALL.replace("state = \"open\"", named);
        shelf.add(&text).expect("the other one is not looked at yet");
        let (_, problem) = shelf.mistake().expect(named);
        assert!(problem.what.contains(what), "{problem}");
        let across = text.split("[[across]]").next().map_or(0, |before| before.lines().count());
        let expected = text.lines().skip(across).position(|one| one.starts_with(line));
        assert_eq!(Some(problem.line), expected.map(|at| across + at + 1), "{named}");
    }
}

#[test]
fn a_mistake_is_told_with_its_line() {
    Procedure::read(SMALL).expect("it is right");
    // What is written otherwise, and the line with the mistake, told by a piece of what is on it.
    for (right, wrong, line, told) in [
        ("owner = \"unit\"\n", "", "[[stages]]", "owner"),
        (
            "party = \"nguoi-nop\"",
            "party = \"nguoi-nop\"\nwith = { party = \"nguoi\" }",
            "with = ",
            "no party \"nguoi\"",
        ),
        (
            "party = \"nguoi-nop\"",
            "party = \"nguoi-nop\"\nprocedures = [\"khac\"]\nitself = true",
            "id = \"lap-lai\"",
            "itself wants party",
        ),
        (
            "working_days = 10\n",
            "working_days = 10\naccess = { roles = [\"boss\"] }\n",
            "access",
            "no role \"boss\"",
        ),
        ("type = \"money\"", "type = \"money\"\npersonal = true", "id = \"so-tien\"", "a text or a day"),
        ("type = \"day\"", "type = \"day\"\npersonal = true", "after", "no field \"ngay-hop\" with a day"),
        ("type = \"day\"", "type = \"day\"\nof = \"nguoi-nop\"", "of = ", "wants personal"),
        ("type = \"day\"", "type = \"day\"\npersonal = true\nof = \"nguoi\"", "of = ", "no party \"nguoi\""),
        ("owner = \"unit\"", "owner = \" \"", "owner = \" \"", "has no owner"),
        ("returned = \"xem-xet\"", "returned = \"xem\"", "returned", "no stage \"xem\""),
        ("to = \"ky\"", "to = \"kys\"", "branches", "no stage \"kys\""),
        ("refused = \"end\"", "refused = \"ende\"", "refused", "no stage \"ende\""),
        ("returned = \"xem-xet\"", "next = \"xem-xet\"", "id = \"tiep-nhan\"", "leads to the end"),
        (
            "refused = \"end\"\n",
            "next = \"ky\"\n\n[[stages]]\nid = \"bo\"\nname = \"Bỏ\"\nowner = \"unit\"\n",
            "id = \"bo\"",
            "no stage leads to",
        ),
        ("working_days = 1\n", "working_days = 1\ndays = 2\n", "working_days = 1\n", "one of days"),
        ("days = 5\n", "days = 0\n", "days = 0", "from 1"),
        ("days = 5\n", "", "after", "after and before want days"),
        ("after = \"ngay-hop\"", "after = \"so-tien\"", "after", "no field \"so-tien\" with a day"),
        ("wants = [\"so-tien\"]", "wants = [\"tien\"]", "wants", "no field \"tien\""),
        ("type = \"money\"", "type = \"gold\"", "type = \"gold\"", "no type \"gold\""),
        ("at_least = 1000", "at_least = \"1/2\"", "branches", "a share"),
        ("at_least = 1000", "is = \"nhiều\"", "id = \"tiep-nhan\"", "is never"),
        (
            "field = \"so-tien\", at_least",
            "field = \"ngay-hop\", at_least",
            "id = \"tiep-nhan\"",
            "no number",
        ),
        ("id = \"ky\"", "id = \"Ký\"", "id = \"Ký\"", "small letters"),
        ("id = \"ky\"", "id = \"xem-xet\"", "id = \"xem-xet\"\nname = \"Ký\"", "already"),
        ("\"party:nguoi-nop\"", "\"party:chu-tri\"", "columns", "party:chu-tri"),
        ("\"number\"", "\"so\"", "columns", "no column \"so\""),
        ("fields = [\"ngay-hop\"]", "fields = [\"ngay\"]", "fields = [\"ngay\"]", "no field \"ngay\""),
        ("[\"Sở Tài chính\"]", "[]", "opinions", "asked of somebody"),
        ("working_days = 5, silence", "silence", "opinions", "opinions want days"),
        ("silence = \"agrees\"", "silence = \"shouts\"", "opinions", "shouts"),
        ("source = \"Quyết", "souce = \"Quyết", "souce", "souce"),
        ("valid_from = \"2025-01-01\"", "valid_from = \"2025-02-30\"", "valid_from", "not valid"),
        (
            "valid_from = \"2025-01-01\"",
            "valid_from = \"2025-01-01\"\nvalid_to = \"2024-01-01\"",
            "valid_from",
            "before",
        ),
        ("stages = [\"xem-xet\"]", "stages = [\"xem\"]", "stages = [\"xem\"]", "no stage \"xem\""),
        ("party = \"nguoi-nop\"", "party = \"chu-tri\"", "party = \"chu-tri\"", "no party \"chu-tri\""),
        ("party = \"nguoi-nop\"", "roles = [\"nguoi-nop\"]", "roles = ", "wants party"),
        ("party = \"nguoi-nop\"\n", "party = \"nguoi-nop\"\nroles = [\"ai\"]\n", "roles", "no party \"ai\""),
        ("fields = [\"so-tien\"]\nlike", "fields = [\"so\"]\nlike", "fields = [\"so\"]", "no field \"so\""),
        ("like = 60", "like = 20", "like", "from 30"),
        ("stage = \"ky\", days", "stage = \"k\", days", "late", "no stage \"k\""),
        ("state = \"open\"", "state = \"shut\"", "state", "no state \"shut\""),
        ("state = \"open\"", "outcomes = [\"lost\"]", "outcomes", "no outcome \"lost\""),
        ("state = \"open\"", "now_in = [\"dau\"]", "now_in", "no stage \"dau\""),
        ("months = 12", "months = 12\nsame_year = true", "months", "either months"),
        ("months = 12", "months = 0", "months", "from 1"),
        (
            "party = \"nguoi-nop\"\nfields = [\"so-tien\"]\nlike = 60\n",
            "",
            "id = \"lap-lai\"",
            "wants party, fields or like",
        ),
        ("otherwise = \"Đã có hồ sơ khác\"", "otherwise = \" \"", "otherwise", "nothing here"),
        ("columns = ", "number = \"HS-{year}\"\ncolumns = ", "number = \"HS", "{number}"),
        ("{party:nguoi-nop}", "{party:chu-tri}", "text", "no party \"chu-tri\""),
        ("{party:nguoi-nop}", "{field:so}", "text", "no field \"so\""),
        ("{party:nguoi-nop}", "{who}", "text", "no place {who}"),
        ("{party:nguoi-nop}", "{number", "text", "that no } closes"),
        ("\"taken:tiep-nhan\"", "\"taken:nhan\"", "table", "no stage \"nhan\""),
        ("\"taken:tiep-nhan\"", "\"opinions:tiep-nhan\"", "table", "nobody is asked"),
        ("\"taken:tiep-nhan\"", "\"all\"", "table", "a table is"),
        ("stages = [\"tiep-nhan\"]", "stages = [\"nhan\"]", "stages = [\"nhan\"]", "no stage \"nhan\""),
        ("name = \"Giấy hẹn\"", "name = \" \"", "name = \" \"", "has a name"),
        (
            "days = 5\n",
            "days = 5\nlimits = [{ when = { field = \"so-tien\", at_least = 9 } }]\n",
            "limits",
            "a limit wants days",
        ),
        (
            "days = 5\n",
            "days = 5\nlimits = [{ when = { field = \"tien\", is = \"1\" }, days = 9 }]\n",
            "limits",
            "no field \"tien\"",
        ),
        (
            "working_days = 10\n",
            "working_days = 10\nlimits = [{ when = { all = [{ field = \"so\", is = \"1\" }] }, days = 9 }]\n",
            "limits",
            "no field \"so\"",
        ),
        (
            "working_days = 10\n",
            "limits = [{ when = { field = \"so-tien\", at_least = 9 }, days = 9 }]\n",
            "limits",
            "what holds else",
        ),
        (
            "{ field = \"so-tien\", at_least = 1000 }",
            "{ any = [{ field = \"so-tien\", at_least = 1000 }], is = \"1\" }",
            "branches",
            "one of field, all and any",
        ),
        (
            "{ field = \"so-tien\", at_least = 1000 }",
            "{ at_least = 1000 }",
            "branches",
            "one of field, all and any",
        ),
        (
            "{ field = \"so-tien\", at_least = 1000 }",
            "{ any = [{ all = [{ field = \"tien\", at_least = 1000 }] }] }",
            "id = \"tiep-nhan\"",
            "no field \"tien\"",
        ),
        ("days = 5\nafter = \"ngay-hop\"", "days = 5\nuntil = \"ngay-hop\"", "until", "the very day"),
        ("days = 5\nafter = \"ngay-hop\"", "until = \"so-tien\"", "until", "no field \"so-tien\" with a day"),
        ("[\"Sở Tài chính\"]", "[\"Sở Tài chính; Sở Tư pháp\"]", "opinions", "of each once"),
        ("of = [\"Sở Tài chính\"]", "from = [\"so-tien\"]", "opinions", "no field \"so-tien\" with words"),
        (
            "refused = \"end\"\n",
            "refused = \"end\"\nsupplement_within = { days = 5 }\n",
            "supplement_within",
            "wants supplement",
        ),
        (
            "refused = \"end\"\n",
            "refused = \"end\"\nsupplement = true\nsupplement_within = {}\n",
            "supplement_within",
            "wants days",
        ),
        (
            "[[amendments]]",
            "[[links]]\nid = \"dan\"\nname = \" \"\nback = \"Từ\"\nprocedures = [\"a\"]\n\n[[amendments]]",
            "name = \" \"",
            "a link has a name",
        ),
        (
            "[[amendments]]",
            "[[links]]\nid = \"dan\"\nname = \"Dẫn\"\nback = \"Từ\"\nprocedures = []\n\n[[amendments]]",
            "procedures",
            "leads to dossiers",
        ),
        ("\n[[parties]]", "\n[service]\nonline = \"all\"\n[[parties]]", "online", "unknown variant"),
        ("\n[[parties]]", "\n[service]\ncode = \" \"\n[[parties]]", "code", "leave out"),
        ("\n[[parties]]", "\n[service]\ndays = 20\n[[parties]]", "days = 20", "counted in working-days"),
        (
            "\n[[parties]]",
            "\n[service]\nworking_days = 9\n[[parties]]",
            "working_days = 9",
            "longer than the law allows",
        ),
        ("working_days = 10\n", "service = { days = 9 }\n", "service", "those of the whole procedure"),
        ("id = \"giay-hen\"", "id = \"Giấy\"", "id = \"Giấy\"", "small letters"),
    ] {
        assert!(SMALL.contains(right), "{right}");
        let text = SMALL.replacen(right, wrong, 1);
        let problem = Procedure::read(&text).map(|_| ()).expect_err(wrong);
        assert!(problem.what.contains(told), "{wrong}: {problem}");
        let place = if line == "[[stages]]" {
            text.find("id = \"xem-xet\"").map(|at| at - 11)
        } else {
            text.find(line)
        };
        let wanted = text[..place.expect(line)].matches('\n').count() + 1;
        assert_eq!(problem.line, wanted, "{wrong}: {problem}");
    }
}

/// What the public may send for the small procedure.
const DOOR: &str = r#"
[portal]
title = "Nộp đơn"
sender = "nguoi-nop"
subject = "Tên thiết bị"
fields = ["so-tien"]
set = { ngay-hop = "2025-03-01" }
next = "Trả kết quả trong 10 ngày làm việc."

[[portal.papers]]
id = "don"
name = "Đơn"
required = true
most = 2
megabytes = 5
kinds = ["pdf", "docx"]
"#;

#[test]
fn what_the_public_may_send_is_checked_with_its_line() {
    let whole = format!("{SMALL}{DOOR}");
    let portal = Procedure::read(&whole).expect("it is right").portal.expect("it is declared");
    assert_eq!((portal.sender.as_str(), portal.papers[0].bytes()), ("nguoi-nop", 5 << 20));
    assert_eq!(
        Procedure::read(SMALL).expect("it is right").portal,
        None,
        "nothing comes where nothing is declared"
    );
    for (right, wrong, line, told) in [
        ("sender = \"nguoi-nop\"", "sender = \"ai\"", "sender", "no party \"ai\""),
        ("title = \"Nộp đơn\"", "title = \" \"", "title", "nothing stands here"),
        ("[\"so-tien\"]\nset", "[\"tien\"]\nset", "fields = [\"tien\"]", "no field \"tien\""),
        ("[\"so-tien\"]\nset", "[\"ngay-hop\"]\nset", "fields = [\"ngay-hop\"]\nset", "filled in already"),
        ("2025-03-01", "mai", "set = ", "is never"),
        ("ngay-hop = \"2025-03-01\"", "hop = \"x\"", "set = ", "no field \"hop\""),
        ("next = ", "required = [\"ngay-hop\"]\nnext = ", "required", "none of the fields"),
        ("next = ", "mail = \"so-tien\"\nnext = ", "mail", "none of the contact"),
        (
            "fields = [\"so-tien\"]\nset",
            "contact = [\"so-tien\"]\nmail = \"so-tien\"\nset",
            "mail",
            "no text",
        ),
        ("id = \"don\"", "id = \"Đơn\"", "id = \"Đơn\"", "small letters"),
        ("[\"pdf\", \"docx\"]", "[\"exe\"]", "kinds", "no kind \"exe\""),
        ("[\"pdf\", \"docx\"]", "[]", "kinds", "has kinds"),
        ("most = 2", "most = 0", "most", "from 1"),
        ("megabytes = 5", "megabytes = 21", "megabytes", "from 1"),
        ("megabytes = 5", "megabytes = 20\nsize = 1", "size", "size"),
        ("most = 2\nmegabytes = 5", "most = 4\nmegabytes = 20", "title = \"Nộp đơn\"", "at most"),
    ] {
        assert!(DOOR.contains(right), "{right}");
        let text = format!("{SMALL}{}", DOOR.replacen(right, wrong, 1));
        let problem = Procedure::read(&text).map(|_| ()).expect_err(wrong);
        assert!(problem.what.contains(told), "{wrong}: {problem}");
        let wanted = text[..text.find(line).expect(line)].matches('\n').count() + 1;
        assert_eq!(problem.line, wanted, "{wrong}: {problem}");
    }
    let demanding = whole
        .replace("type = \"money\"", "type = \"money\"\nrequired = true")
        .replace("fields = [\"so-tien\"]\nset", "set");
    let problem = Procedure::read(&demanding).map(|_| ()).expect_err("nobody fills it in");
    assert!(problem.what.contains("nobody fills in \"so-tien\""), "{problem}");
    let other = "[[parties]]\nid = \"chu-tri\"\nname = \"Chủ trì\"\nrequired = true\n";
    let problem = Procedure::read(&format!("{whole}{other}")).map(|_| ()).expect_err("nobody would be it");
    assert!(problem.what.contains("nobody would be \"chu-tri\""), "{problem}");
}

#[test]
fn what_is_shipped_for_the_public_needs_nothing_else_to_be_taken_in() {
    let shelf = Shelf::shipped().unwrap_or_else(|(file, problem)| panic!("{file}:{problem}"));
    let open: Vec<&Procedure> = shelf.all().filter(|procedure| procedure.portal.is_some()).collect();
    assert!(open.len() >= 3, "{}", open.len());
    for procedure in open {
        let first = &procedure.stages[0];
        assert!(first.supplement, "{}: who sends too little can be asked for the rest", procedure.id);
        assert!(first.refused.is_some(), "{}: what nobody wants can be refused", procedure.id);
    }
}

#[test]
fn a_stage_leads_where_its_fields_say() {
    let procedure = Procedure::read(SMALL).expect("it is right");
    let first = &procedure.stages[0];
    let after = |amount: &str| {
        let values = Values::from([("so-tien".to_owned(), amount.to_owned())]);
        first.after(&procedure.fields, &values).clone()
    };
    assert_eq!(after("999"), Next::Stage("xem-xet".to_owned()));
    assert_eq!(after("1000"), Next::Stage("ky".to_owned()));
    assert_eq!(first.after(&procedure.fields, &Values::new()), &Next::Stage("xem-xet".to_owned()));
    assert_eq!(procedure.numbered(2025, 7), "2025/0007");
}

/// Thông tư liên tịch 27/2015/TTLT-BKHCN-BTC art. 17 and Nghị định 95/2014/NĐ-CP arts 15, 16: what was not used goes back in
/// full; for a cause of one's own at least 40 % (full lump sum) or 30 % (partial) of what was used besides.
#[test]
fn sums_to_return_are_those_of_the_law() {
    let shelf = Shelf::shipped().expect("right");
    let mission = shelf.newest("nhiem-vu-khcn-cap-tinh").expect("shipped");
    for (used, unused, cause, full, partial) in [
        ("500000000", "200000000", "Khách quan", "200000000", "200000000"),
        ("500000000", "200000000", "Chủ quan", "400000000", "350000000"),
        ("0", "200000000", "Chủ quan", "200000000", "200000000"),
        // "At least": the next đồng up.
        ("1", "0", "Chủ quan", "1", "1"),
    ] {
        let entered = [("da-su-dung", used), ("chua-su-dung", unused), ("nguyen-nhan", cause)];
        let entered: Values =
            entered.into_iter().map(|(id, value)| (id.to_owned(), value.to_owned())).collect();
        let values = mission.with_computed(&entered);
        assert_eq!(values["thu-hoi-khoan-den-cung"], full, "{used} {unused} {cause}");
        assert_eq!(values["thu-hoi-khoan-tung-phan"], partial, "{used} {unused} {cause}");
    }
    assert!(!mission.with_computed(&Values::new()).contains_key("thu-hoi-chua-dung"), "nothing was entered");
}

/// Councils: more than 3/4 to determine (TT 06/2023/TT-BKHCN), more than 1/3 of fails to fail (TT 11/2014/TT-BKHCN).
#[test]
fn votes_are_counted_as_the_law_does() {
    let shelf = Shelf::shipped().expect("right");
    let mission = shelf.newest("nhiem-vu-khcn-cap-tinh").expect("shipped");
    let votes = |pairs: &[(&str, &str)]| -> Values {
        pairs.iter().map(|(id, value)| ((*id).to_owned(), (*value).to_owned())).collect()
    };
    let determine = &mission.stage("xac-dinh").expect("there").checks[0].that;
    for (yes, of, passes) in
        [("7", "9", true), ("6", "8", false), ("7", "8", true), ("9", "12", false), ("9", "9", true)]
    {
        let values = votes(&[("phieu-de-nghi", yes), ("phieu-xac-dinh", of)]);
        assert_eq!(determine.holds(&mission.fields, &values), passes, "{yes} of {of}");
    }
    let accept = mission.stage("nghiem-thu").expect("there");
    for (fails, of, next) in
        [("3", "9", "cong-nhan"), ("4", "9", "khong-hoan-thanh"), ("0", "7", "cong-nhan")]
    {
        let values = votes(&[("phieu-khong-dat", fails), ("phieu-nghiem-thu", of)]);
        assert_eq!(accept.after(&mission.fields, &values), &Next::Stage(next.to_owned()), "{fails} of {of}");
    }
}

/// "And" and "or" of conditions, in branches as in limits; what is not filled in holds for nothing.
#[test]
fn conditions_are_put_together() {
    let clause = "{ any = [{ field = \"so-tien\", at_least = 1000 }, { all = [{ field = \"ngay-hop\", is = \"2025-03-01\" }, \
                  { field = \"so-tien\", less_than = 10 }] }] }";
    let text = SMALL.replace("{ field = \"so-tien\", at_least = 1000 }", clause);
    let text = text.replace(
        "working_days = 1\n",
        &format!("working_days = 1\nlimits = [{{ when = {clause}, days = 9 }}]\n"),
    );
    let procedure = Procedure::read(&text).unwrap_or_else(|problem| panic!("{problem}"));
    let first = &procedure.stages[0];
    for (amount, day, holds) in [
        (Some("1000"), None, true),
        (Some("999"), None, false),
        (Some("9"), None, false),
        (Some("9"), Some("2025-03-01"), true),
        (Some("9"), Some("2025-03-02"), false),
        (Some("10"), Some("2025-03-01"), false),
        (None, Some("2025-03-01"), false),
        (None, None, false),
    ] {
        let entered = [("so-tien", amount), ("ngay-hop", day)];
        let entered = entered.into_iter().filter_map(|(id, value)| Some((id.to_owned(), value?.to_owned())));
        let values: Values = entered.collect();
        let next = if holds { "ky" } else { "xem-xet" };
        assert_eq!(first.after(&procedure.fields, &values), &Next::Stage(next.to_owned()), "{values:?}");
        let long = if holds { Duration::Days(9) } else { Duration::WorkingDays(1) };
        assert_eq!(procedure.duration_of(first, &values), Some(long), "{values:?}");
    }
}

#[test]
fn a_link_leads_to_a_procedure_that_is_there() {
    let link = "[[links]]\nid = \"dan\"\nname = \"Dẫn đến\"\nback = \"Từ\"\nprocedures = [\"khac\"]\n";
    let text = format!("{SMALL}\n{link}");
    let mut shelf = Shelf::default();
    shelf.add(&text).expect("the other one is not looked at yet");
    let (_, problem) = shelf.mistake().expect("there is none");
    assert!(problem.what.contains("no procedure \"khac\""), "{problem}");
    assert_eq!(problem.line, text.lines().count(), "{problem}");
    shelf.add(&SMALL.replace("cap-giay-xac-nhan", "khac")).expect("right");
    assert_eq!(shelf.mistake().map(|(_, problem)| problem), None);
}
