//! `dondoc read` for people.

use crate::support::{Folder, NOTICE};
use insta::assert_snapshot;

#[test]
fn a_notice_is_shown_with_its_tasks_and_its_account() {
    let folder = Folder::new("read-notice").with("thong-bao.md", NOTICE);
    assert_snapshot!(folder.run(&["read", "thong-bao.md"]).shown(), @r"
    exit code 0
    ---- out
    THÔNG BÁO 15/TB-SKHCN  thong-bao.md
      Cơ quan         SỞ KHOA HỌC VÀ CÔNG NGHỆ · UBND TỈNH LAM GIANG
      Nơi, ngày       Lam Giang, 11/03/2024
      Trích yếu       Kết luận của Giám đốc Sở tại cuộc họp giao ban tháng 3 năm 2024
      Cuộc họp        08/03/2024, Nguyễn Văn An chủ trì
      Người ký        Trần Thị Bình · TL. CHÁNH VĂN PHÒNG

    STT  Mục   Nhiệm vụ                       Chủ trì          Phối hợp      Thời hạn       Hạn
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    1    1.1   Chủ trì, phối hợp với Thanh    Văn phòng Sở     Thanh tra Sở  trước ngày     21/03/2024
               tra Sở xây dựng Kế hoạch kiểm                                 22/3/2024
               tra công vụ, trình Giám đốc
               Sở trước ngày 22/3/2024.
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    2    1.2   Tổng hợp kết quả thực hiện     Văn phòng Sở                                  hằng tháng
               nhiệm vụ của các phòng, đơn
               vị, báo cáo Giám đốc Sở trước
               ngày 25 hằng tháng.
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    3    2.1   Hoàn thiện dự thảo Quy chế     Phòng Quản lý                  trong đầu Quý  ~30/04/2024
               theo Công văn số               Khoa học                       II/2024
               212/UBND-KGVX ngày 04/3/2024
               của UBND tỉnh trong đầu Quý
               II/2024.
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    ~ngày: thời hạn ước chừng (đầu, giữa, cuối, dự kiến), quy ra ngày theo lệ của cơ quan.

    22 mục = 3 nhiệm vụ + 19 không phải nhiệm vụ + 0 chờ người quyết định
      Không phải nhiệm vụ: 15 thể thức, 2 đề mục, 1 câu kết, 1 câu dẫn
    ");
}

#[test]
fn the_same_in_english() {
    let folder = Folder::new("read-english").with("thong-bao.md", NOTICE);
    assert_snapshot!(folder.run(&["read", "--lang", "en", "thong-bao.md"]).shown(), @r"
    exit code 0
    ---- out
    THÔNG BÁO 15/TB-SKHCN  thong-bao.md
      Issuer          SỞ KHOA HỌC VÀ CÔNG NGHỆ · UBND TỈNH LAM GIANG
      Place, date     Lam Giang, 2024-03-11
      Subject         Kết luận của Giám đốc Sở tại cuộc họp giao ban tháng 3 năm 2024
      Meeting         2024-03-08, chaired by Nguyễn Văn An
      Signer          Trần Thị Bình · TL. CHÁNH VĂN PHÒNG

    No.  Item  Task                           Lead             Co-operating  Deadline       Due
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    1    1.1   Chủ trì, phối hợp với Thanh    Văn phòng Sở     Thanh tra Sở  trước ngày     2024-03-21
               tra Sở xây dựng Kế hoạch kiểm                                 22/3/2024
               tra công vụ, trình Giám đốc
               Sở trước ngày 22/3/2024.
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    2    1.2   Tổng hợp kết quả thực hiện     Văn phòng Sở                                  monthly
               nhiệm vụ của các phòng, đơn
               vị, báo cáo Giám đốc Sở trước
               ngày 25 hằng tháng.
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    3    2.1   Hoàn thiện dự thảo Quy chế     Phòng Quản lý                  trong đầu Quý  ~2024-04-30
               theo Công văn số               Khoa học                       II/2024
               212/UBND-KGVX ngày 04/3/2024
               của UBND tỉnh trong đầu Quý
               II/2024.
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    ~day: an approximate deadline (early, mid, late, expected), made a day by the office's convention.

    22 items = 3 tasks + 19 no tasks + 0 for a person to decide
      No tasks: 15 form, 2 heading, 1 closing, 1 lead-in
    ");
}

#[test]
fn lines_fit_the_width_that_is_asked_for() {
    let folder = Folder::new("read-width").with("thong-bao.md", NOTICE);
    for columns in ["30", "60", "80", "81", "120", "200"] {
        let ran = folder.run_with(&["read", "thong-bao.md"], "", &[("COLUMNS", columns)]);
        let most: usize = columns.parse().expect("a number");
        let wide = ran.out.lines().find(|line| line.chars().count() > most && !line.contains("thong-bao.md"));
        assert_eq!(wide, None, "at {columns} columns");
    }
}

#[test]
fn without_a_terminal_there_are_no_colours() {
    let folder = Folder::new("read-plain").with("thong-bao.md", NOTICE);
    assert!(!folder.run(&["read", "thong-bao.md"]).out.contains('\u{1b}'));
    assert!(!folder.run(&["check", "thong-bao.md"]).out.contains('\u{1b}'));
}

#[test]
fn one_bad_file_does_not_stop_the_others() {
    let folder = Folder::new("read-bad-file")
        .with("a.md", NOTICE)
        .with("b.pdf", b"%PDF-1.7")
        .with("c.txt", b"\n \n")
        .with("d.txt", b"\x00\x01\x02\x03")
        .with("folder/e.md", NOTICE);
    let ran = folder.run(&["read", "a.md", "b.pdf", "c.txt", "d.txt", "folder", "none.txt", "folder/e.md"]);
    assert_eq!(ran.code, 2);
    assert_eq!(ran.out.matches("15/TB-SKHCN").count(), 2, "{}", ran.out);
    assert_snapshot!(ran.err, @r"
    lỗi: tệp “b.pdf” bị hỏng ở phần PDF.
      cách xử lý: xin lại bản gốc; hoặc mở bằng Word, Excel (chọn sửa tệp), trình đọc PDF, rồi lưu hay in lại thành tệp mới.
    lỗi: tệp “c.txt” không có chữ nào.
      cách xử lý: xem lại tệp: có thể là trang trắng, ảnh không có chữ hoặc lưu chưa xong.
    lỗi: tệp “d.txt” không phải văn bản (UTF-8, UTF-16, TCVN3, VNI) và không thuộc dạng nào đọc được.
      cách xử lý: lưu thành .docx, hoặc .txt với bảng mã UTF-8.
    lỗi: “folder” là thư mục, không phải tệp.
      cách xử lý: ghi các tệp trong đó, ví dụ: folder/*
    lỗi: không có tệp “none.txt”.
      cách xử lý: xem lại tên và thư mục; tên có dấu cách phải đặt trong ngoặc kép.
    ");
    let summary: Vec<&str> = ran.out.lines().rev().take(3).collect();
    assert_snapshot!(summary.join("\n"), @r"
    5 tệp không đọc được, lý do ghi ở trên.
    44 mục = 6 nhiệm vụ + 38 không phải nhiệm vụ + 0 chờ người quyết định
    Cộng: 2 văn bản, 6 nhiệm vụ, 0 điểm cần xem lại.
    ");
}

#[test]
fn the_organisation_file_is_read_or_refused_with_its_place() {
    let folder = Folder::new("read-organisation")
        .with("thong-bao.md", NOTICE)
        .with(
            "good.toml",
            "[body]\nname = \"Sở Khoa học và Công nghệ\"\n\n[[unit]]\nname = \"Văn phòng Sở\"\n",
        )
        .with("bad.toml", "[body]\nname = \"Sở\"\n[[unit]]\nnam = \"Văn phòng Sở\"\n");
    assert_eq!(folder.run(&["read", "--org", "good.toml", "thong-bao.md"]).code, 0);
    assert_snapshot!(folder.run(&["read", "--org", "bad.toml", "thong-bao.md"]).shown(), @r#"
    exit code 2
    ---- err
    lỗi: tệp cơ cấu tổ chức “bad.toml” không đúng ở dòng 4, cột 1:
      |
    4 | nam = "Văn phòng Sở"
      | ^^^
    unknown field `nam`, expected one of `name`, `short`, `from`, `to`
      cách xử lý: sửa chỗ được chỉ ra; tệp dạng TOML, gồm [body], [[unit]], [[person]], mỗi mục có name.
    "#);
    assert_snapshot!(folder.run(&["read", "--org", "none.toml", "thong-bao.md"]).shown(), @r"
    exit code 2
    ---- err
    lỗi: không có tệp “none.toml”.
      cách xử lý: xem lại tên và thư mục; tên có dấu cách phải đặt trong ngoặc kép.
    ");
}

#[test]
fn a_workbook_is_shown_with_its_tasks() {
    let folder = Folder::new("read-workbook").with("phan-cong.xlsx", crate::support::workbook());
    assert_snapshot!(folder.run(&["read", "phan-cong.xlsx"]).shown(), @r"
    exit code 0
    ---- out
    KẾ HOẠCH  phan-cong.xlsx
      Cơ quan         SỞ KHOA HỌC VÀ CÔNG NGHỆ · UBND TỈNH LAM GIANG
      Trích yếu       Chuyển đổi số năm 2024

    STT  Mục   Nhiệm vụ                       Chủ trì          Phối hợp      Thời hạn       Hạn
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    1    1     Rà soát thủ tục hành chính     Văn phòng Sở     Thanh tra Sở  15/5/2024      15/05/2024
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    2    2     Báo cáo kết quả chuyển đổi số  Phòng Quản lý                  trước ngày     19/06/2024
                                              Khoa học                       20/6/2024
    ────────────────────────────────────────────────────────────────────────────────────────────────────

    6 mục = 2 nhiệm vụ + 4 không phải nhiệm vụ + 0 chờ người quyết định
      Không phải nhiệm vụ: 4 thể thức
    ");
}

#[test]
fn a_scan_that_must_not_be_seen_is_told() {
    let folder = Folder::new("read-scan").with("quet.png", b"\x89PNG\r\n\x1a\n");
    let ran = folder.run(&["read", "--no-ocr", "quet.png"]);
    assert_eq!(ran.code, 2);
    assert_snapshot!(ran.err, @r"
    lỗi: tệp “quet.png” là bản quét (ảnh), không có lớp chữ.
      cách xử lý: bỏ tùy chọn --no-ocr để nhận dạng chữ.
    ");
    let ran = folder.run(&["check", "--ocr", "--no-ocr", "quet.png"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("--ocr không dùng chung với --no-ocr"), "{}", ran.err);
}
