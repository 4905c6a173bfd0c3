//! Runs the command in a folder of its own, with small notices of the invented province Lam Giang.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A notice without faults.
pub(crate) const NOTICE: &str = "\
UBND TỈNH LAM GIANG
**SỞ KHOA HỌC VÀ CÔNG NGHỆ**

Số: 15/TB-SKHCN

**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**
**Độc lập - Tự do - Hạnh phúc**

*Lam Giang, ngày 11 tháng 3 năm 2024*

**THÔNG BÁO**
**Kết luận của Giám đốc Sở tại cuộc họp giao ban tháng 3 năm 2024**

Ngày 08/3/2024, đồng chí Nguyễn Văn An, Giám đốc Sở chủ trì cuộc họp giao ban tháng 3. Sau khi nghe các phòng, đơn vị báo cáo, Giám đốc Sở yêu cầu các phòng, đơn vị thực hiện các nhiệm vụ sau:

**1. Văn phòng Sở:**

- Chủ trì, phối hợp với Thanh tra Sở xây dựng Kế hoạch kiểm tra công vụ, trình Giám đốc Sở trước ngày 22/3/2024.

- Tổng hợp kết quả thực hiện nhiệm vụ của các phòng, đơn vị, báo cáo Giám đốc Sở trước ngày 25 hằng tháng.

**2. Phòng Quản lý Khoa học:**

- Hoàn thiện dự thảo Quy chế theo Công văn số 212/UBND-KGVX ngày 04/3/2024 của UBND tỉnh trong đầu Quý II/2024.

Trên đây là kết luận của Giám đốc Sở, yêu cầu các phòng, đơn vị triển khai thực hiện./.

***Nơi nhận:***
- Ban Giám đốc;
- Các phòng, đơn vị thuộc Sở;
- Lưu: VT, VP.

**TL. GIÁM ĐỐC**
**CHÁNH VĂN PHÒNG**

**Trần Thị Bình**
";

/// Makes a workbook with a sheet of tasks.
pub(crate) fn workbook() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let day = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
    let sheet = book.add_worksheet();
    for (row, words) in [
        (0, "UBND TỈNH LAM GIANG"),
        (1, "SỞ KHOA HỌC VÀ CÔNG NGHỆ"),
        (3, "KẾ HOẠCH"),
        (4, "Chuyển đổi số năm 2024"),
    ] {
        let plain = rust_xlsxwriter::Format::new();
        sheet.merge_range(row, 0, row, 4, words, &plain).expect("a title");
    }
    for (row, cells) in (6..).zip([
        ["STT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn"],
        ["1", "Rà soát thủ tục hành chính", "Văn phòng Sở", "Thanh tra Sở", ""],
        ["2", "Báo cáo kết quả chuyển đổi số", "Phòng Quản lý Khoa học", "", "trước ngày 20/6/2024"],
    ]) {
        for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write(row, column, cell).expect("a cell");
        }
    }
    sheet.write_with_format(7, 4, 45_427, &day).expect("a day");
    book.save_to_buffer().expect("the workbook can be saved")
}

/// Makes a workbook of rows: what is written as YYYY-MM-DD is a day, what is all digits a number, as clerks have them.
pub(crate) fn book_of(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let as_day = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells).filter(|(_, cell)| !cell.is_empty()) {
            let written = match (cell.parse::<jiff::civil::Date>(), cell.parse::<f64>()) {
                (Ok(day), _) => {
                    let since = jiff::civil::date(1899, 12, 30).until(day).expect("days").get_days();
                    sheet.write_with_format(row, column, since, &as_day)
                }
                (Err(_), Ok(number)) => sheet.write(row, column, number),
                (Err(_), Err(_)) => sheet.write(row, column, *cell),
            };
            written.expect("a cell");
        }
    }
    book.save_to_buffer().expect("the workbook can be saved")
}

