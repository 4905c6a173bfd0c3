//! Speed of `time::find` on administrative text: `cargo bench -p viet --bench time`.

use divan::counter::BytesCount;
use viet::calendar::Calendar;
use viet::time::{Context, Conventions, find};
use viet::words::Words;

fn main() {
    divan::main();
}

/// One page in the manner of a notice of conclusions.
const PAGE: &str = "Chủ trì, phối hợp với các đơn vị được phân công hoàn thành các dự thảo văn bản quy phạm pháp luật trình \
cấp có thẩm quyền ban hành đúng tiến độ. Khẩn trương hoàn thành 02 dự thảo Nghị quyết (Nghị quyết của HĐND tỉnh sửa đổi, bổ \
sung một số điều của Nghị quyết 163/2021/NQ-HĐND ngày 09/12/2021 của HĐND tỉnh Quy định một số chính sách hỗ trợ ứng dụng, \
nhân rộng các kết quả KH&CN trên địa bàn tỉnh giai đoạn 2022-2026) để trình UBND tỉnh trước ngày 15/3/2024 theo chỉ đạo tại \
Công văn số 763/UBND-TH ngày 07/02/2024 của UBND tỉnh.\n- Tham mưu đổi mới và nâng cao chất lượng công tác quản lý các nhiệm \
vụ KH&CN theo hướng sâu sát, tăng cường theo dõi, kiểm tra đột xuất để kịp thời có định hướng chỉ đạo.\n- Tiến hành rà soát, \
đơn giản hóa cắt giảm ít nhất 25% thời gian giải quyết TTHC so với quy định và trình UBND tỉnh phê duyệt phương án đơn giản \
hóa thuộc thẩm quyền giải quyết của Sở, hoàn thành trong Quý II/2024 theo yêu cầu tại Công văn số 169/SKHCN-VP ngày \
04/3/2024 về việc rà soát, đơn giản hóa thủ tục hành chính.\n- Phối hợp chặt chẽ với Trung tâm Nghiên cứu, Chuyển giao công \
nghệ và ĐMST nâng cao chất lượng cuộc thi Khởi nghiệp đổi mới sáng tạo tỉnh (tăng số lượng dự án của doanh nghiệp, HTX tham \
gia; thông qua cuộc thi hỗ trợ trực tiếp cho các ý tưởng sáng tạo cấp tỉnh xuất sắc khởi nghiệp đổi mới sáng tạo thông qua \
đặt hàng nhiệm vụ KH&CN...). Định kỳ hằng tháng báo cáo kết quả trước ngày 25.\n";

const SIZES: [usize; 3] = [100_000, 1_000_000, 10_000_000];

fn text(bytes: usize) -> String {
    PAGE.repeat(bytes / PAGE.len() + 1)
}

fn context() -> Context<'static> {
    Context {
        reference: jiff::civil::date(2024, 3, 11).at(0, 0, 0, 0),
        document: None,
        year: None,
        calendar: Calendar::built_in(),
        conventions: Conventions::default(),
    }
}

/// The words are cut already, as in the reading of a document.
#[divan::bench(args = SIZES, sample_count = 10)]
fn find_in_words(bencher: divan::Bencher<'_, '_>, bytes: usize) {
    let text = text(bytes);
    let words = Words::of(&text);
    bencher.counter(BytesCount::of_str(&text)).bench(|| find(&words, &context()));
}

/// From the text on.
#[divan::bench(args = SIZES, sample_count = 10)]
fn cut_and_find(bencher: divan::Bencher<'_, '_>, bytes: usize) {
    let text = text(bytes);
    bencher.counter(BytesCount::of_str(&text)).bench(|| find(&Words::of(&text), &context()));
}
