//! Help, completions, the man page, and wrong command lines.

use crate::support::Folder;
use insta::assert_snapshot;

fn run(test: &str, arguments: &[&str]) -> String {
    Folder::new(test).run(arguments).shown()
}

#[test]
fn help_is_vietnamese_unless_english_is_wanted() {
    assert_snapshot!(run("help", &["--help"]), @r"
    exit code 0
    ---- out
    Đọc văn bản chỉ đạo, đề xuất nhiệm vụ: ai làm, việc gì, hạn nào, câu nào trong văn bản nói thế

    Cách dùng: dondoc [TÙY CHỌN] LỆNH ...

    Lệnh:
      read         Đọc văn bản: thẻ văn bản, bảng nhiệm vụ, cân đối số mục, điểm cần xem lại
      check        Chỉ ra chỗ mâu thuẫn, bỏ trống, mơ hồ, kèm câu văn và cách xử lý
      threads      Tìm cùng một việc gặp lại qua nhiều văn bản: giao, lùi hạn, chuyển đơn vị, đã xong
      time         Tìm cụm từ chỉ thời gian trong văn bản ở đầu vào chuẩn, mỗi dòng là một đoạn
      cite         Tìm văn bản được viện dẫn (có số hoặc ký hiệu) trong văn bản ở đầu vào chuẩn
      demo         Chơi câu chuyện của cơ quan mẫu, từng ngày, vào một thư mục dữ liệu mới
      serve        Mở các trang của cơ quan cho trình duyệt
      account      Cho người dùng đăng nhập
      init         Tạo sổ nhiệm vụ của một cơ quan trong thư mục dữ liệu
      import       Đưa văn bản, cơ cấu tổ chức hoặc cả một sổ vào
      review       Xem các đề xuất; giao, sửa, bỏ
      task         Theo dõi nhiệm vụ
      document     Sổ văn bản: ý kiến chỉ đạo, quan hệ giữa các văn bản, rút văn bản
      register     Cấp số văn bản: mỗi số một lần, số bỏ trống có lý do
      notice       Thông báo kết luận: soạn theo thể thức, kiểm tra, cấp số và ban hành
      letter       Công văn về nhiệm vụ: xin gia hạn, gia hạn, đôn đốc, giao việc theo văn bản
      exchange     Liên thông văn bản với cơ quan khác: nhận, gửi, trạng thái
      evidence     Đối chiếu một báo cáo đã vào sổ với các nhiệm vụ đang mở: việc nào báo cáo nói đã
                   xong
      standing     Đếm tình trạng nhiệm vụ đến hết một ngày, như đã biết vào một ngày
      closed       Con số của việc không đưa lên hệ thống, đếm riêng
      report       Lập báo cáo theo biểu mẫu, mọi con số đếm từ sổ
      procedure    Xem, kiểm tra, vẽ các quy trình: hồ sơ đi qua những bước nào, ai làm, bao lâu
      dossier      Hồ sơ: tiếp nhận, đi qua các bước của quy trình, thời hạn từng bước
      event-date   Ngày sự kiện mà thời hạn tính theo: kỳ họp HĐND, Tết
      person       Người ngoài cơ quan có tên trong hồ sơ: xem, xoá dữ liệu cá nhân
      portal       Cổng công khai: mở, đóng, công bố việc cam kết
      target       Chỉ tiêu: mục tiêu từng kỳ, giá trị đạt được có minh chứng
      history      Quá trình của một nhiệm vụ: ai làm gì, ngày nào, vì sao
      remind       Nhắc việc hôm nay, hoặc xem sẽ nhắc gì vào một ngày
      search       Tìm nhiệm vụ và văn bản theo từ, gõ có dấu hoặc không dấu
      unit         Đơn vị, người và tài khoản
      verify       Kiểm tra sổ có nguyên vẹn như lúc ghi không, chỉ rõ chỗ bị sửa
      rebuild      Dựng lại mọi bảng từ các sự kiện
      sweep        Dọn các tệp cất trước hôm qua mà trong sổ không nơi nào nhắc đến
      backup       Sao lưu sổ trong lúc mọi người vẫn làm việc
      restore      Khôi phục bản sao lưu thành thư mục dữ liệu mới (--home), rồi kiểm tra
      export       Xuất sổ ra tệp
      completions  In phần tự hoàn thành lệnh cho bash, zsh, fish
      man          In trang hướng dẫn (man) của dondoc hoặc của một lệnh

    Tùy chọn:
      -V, --version         Xem phiên bản dondoc
          --as <TÀI-KHOẢN>  Tài khoản làm việc này (mặc định: người dùng của hệ điều hành)
      -h, --help            Xem trợ giúp này
          --home <THƯ-MỤC>  Thư mục dữ liệu của cơ quan (mặc định: biến DONDOC_HOME, rồi
                            ~/.local/share/dondoc)
          --json            In JSON, mỗi dòng một mục, thay cho bảng
          --lang <vi|en>    Tiếng của mọi thứ in ra: vi (mặc định) hoặc en
          --today <NGÀY>    Ngày coi là hôm nay (mặc định: theo đồng hồ, giờ Việt Nam)

    Ví dụ:
      dondoc read thong-bao.docx           thẻ văn bản, bảng nhiệm vụ, điểm cần xem lại
      dondoc read --xlsx theo-doi.xlsx *.docx
                                           bảng theo dõi nhiệm vụ của nhiều văn bản
      dondoc check *.txt                   chỗ mâu thuẫn, bỏ trống, đánh số sai
      dondoc read --help                   trợ giúp của từng lệnh
    Mã kết thúc: 0 ổn; 1 điều được kiểm tra có lỗi; 2 dữ liệu vào hoặc dòng lệnh không đúng.
    ");
    assert_snapshot!(run("help-english", &["--lang", "en", "--help"]), @r"
    exit code 0
    ---- out
    Reads directives of Vietnamese offices and proposes tasks: who does what by when, and which words
    say so

    Usage: dondoc [OPTIONS] VERB ...

    Verbs:
      read         Reads documents: card, table of tasks, account of the items, findings
      check        Shows contradictions, blanks and vagueness, with the words of the document and what
                   to do
      threads      Finds the same work in several documents: assigned, slipped, moved, renamed, reported
      time         Finds time expressions in the text on standard input, each line a text of its own
      cite         Finds cited documents (with a number or symbol) in the text on standard input
      demo         Plays the story of the sample office, day by day, into a new data folder
      serve        Serve the office's pages to browsers
      account      Let people sign in
      init         Makes the ledger of an office in a data folder
      import       Takes documents, the organisation or a whole ledger in
      review       Looks at proposals; gives, corrects, drops them
      task         Follows tasks
      document     Documents: what leaders write on them, what they do to each other, withdrawing
      register     Numbers of documents: each given once, every gap explained
      notice       Notices of conclusions: in the official layout, checked, numbered and issued
      letter       Letters about tasks: asking for more time, giving it, urging, giving out the work of
                   a document
      exchange     Papers to and from other bodies: taking, sending, states
      evidence     Compares a report in the ledger with open tasks: which of them it says are done
      standing     Counts where tasks stood at the end of a day, as it was known on a day
      closed       Numbers of tasks that are kept off the system, counted apart
      report       Makes reports from forms; every number is counted from the ledger
      procedure    Lists, checks and draws procedures: which stages a dossier goes through, whose, for
                   how long
      dossier      Dossiers: taken in, led through the stages of a procedure, each with its clock
      event-date   Days that deadlines hang on: sessions of the People's Council, Tết
      person       People outside who are named in dossiers: shows them, erases their data
      portal       The public portal: opened, closed; tasks that everybody may see
      target       Indicators: what is wanted in each period, what came out, and what shows it
      history      Tells what happened to a task: who, when, why
      remind       Reminds people of what there is today, or shows what would be sent on a day
      search       Finds tasks and documents by words, with or without marks
      unit         Units, people and accounts
      verify       Looks whether the ledger is as it was written, and names what was changed
      rebuild      Makes all tables anew from the events
      sweep        Removes files kept before yesterday that nothing in the ledger names
      backup       Copies the ledger while others work
      restore      Makes a new data folder (--home) of a copy, then verifies it
      export       Writes the ledger out
      completions  Prints the completions for bash, zsh, fish
      man          Prints the man page of dondoc or of one verb

    Options:
      -V, --version        Shows the version of dondoc
          --as <ACCOUNT>   The account that acts (default: the system's user)
      -h, --help           Shows this help
          --home <FOLDER>  The office's data folder (default: DONDOC_HOME, then ~/.local/share/dondoc)
          --json           Prints JSON, one thing a line, instead of tables
          --lang <vi|en>   The language of everything printed: vi (default) or en
          --today <DAY>    The day to take for today (default: by the clock, in Viet Nam)

    Examples:
      dondoc read thong-bao.docx           card, table of tasks, findings
      dondoc read --xlsx theo-doi.xlsx *.docx
                                           a tracking table of the tasks of many documents
      dondoc check *.txt                   contradictions, blanks, wrong numbering
      dondoc read --help                   help for each verb
    Exit code: 0 all well; 1 what was checked has errors; 2 bad input or usage.
    ");
}

#[test]
fn each_verb_has_its_help() {
    assert_snapshot!(run("help-read", &["read", "--help"]), @r"
    exit code 0
    ---- out
    Đọc văn bản: thẻ văn bản, bảng nhiệm vụ, cân đối số mục, điểm cần xem lại

    Cách dùng: dondoc read [TÙY CHỌN] TỆP...

    Tùy chọn:
          --no-ocr                 Không nhận dạng chữ: chỉ đọc những trang đã có chữ
          --ocr                    Nhận dạng chữ mọi trang PDF và ảnh, kể cả trang đã có chữ
          --org <TỆP>              Tệp cơ cấu tổ chức (TOML): cơ quan, đơn vị, người, các tên gọi
          --out <THƯ-MỤC>          Ghi mỗi văn bản một tệp TÊN.json vào thư mục này
          --reference-date <NGÀY>  Ngày làm mốc khi văn bản không tự ghi ngày: YYYY-MM-DD hoặc d/m/yyyy
          --xlsx <TỆP>             Ghi mọi nhiệm vụ thành bảng theo dõi .xlsx
          --as <TÀI-KHOẢN>         Tài khoản làm việc này (mặc định: người dùng của hệ điều hành)
      -h, --help                   Xem trợ giúp này
          --home <THƯ-MỤC>         Thư mục dữ liệu của cơ quan (mặc định: biến DONDOC_HOME, rồi
                                   ~/.local/share/dondoc)
          --json                   In JSON, mỗi dòng một mục, thay cho bảng
          --lang <vi|en>           Tiếng của mọi thứ in ra: vi (mặc định) hoặc en
          --today <NGÀY>           Ngày coi là hôm nay (mặc định: theo đồng hồ, giờ Việt Nam)

    Đối số:
      <TỆP>...  Các văn bản: .docx, .xlsx, .xls, .ods, .txt, .md; bản quét .png, .jpg, .tif

    Ví dụ:
      dondoc read thong-bao.docx
      dondoc read --org so-khcn.toml thong-bao.txt
      dondoc read --json thong-bao.txt     JSON, mỗi văn bản một dòng
      dondoc read --json --out ket-qua *.docx
                                           mỗi văn bản một tệp ket-qua/TÊN.json
      dondoc read --xlsx theo-doi.xlsx *.docx
    Một tệp hỏng không làm dừng các tệp khác; khi đó mã kết thúc là 2.
    ");
    assert_snapshot!(run("help-time", &["time", "--help", "--lang=en"]), @r#"
    exit code 0
    ---- out
    Finds time expressions in the text on standard input, each line a text of its own

    Usage: dondoc time [OPTIONS] < TEXT

    Options:
          --reference-date <DAY>  The moment that "next week", missing years ... count from: YYYY-MM-DD
                                  or YYYY-MM-DDTHH:MM (default: today)
          --as <ACCOUNT>          The account that acts (default: the system's user)
      -h, --help                  Shows this help
          --home <FOLDER>         The office's data folder (default: DONDOC_HOME, then
                                  ~/.local/share/dondoc)
          --json                  Prints JSON, one thing a line, instead of tables
          --lang <vi|en>          The language of everything printed: vi (default) or en
          --today <DAY>           The day to take for today (default: by the clock, in Viet Nam)

    Examples:
      echo 'hoàn thành trước ngày 15/3' | dondoc time --reference-date 2024-03-01
    Output: a line of JSON for each: start, end (in Unicode scalar values of the whole input), text,
    from, to, due, role, rule.
    "#);
}

#[test]
fn without_a_verb_the_help_is_shown_as_a_message() {
    let ran = Folder::new("no-verb").run(&[]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("Cách dùng: dondoc"), "{}", ran.err);
}

#[test]
fn wrong_words_are_explained() {
    assert_snapshot!(run("wrong-verb", &["raed"]), @r"
    exit code 2
    ---- err
    lỗi: không có lệnh “raed”.
      cách xử lý: xem các lệnh: dondoc --help
    ");
    assert_snapshot!(run("wrong-option", &["read", "--xslx", "a"]), @r"
    exit code 2
    ---- err
    lỗi: không có tùy chọn “--xslx”.
      cách xử lý: xem các tùy chọn: dondoc read --help
    ");
    assert_snapshot!(run("no-file", &["read"]), @r"
    exit code 2
    ---- err
    lỗi: dòng lệnh còn thiếu: <TỆP>...
      cách xử lý: xem cách dùng: dondoc read --help
    ");
    assert_snapshot!(run("wrong-date", &["read", "--reference-date", "31/2/2024", "a.txt"]), @r"
    exit code 2
    ---- err
    lỗi: “31/2/2024” ở --reference-date không phải là ngày.
      cách xử lý: ghi ngày có thật dạng 2024-03-11 hoặc 11/3/2024; với dondoc time có thể thêm giờ: 2024-03-11T15:00
    ");
    assert_snapshot!(run("wrong-language", &["read", "--lang", "fr", "a.txt"]), @r"
    exit code 2
    ---- err
    lỗi: “fr” không dùng được cho --lang.
      cách xử lý: chọn một trong: vi, en
    ");
    assert_snapshot!(run("conflict", &["read", "--out", "a", "--xlsx", "b", "a.txt"]), @r"
    exit code 2
    ---- err
    lỗi: --out không dùng chung với --xlsx.
      cách xử lý: bỏ bớt một trong hai; xem: dondoc read --help
    ");
    assert_snapshot!(run("no-value", &["--lang", "en", "read", "a.txt", "--org"]), @r"
    exit code 2
    ---- err
    error: --org needs a value.
      help: for the usage see: dondoc read --help
    ");
    assert_snapshot!(run("wrong-shell", &["--lang", "en", "completions", "tcl"]), @r"
    exit code 2
    ---- err
    error: “tcl” is no value for <SHELL>.
      help: choose one of: bash, elvish, fish, powershell, zsh
    ");
    assert_snapshot!(run("twice", &["--lang", "en", "time", "--reference-date", "1/1/2024", "--reference-date", "1/1/2024"]), @r"
    exit code 2
    ---- err
    error: --reference-date may stand only once.
      help: leave out one of them; see: dondoc time --help
    ");
}

#[test]
fn completions_and_man_pages_come_from_the_same_definitions() {
    let folder = Folder::new("completions");
    for shell in ["bash", "zsh", "fish"] {
        let ran = folder.run(&["completions", shell]);
        assert_eq!(ran.code, 0);
        assert!(ran.out.contains("reference-date") && ran.out.contains("dondoc"), "{}", ran.out);
    }
    let page = folder.run(&["man", "read"]);
    assert_eq!(page.code, 0);
    assert!(page.out.contains(".SH \"TÙY CHỌN\"") && page.out.contains("xlsx"), "{}", page.out);
    assert!(folder.run(&["man", "--lang", "en"]).out.contains(".SH \"OPTIONS\""));
    assert_snapshot!(folder.run(&["man", "raed"]).shown(), @r"
    exit code 2
    ---- err
    lỗi: không có lệnh “raed”.
      cách xử lý: xem các lệnh: dondoc --help
    ");
}

#[test]
fn the_version_is_told() {
    assert_snapshot!(run("version", &["--version"]), @r"
    exit code 0
    ---- out
    dondoc 0.1.0
    ");
}