/// Has LibreOffice save a workbook as .ods; nothing where it is not installed.
pub(crate) fn as_ods(folder: &Folder, name: &str) -> Option<String> {
    let profile = format!("-env:UserInstallation=file://{}", folder.path("profile").display());
    let ended = std::process::Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", "ods", "--outdir"])
        .args([folder.path(""), folder.path(name)])
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .status();
    ended.ok()?;
    let made = name.replace(".xlsx", ".ods");
    assert!(folder.path(&made).is_file(), "LibreOffice writes the file");
    Some(made)
}

/// A folder with files, in which the command is run.
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// Makes an empty folder for a test.
    pub(crate) fn new(test: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
        if path.exists() {
            std::fs::remove_dir_all(&path).expect("the old folder can be removed");
        }
        std::fs::create_dir_all(&path).expect("the folder can be made");
        Self(path)
    }

    /// Adds a file.
    pub(crate) fn with(self, name: &str, contents: impl AsRef<[u8]>) -> Self {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().expect("a file stands in a folder"))
            .expect("the folder can be made");
        std::fs::write(path, contents).expect("the file can be written");
        self
    }

    /// Returns where a file of the folder is.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Returns a file's words.
    pub(crate) fn text(&self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).expect("the file is text")
    }

    /// Returns a file's bytes.
    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.0.join(name)).expect(name)
    }

    /// Returns the names of all files, sorted.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        let mut folders = vec![self.0.clone()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).expect("the folder can be read") {
                let path = entry.expect("the folder can be read").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(&self.0).expect("the file stands in the folder");
                    names.push(name.to_string_lossy().into_owned());
                }
            }
        }
        names.sort();
        names
    }

    /// Runs the command.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, "", &[])
    }

    /// Runs the command with words on its standard input and variables in its environment.
    pub(crate) fn run_with(
        &self,
        arguments: &[&str],
        input: impl AsRef<[u8]>,
        variables: &[(&str, &str)],
    ) -> Ran {
        self.finish(Command::new(env!("CARGO_BIN_EXE_dondoc")).args(arguments), input, variables)
    }

    /// Runs the command where no file can grow beyond some hundred kilobytes: a disk that is full.
    pub(crate) fn run_on_a_full_disk(&self, arguments: &[&str]) -> Ran {
        // The signal at the limit is not heard: writing fails, as on a full disk.
        let limited = "trap '' XFSZ; ulimit -f 128; exec \"$0\" \"$@\"";
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", limited, env!("CARGO_BIN_EXE_dondoc")]).args(arguments);
        self.finish(&mut shell, "", &[])
    }

    fn finish(&self, command: &mut Command, input: impl AsRef<[u8]>, variables: &[(&str, &str)]) -> Ran {
        let mut child = command
            .current_dir(&self.0)
            .env_clear()
            .env("COLUMNS", "100")
            .envs(variables.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command can be started");
        // The command may refuse its arguments and end before it reads.
        let _ = child.stdin.take().expect("the input is piped").write_all(input.as_ref());
        let output = child.wait_with_output().expect("the command ends");
        Ran {
            code: output.status.code().expect("the command ends by itself"),
            out: String::from_utf8(output.stdout).expect("the output is text"),
            err: String::from_utf8(output.stderr).expect("the messages are text"),
        }
    }
}

/// What a run left behind.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    /// Returns everything in one text, for a snapshot.
    pub(crate) fn shown(&self) -> String {
        let mut shown = format!("exit code {}\n", self.code);
        for (name, text) in [("out", &self.out), ("err", &self.err)] {
            if !text.is_empty() {
                write!(shown, "---- {name}\n{text}").expect("a String can be written to");
            }
        }
        shown
    }

    /// Returns the JSON values on the lines of the output.
    pub(crate) fn json_lines(&self) -> Vec<serde_json::Value> {
        assert_eq!(self.code, 0, "{}", self.shown());
        self.out.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
    }
}
