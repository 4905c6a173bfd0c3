//! How fast cited documents are read: `cargo bench -p directive --bench cite`.

use divan::{Bencher, counter::BytesCount};
use viet::words::Words;

fn main() {
    divan::main();
}

/// A paragraph of a notice, with as many references as such papers have.
const PARAGRAPH: &str = "Chủ trì, phối hợp với các phòng, đơn vị rà soát, nâng tỷ lệ cung cấp dịch vụ công trực tuyến của Sở \
    tối thiểu đạt 80% trên tổng số thủ tục hành chính theo yêu cầu tại Công văn số 214/SKHCN-VP ngày 04/3/2024 về việc rà soát, \
    đơn giản hóa thủ tục hành chính. Tham mưu UBND tỉnh ban hành Kế hoạch thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của \
    Bộ Chính trị; hoàn thành trước ngày 30/9/2024 để trình cấp có thẩm quyền phê duyệt. Tăng cường kiểm tra, đôn đốc các đơn vị \
    thực hiện nhiệm vụ được giao, kịp thời báo cáo khó khăn, vướng mắc để xem xét, giải quyết; phấn đấu mỗi năm hoàn thành 2 - 3 \
    lớp tập huấn phổ biến pháp luật về khoa học và công nghệ cho các đơn vị, địa phương trên địa bàn tỉnh.\n\n";

#[divan::bench(args = [1, 10])]
fn find(bencher: Bencher<'_, '_>, megabytes: usize) {
    let text = PARAGRAPH.repeat(megabytes * 1_000_000 / PARAGRAPH.len());
    let words = Words::of(&text);
    bencher.counter(BytesCount::of_str(&text)).bench(|| directive::reference::find(divan::black_box(&words)));
}

#[divan::bench]
fn cut_and_find(bencher: Bencher<'_, '_>) {
    let text = PARAGRAPH.repeat(1_000_000 / PARAGRAPH.len());
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| directive::reference::find(&Words::of(divan::black_box(&text))));
}
