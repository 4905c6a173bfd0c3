# Câu chữ của các trang, tiếng Việt. Khóa: vùng-sự vật-câu. Tệp en.ftl có đúng các khóa này.

## Khung trang

frame-skip = Đến nội dung chính
frame-parts = Các phần
frame-search = Tìm nhiệm vụ, văn bản, số hiệu
frame-help = Trợ giúp
frame-sign-out = Đăng xuất
frame-other-language = English
part-desk = Bàn làm việc
part-tasks = Nhiệm vụ
part-documents = Văn bản
part-figures = Số liệu
part-units = Đơn vị
page-turn = Chuyển trang
page-first = Về trang đầu
page-next = Trang sau

## Đăng nhập

sign-in-title = Đăng nhập
sign-in-enter = Đăng nhập
sign-in-hint = Chưa có mật khẩu hoặc quên mật khẩu: nhờ quản trị gửi đường dẫn đặt mật khẩu.
welcome-title = Đặt mật khẩu
welcome-account = Tài khoản: { $account }. Chọn một câu dài, dễ nhớ, không dùng ở nơi khác.
welcome-choose = Đặt mật khẩu và vào
welcome-not-the-same = hai lần nhập mật khẩu không giống nhau: nhập lại.
field-account = Tên đăng nhập
field-password = Mật khẩu
field-again = Nhập lại mật khẩu

## Trục trặc

fault-not-found = không có trang này, hoặc tài khoản không được xem.
fault-not-found-help = kiểm tra địa chỉ, hoặc tìm bằng ô tìm kiếm ở đầu trang
fault-not-allowed = tài khoản này không được xem hoặc làm việc đó.
fault-not-allowed-help = nhờ người có thẩm quyền; vai trò của tài khoản ghi ở góc trên bên phải
question-not-understood = không hiểu “{ $text }”.
question-not-understood-help = chọn lại trong danh sách, hoặc xóa phần đó trong địa chỉ
form-missing = còn thiếu một mục bắt buộc ({ $field }).
form-missing-help = điền đủ rồi gửi lại
upload-broken = tệp gửi lên bị đứt giữa chừng hoặc quá lớn: chưa có gì được ghi.
upload-broken-help = gửi lại; tệp lớn nhất 100 MB
upload-nothing = chưa chọn tệp nào.
upload-nothing-help = chọn một hoặc nhiều tệp rồi bấm gửi
app-error-not-allowed-help = nhờ người có thẩm quyền làm
app-error-no-task-help = tìm bằng ô tìm kiếm ở đầu trang
app-error-no-document-help = tìm bằng ô tìm kiếm ở đầu trang
app-error-no-unit-help = ghi tên hoặc tên tắt của đơn vị như trong trang Đơn vị
app-error-no-account-help = nhờ quản trị tạo tài khoản
app-error-changed-help = bên dưới là nhiệm vụ như hiện có; xem lại rồi làm lại nếu vẫn cần

## Bàn làm việc

desk-title = Bàn làm việc ngày { $day }
desk-all = Xem cả { $count } nhiệm vụ
desk-standing = Tình trạng theo đơn vị chủ trì
pile-to-confirm = Đề xuất chờ xác nhận
pile-results = Kết quả chờ xác nhận
pile-extensions = Đề nghị gia hạn
pile-declined = Đơn vị báo không thuộc thẩm quyền
pile-to-accept = Chờ tiếp nhận
pile-mine = Giao cho tôi
pile-overdue = Quá hạn
pile-soon = Sắp đến hạn
first-title = Bắt đầu với sổ mới
first-units = Nhập đơn vị và người: dondoc import org TỆP (mẫu ở samples/organisation.toml).
first-accounts = Cấp tài khoản: dondoc account link TÊN in ra đường dẫn để mỗi người tự đặt mật khẩu.
first-document = Gửi lên thông báo kết luận đầu tiên (Word, PDF, bản quét): chương trình đọc và đề xuất nhiệm vụ.
first-confirm = Xem từng đề xuất cạnh câu chữ của nó, sửa nếu cần, rồi xác nhận để giao.

## Danh sách nhiệm vụ

column-code = Mã
column-task = Nội dung
column-lead = Chủ trì
column-due = Hạn
column-standing = Tình trạng
column-percent = Tiến độ
due-approximate = ngày quy ước, văn bản nói khoảng chừng
tasks-none = Không có nhiệm vụ nào như vậy.
tasks-count = { $count } nhiệm vụ
tasks-further = Các nhiệm vụ tiếp theo
filter-any = Tất cả
filter-show = Lọc
filter-clear = Bỏ lọc
field-unit = Đơn vị chủ trì
field-standing = Tình trạng
field-stage = Bước
field-which = Chỉ xem
field-from = Hạn từ ngày
field-to = Hạn đến ngày
which-open = Đang mở
which-closed = Đã đóng
which-asked = Đang xin gia hạn
which-mine = Giao cho tôi

## Một nhiệm vụ

task-proposal = Đề xuất
task-actions = Việc có thể làm
task-nothing-to-do = Tài khoản này không có việc gì phải làm với nhiệm vụ này lúc này.
task-deadlines = Thời hạn
task-story = Diễn biến
fact-lead = Chủ trì
fact-officer = Người thực hiện
fact-support = Phối hợp
fact-watcher = Lãnh đạo theo dõi
fact-receivers = Nơi nhận sản phẩm
fact-targets = Chỉ tiêu
fact-given = Ngày giao
fact-accepted = Ngày nhận
fact-waiting = Đang chờ
fact-progress = Tiến độ
fact-result = Kết quả
fact-item = mục { $item }
fact-page = trang { $page }
deadline-said = Văn bản viết
deadline-what = Việc
deadline-due = Ngày cuối
deadline-basis = Căn cứ
basis-own = ghi ngay trong mục
basis-inherited = theo tiêu đề hoặc kỳ của văn bản
basis-approximate = ngày quy ước của cơ quan
extension-open = Đề nghị gia hạn từ { $before } đến { $until } ngày { $asked }, chưa trả lời
extension-granted = Gia hạn từ { $before } đến { $until }, đề nghị ngày { $asked }
extension-refused = Không gia hạn từ { $before } đến { $until }, đề nghị ngày { $asked }
story-for = thay { $name }
story-recorded = ghi ngày { $day }
command-assign = Xác nhận và giao
command-accept = Tiếp nhận
command-decline = Báo không thuộc thẩm quyền
command-delegate = Phân công người thực hiện
command-reassign = Chuyển đơn vị chủ trì
command-wait = Ghi chờ cơ quan khác
command-stop-clock = Dừng tính thời hạn
command-end-waiting = Đã có trả lời, hết chờ
command-report-progress = Báo cáo tiến độ
command-report-share = Báo cáo phần phối hợp
command-ask-extension = Xin gia hạn
command-grant-extension = Cho gia hạn
command-refuse-extension = Không cho gia hạn
command-submit-result = Báo cáo kết quả
command-confirm-result = Xác nhận hoàn thành
command-return-result = Trả lại kết quả
command-suspend = Tạm dừng
command-resume = Cho làm tiếp
command-cancel = Hủy nhiệm vụ
command-supersede = Thay bằng nhiệm vụ khác
command-reopen = Mở lại
command-comment = Ghi chú
command-direct = Ý kiến chỉ đạo
command-edit = Sửa nội dung
command-drop = Bỏ đề xuất
command-split = Tách
command-join = Nhập vào đề xuất khác
command-propose = đề xuất nhiệm vụ
command-withdraw = rút văn bản nhập nhầm
command-correct = sửa mục đã ghi
command-document-receive = nhập văn bản
command-account = cấp mật khẩu
command-organisation-change = thay đổi đơn vị, người
field-optional = (không bắt buộc)
field-nobody = Chưa có
field-words = Nội dung
field-reason = Lý do
field-percent = Tỷ lệ (%)
field-number = Số, ký hiệu văn bản
field-date = Ngày văn bản
field-files = Tệp kèm theo
field-until = Đến ngày
field-officer = Người thực hiện
field-body = Cơ quan phải chờ
field-letter = Văn bản đã gửi
field-expected = Dự kiến trả lời
field-by = Mã nhiệm vụ thay thế
field-support = Phối hợp (cách nhau bằng dấu ;)
field-due = Ngày cuối
field-on = Ngày có hiệu lực, nếu khác hôm nay

## Văn bản

documents-none = Chưa có văn bản nào.
column-entered = Ngày nhập
column-number = Số, ký hiệu
column-subject = Trích yếu
column-issuer = Cơ quan ban hành
column-stage = Loại
column-tasks = Nhiệm vụ
column-open-items = Mục chờ xem
document-received = văn bản đến
document-issued = văn bản đi
document-cited = được viện dẫn
document-withdrawn = đã rút
document-unborn = chưa nhập
document-kind = Thể loại
document-arrival = Số đến, ngày đến
document-file = Tệp
document-account = { $items } mục: { $tasks } là nhiệm vụ, { $notask } không phải nhiệm vụ, { $open } chờ xem lại.
upload-files = Văn bản (Word, PDF, bản quét, Excel; một hoặc nhiều tệp)
upload-send = Gửi và đọc
upload-hint = Kéo tệp vào đây cũng được. Bản quét đọc mất vài giây mỗi trang.
upload-several = Đã nhận các tệp:
upload-known = Tệp này đã có trong sổ, không nhập thêm lần nữa.
upload-corrected = Bản sửa của văn bản đã có: các chỗ khác nhau đã được đề xuất.
upload-entered = Đã đọc văn bản và đề xuất nhiệm vụ. Xem từng đề xuất rồi xác nhận.

## Số liệu

figures-by = Theo
figures-field-as-of = Tính đến hết ngày
figures-field-known-at = Như đã biết đến ngày
figures-field-from = Giao từ ngày
figures-field-to = Giao đến ngày
figures-caption = Số nhiệm vụ tính đến hết ngày { $day }
figures-picture = Biểu đồ
figures-total = Cộng
figures-none = (không ghi)
figures-nothing = Chưa có nhiệm vụ nào được giao vào ngày này.
figures-given = Đã giao
figures-completed-in-time = HT đúng hạn
figures-completed-late = HT quá hạn
figures-completed-undated = HT, không hạn
figures-open-in-time = Đang làm, trong hạn
figures-open-overdue = Đang làm, quá hạn
figures-open-undated = Đang làm, không hạn
figures-suspended = Tạm dừng
figures-cancelled = Hủy
figures-superseded = Thay
figures-rate-due = Đúng hạn / đến hạn
figures-rate-given = Đúng hạn / đã giao
figures-percent = { $whole },{ $tenth } %
figures-legend = Đã giao = hoàn thành + đang làm + tạm dừng; hủy và thay thế ghi riêng. Bấm vào mỗi số để xem các nhiệm vụ của nó.
figures-tasks = { $row }: { $standing }, tính đến { $day }
figures-tasks-hint = Các nhiệm vụ đứng sau con số này; cột tình trạng ghi tình trạng hôm nay.
cut-unit = Đơn vị chủ trì
cut-document = Văn bản giao
cut-programme = Chương trình, kế hoạch
cut-field = Lĩnh vực
cut-leader = Lãnh đạo theo dõi
cut-month = Tháng giao

## Đơn vị, tìm kiếm

units-open = nhiệm vụ đang mở
search-title = Tìm “{ $question }”
search-nothing = Không tìm thấy gì. Thử ít từ hơn; gõ có dấu hay không dấu đều được.
search-more = Chỉ hiện { $most } kết quả đầu: thêm từ để tìm hẹp hơn.
search-people = Người

## Trợ giúp

help-title = Trợ giúp
help-intro = dondoc đọc văn bản chỉ đạo, đề xuất nhiệm vụ kèm nguyên văn, rồi theo dõi mỗi nhiệm vụ đến khi xong. Số liệu nào cũng mở ra được các nhiệm vụ của nó.
help-desk = Bàn làm việc
help-tasks = Nhiệm vụ
help-task = Trang một nhiệm vụ
help-documents = Văn bản
help-document = Trang một văn bản
help-figures = Số liệu
help-units = Đơn vị
help-search = Tìm kiếm
about-desk = Việc đang chờ tài khoản này hôm nay, theo vai trò: đề xuất chờ xác nhận, việc chờ tiếp nhận, sắp đến hạn, quá hạn.
about-tasks = Toàn bộ nhiệm vụ được xem. Điều kiện lọc nằm trong địa chỉ: lưu địa chỉ là lưu bộ lọc.
about-task = Nguyên văn, đơn vị, thời hạn đã viết và ngày suy ra, diễn biến, và những việc có thể làm lúc này.
about-documents = Sổ văn bản đã nhập. Gửi tệp lên, chương trình đọc và đề xuất nhiệm vụ; nhập lại cùng tệp không tạo thêm gì.
about-document = Thẻ văn bản, số mục đã đọc, và các nhiệm vụ của văn bản.
about-figures = Tình trạng nhiệm vụ của bất kỳ ngày nào, theo đơn vị, văn bản, lĩnh vực, lãnh đạo, tháng. Số liệu của một ngày đã qua không đổi.
about-units = Các đơn vị đang hoạt động và người giữ vai trò trong đó.
about-search = Tìm trong nhiệm vụ, văn bản, đơn vị, người; có dấu hay không dấu; số hiệu văn bản (“777/QĐ-UBND”, “777”).

## Phòng đọc

document-text = Nguyên văn
document-tasks = Nhiệm vụ của văn bản
document-table = Bảng trong văn bản
document-no-text = Không mở được nguyên văn của tệp; dưới đây là các nhiệm vụ đã đọc từ văn bản.
document-waiting = { $count } đề xuất chờ xác nhận.
document-confirm-clear = Xác nhận { $count } đề xuất không có điểm phải xem lại
document-confirmed = Đã xác nhận và giao { $count } nhiệm vụ.
document-settled = Đã ghi mục đó không phải nhiệm vụ.
document-settle = Không phải nhiệm vụ
document-open-items = Mục chờ xem lại
document-remarks = { $count } điểm cần xem của cả văn bản
document-withdraw = Rút văn bản nhập nhầm
document-was-withdrawn = Đã rút văn bản cùng các nhiệm vụ của nó.
read-lead = chủ trì
read-support = phối hợp
read-receiver = nơi nhận
read-deadline = thời hạn
read-target = chỉ tiêu
read-reference = văn bản dẫn
read-remark = cần xem
severity-error = Sai
severity-warning = Xem lại
severity-advice = Gợi ý
field-parts = Mỗi dòng là một nhiệm vụ
field-into = Nhập vào nhiệm vụ (số hiệu hoặc tám ký tự cuối)
room-keys = Phím: j, k thẻ sau, trước · n đề xuất tiếp theo · c xác nhận · e sửa · w lấy chữ đã bôi · x bỏ · s tách

## Quản trị

part-administration = Quản trị
about-administration = Ai đăng nhập được, và sổ có còn nguyên như đã ghi không.
help-administration = Quản trị
administration-accounts = Tài khoản
administration-make-link = Tạo đường dẫn đặt mật khẩu
administration-link = Đường dẫn cho { $account } đặt mật khẩu, dùng một lần trong ba ngày. Chỉ hiện lần này; gửi riêng cho người đó:
administration-audit = Kiểm tra sổ
administration-audit-about = So từng việc đã ghi với chuỗi băm của nó: chỗ nào bị sửa, mất hoặc đảo thứ tự đều lộ ra.
administration-verify = Kiểm tra bây giờ
administration-clean = Sổ nguyên vẹn: { $events } việc đã ghi, gốc băm { $root }.
administration-faulty = Sổ có { $faults } chỗ không khớp trong { $events } việc đã ghi.
administration-faulty-help = chạy dondoc verify trên máy chủ để xem từng chỗ; khôi phục từ bản sao lưu gần nhất
column-person = Họ tên
column-roles = Vai trò
column-sign-in = Đăng nhập
tasks-csv = Tải bảng tính (CSV)
tasks-ics = Tải lịch hạn (ICS)

## Cách xem nhiệm vụ, làm với nhiều nhiệm vụ

tasks-ways = Cách xem
way-list = Danh sách
way-board = Bảng
way-calendar = Lịch
way-timeline = Dòng thời gian
tasks-choose = Chọn { $code }
column-choose = Chọn
tasks-look = Cột và thứ tự
tasks-look-show = Xem
tasks-columns = Cột
order-due = Hạn gần nhất trước
order-latest = Hạn xa nhất trước
field-order = Thứ tự
field-command = Việc làm
column-completed = Ngày hoàn thành
quick-send = Gửi
several-about = Với các nhiệm vụ đã chọn:
several-which = Chọn việc làm
several-do = Làm
several-nothing = chưa chọn nhiệm vụ nào, hoặc chọn quá 100 nhiệm vụ.
several-nothing-help = quay lại, đánh dấu các nhiệm vụ ở đầu dòng rồi làm lại
several-done = Xong { $count } nhiệm vụ.
several-refused = { $count } nhiệm vụ không làm được
several-back = Về danh sách
board-title = Bảng nhiệm vụ
board-overdue = Quá hạn
board-soon = Sắp đến hạn
board-later = Trong hạn
board-undated = Không hạn
board-not-accepted = Chưa tiếp nhận
board-submitted = Chờ xác nhận kết quả
board-suspended = Tạm dừng
calendar-month = Lịch hạn tháng { $month }/{ $year }
calendar-week = Lịch hạn từ { $from } đến { $to }
calendar-by-week = Xem theo tuần
calendar-by-month = Xem theo tháng
calendar-before = Trước
calendar-next = Sau
calendar-today = Hôm nay
calendar-off = nghỉ
calendar-more = và { $count } nhiệm vụ nữa
weekday-1 = Thứ hai
weekday-2 = Thứ ba
weekday-3 = Thứ tư
weekday-4 = Thứ năm
weekday-5 = Thứ sáu
weekday-6 = Thứ bảy
weekday-7 = Chủ nhật
timeline-title = Dòng thời gian của các hạn
timeline-about = Mỗi dòng: từ ngày giao đến hạn đầu tiên, phần được gia hạn (mảnh), phần quá hạn (dày). Vạch đứng là các hạn; vạch suốt là hôm nay.
timeline-due-first = Hạn đầu
timeline-due-now = Hạn nay

## Biểu đồ

way-table = Bảng số liệu
way-pictures = Biểu đồ
pictures-title = Biểu đồ
pictures-flow = Giao và hoàn thành theo tuần, nửa năm qua
pictures-ages = Quá hạn đã bao lâu
pictures-load = Hạn của các tuần tới
pictures-week = Tuần
pictures-days-late = Số ngày quá hạn
pictures-given = Giao
pictures-completed = Hoàn thành
pictures-due = Đến hạn, chưa xong
pictures-age = { $from }–{ $to } ngày
pictures-age-over = từ { $from } ngày
pictures-table = Bảng số của biểu đồ

## Giao ban

part-briefing = Giao ban
help-briefing = Giao ban
about-briefing = Việc đến hạn, đã xong, quá hạn, xin gia hạn từ lần giao ban trước. Gõ kết luận ngay cạnh nhiệm vụ; cuối trang, chương trình soạn thành thông báo rồi đọc thành nhiệm vụ.
briefing-title = Giao ban, việc từ { $from } đến { $to }
briefing-from = Từ ngày
briefing-to = Đến ngày
briefing-overdue = Quá hạn
briefing-asked = Xin gia hạn
briefing-results = Kết quả chờ xác nhận
briefing-due = Đến hạn trong kỳ
briefing-done = Đã xong trong kỳ
briefing-given = Mới giao trong kỳ
briefing-next = Bảy ngày tới
briefing-conclusion = Kết luận
briefing-say = hoàn thành trước ngày …
briefing-conclude = Kết luận về { $code }
briefing-further = Kết luận khác
briefing-further-about = Mỗi dòng một việc: ai làm gì, đến bao giờ.
briefing-compose = Soạn thông báo kết luận
briefing-compose-title = Thông báo kết luận
briefing-compose-about = Xem lại, sửa câu chữ. Bấm ghi sổ: văn bản được đọc thành đề xuất nhiệm vụ; ý kiến về nhiệm vụ đang làm được ghi vào diễn biến của nhiệm vụ đó.
briefing-enter = Ghi sổ và đọc thành nhiệm vụ
briefing-entered = Đã ghi thông báo kết luận và đọc thành đề xuất; { $count } ý kiến đã ghi vào nhiệm vụ đang làm.
briefing-nothing = chưa có kết luận nào.
briefing-nothing-help = gõ kết luận cạnh nhiệm vụ, hoặc mỗi dòng một việc ở cuối trang
briefing-file = ket-luan-giao-ban
briefing-line = { $number }. { $unit } { $task }, { $said }.
briefing-line-further = { $number }. { $said }
briefing-notice =
    { $office }

    THÔNG BÁO
    Kết luận tại cuộc họp giao ban ngày { $day }/{ $month }/{ $year }

    Ngày { $day } tháng { $month } năm { $year }

    { $lines }

## Thay đổi đơn vị, người; lịch nghỉ và quy tắc

change-title = Thay đổi đơn vị, người
help-change = Thay đổi đơn vị, người
about-change = Thành lập, đổi tên, sáp nhập, giải thể đơn vị; bổ nhiệm, thôi giữ vai trò, ủy quyền khi vắng. Việc đã qua vẫn ghi theo đơn vị lúc đó; nhiệm vụ đang làm của đơn vị kết thúc chuyển cho đơn vị nhận.
change-units = Đơn vị
change-people = Người
change-unit-founded = Thành lập đơn vị
change-unit-renamed = Đổi tên đơn vị
change-unit-moved = Chuyển về đơn vị khác
change-unit-ended = Kết thúc đơn vị (sáp nhập, chia tách, giải thể)
change-officer-appointed = Giao vai trò
change-officer-relieved = Thôi giữ vai trò
change-absence-covered = Ủy quyền khi vắng mặt
change-account = Đặt tên đăng nhập
change-made = Đã ghi thay đổi.
change-moved = { $count } nhiệm vụ đang làm đã chuyển cho đơn vị nhận.
change-to-choose = { $count } nhiệm vụ phải chọn đơn vị nhận:
choose-one = Chọn
choose-new = Người mới (ghi họ tên)
field-name = Tên
field-short = Tên tắt (cách nhau bằng dấu ;)
field-parent = Thuộc đơn vị
field-heir = Đơn vị nhận việc (một hoặc nhiều)
field-role = Vai trò
field-by-officer = Người làm thay
rules-title = Lịch nghỉ, quy tắc
help-rules = Lịch nghỉ, quy tắc
about-rules = Mỗi quyết định ghi kèm văn bản, có hiệu lực từ ngày ghi; hạn được tính lại từ đó, số liệu đã biết trước đây không đổi.
rules-holidays = Ngày nghỉ
rules-holidays-built-in = Theo văn bản có sẵn trong chương trình
rules-holidays-reckoned = Tính theo Bộ luật Lao động, chưa có quyết định của năm
rules-decide-holidays = Ghi ngày nghỉ của năm
rules-follow-up = Quy tắc đôn đốc
rules-built-in = Quy tắc có sẵn trong chương trình
rules-decide-rules = Ghi quy tắc
rules-decided = Đã ghi; hạn của mọi nhiệm vụ được tính lại.
field-year = Năm
field-off = Ngày nghỉ ngoài thứ bảy, chủ nhật (30/4/2026, 1/5/2026 …)
field-work = Ngày làm bù vào thứ bảy, chủ nhật
field-act = Văn bản quyết định

## Chương trình khác (API JSON)

fault-stranger = chưa đăng nhập và không có mã truy cập nào dùng được.
fault-stranger-help = gửi kèm “Authorization: Bearer dondoc-…”; `dondoc account token` cấp mã truy cập
fault-scope = mã truy cập không dùng được cho việc này: thiếu phạm vi “{ $scope }”.
fault-scope-help = cấp một mã khác có phạm vi này
fault-media = nội dung gửi đến không đúng loại được nhận ở đây.
fault-media-help = gửi Content-Type: application/json cho lệnh, application/octet-stream cho tệp
fault-too-large = nội dung gửi đến quá lớn: chưa có gì được ghi.
fault-too-large-help = tối đa 1 MB cho JSON, 100 MB cho một tệp
fault-too-many = quá nhiều yêu cầu.
fault-too-many-help = thử lại sau { $seconds } giây
fault-broken = có lỗi xảy ra ở máy chủ: chưa có gì được ghi.
fault-broken-help = thử lại sau; nhật ký của máy chủ nói rõ hơn theo số hiệu của yêu cầu
api-key-wrong = Idempotency-Key gồm 1 đến 255 ký tự ASCII nhìn thấy được.
api-if-match-wrong = If-Match là ETag của một nhiệm vụ, ví dụ "7": không hiểu { $text }.
api-request-wrong = yêu cầu không đúng như tài liệu OpenAPI mô tả: { $why }
api-file-unknown = không có tệp { $hash }: gửi tệp đến /files trước đã.

## Tài khoản của tôi

account-title = Tài khoản của tôi
about-account = Mã truy cập cho phép chương trình khác làm việc thay bạn: phần mềm quản lý văn bản, lịch, kịch bản tự động. Chương trình thấy và làm được những gì bạn được phép, trong phạm vi của mã.
account-tokens = Mã truy cập
account-no-tokens = Chưa có mã truy cập nào.
account-make = Cấp mã truy cập
account-token-made = Đây là mã truy cập, chỉ hiện lần này: chép ngay vào chương trình kia.
account-token-gone = Mã truy cập không còn dùng được.
account-column-name = Dùng để
account-column-scopes = Được phép
account-column-until = Đến ngày
account-column-used = Dùng lần cuối
account-column-revoke = Thu hồi
account-revoke = Thu hồi
account-scopes = Được phép
account-days = Số ngày có hiệu lực
field-purpose = Dùng để làm gì
scope-read = xem
scope-act = ra lệnh
scope-administer = quản lý tài khoản
fault-request = Số hiệu của yêu cầu: { $id }

## Ý kiến chỉ đạo và quan hệ của văn bản

command-document-instruct = Ghi ý kiến chỉ đạo giải quyết
command-document-relate = Ghi quan hệ với văn bản khác
command-document-unrelate = Gỡ
document-dealt-with = Đã ghi.
document-related-by-mistake = ghi nhầm
field-by-leader = Người chỉ đạo
field-watcher = Người theo dõi
field-relation = Quan hệ
field-other = Văn bản kia (số, ký hiệu)
# Theo dõi, đôn đốc
frame-notices = { $count ->
    [0] Thông báo
   *[other] Thông báo: { $count } chưa đọc
}
notices-title = Thông báo
notices-none = Chưa có thông báo nào.
notices-read-all = Đánh dấu đã đọc hết
notices-unread = chưa đọc
notices-older = Thông báo cũ hơn
notices-why = Vì sao có thông báo này
help-notices = Thông báo
about-notices = Việc được nhắc và việc vừa xảy ra với nhiệm vụ của mình. Bấm vào một thông báo là mở nhiệm vụ và đánh dấu đã đọc.
me-title = Thư và lịch của tôi
me-saved = Đã lưu.
me-save = Lưu
me-letters = Thư điện tử
me-letters-about = Thông báo trong chương trình luôn có. Thư gom các thông báo chưa đọc, gửi ngoài giờ yên lặng.
me-no-mail = Máy chủ chưa cấu hình gửi thư: địa chỉ được lưu lại, thư gửi khi quản trị bật.
me-feed = Lịch thời hạn cá nhân
me-feed-about = Một đường dẫn để phần mềm lịch (điện thoại, Thunderbird, Outlook) tự lấy thời hạn nhiệm vụ của mình. Ai có đường dẫn đều xem được các thời hạn đó, nên đừng chia sẻ.
me-feed-none = Chưa có đường dẫn nào.
me-feed-open = Đang có một đường dẫn dùng được.
me-feed-make = Tạo đường dẫn
me-feed-anew = Tạo lại (đường dẫn cũ hết dùng được)
me-feed-close = Thu hồi
me-feed-made = Đường dẫn chỉ hiện lần này; chép vào phần mềm lịch:
help-me = Thư và lịch của tôi
about-me = Nhận thư ở đâu, khi nào; đường dẫn lịch thời hạn cá nhân, tạo lại hoặc thu hồi được.
feed-name = Thời hạn nhiệm vụ
field-mail = Địa chỉ thư điện tử
field-letters = Nhận thư
field-language = Ngôn ngữ của thư
field-day = Ngày
letters-daily = Mỗi sáng làm việc một thư, nếu có việc
letters-at-once = Như trên, và ngay khi có việc xảy ra
letters-never = Không nhận thư
reminders-title = Nhắc việc
reminders-open = Mở trang nhắc việc
help-reminders = Nhắc việc
about-reminders = Quy tắc nhắc việc, lần chạy gần nhất và lần tới, chạy thử cho một ngày, và thư không gửi được.
reminders-done = Đã ghi; máy chủ làm trong ít giây.
reminders-schedule = Việc tự chạy
reminders-not-yet = Chưa chạy lần nào: máy chủ bắt đầu vài giây sau khi mở.
reminders-rules = Quy tắc
reminders-hours = Nhắc lúc { $digest } mỗi ngày làm việc. Từ { $from } đến { $until } và ngày nghỉ không gửi thư.
reminders-dry = Chạy thử
reminders-try = Xem sẽ nhắc gì
reminders-would = Ngày { $day }: sẽ gửi { $count } nhắc việc trong { $tasks } nhiệm vụ đang mở; { $nobody } lần không có ai có tài khoản để nhận.
reminders-more = và { $count } nhắc việc nữa
reminders-told = Báo ngay khi xảy ra
reminders-post = Thư và tín hiệu gửi đi
reminders-mail = Gửi thư: đang bật.
reminders-no-mail = Gửi thư: chưa cấu hình ([mail] trong dondoc.toml); thông báo trong chương trình vẫn hoạt động.
reminders-letters = Đang chờ { $waiting }, đã gửi { $delivered }, thôi gửi { $given }.
column-job = Việc
column-last = Lần gần nhất
column-result = Kết quả
column-next = Lần tới
column-act = Làm
column-rule = Mã
column-when = Khi nào
column-to = Gửi cho
column-would-send = Sẽ gửi
column-would = Nội dung
column-event = Việc xảy ra
column-receiver = Nơi nhận
column-attempts = Số lần
column-failure = Lý do
job-follow = Báo việc vừa xảy ra
job-remind = Nhắc việc hằng ngày
job-clean = Dọn thông báo và thư cũ
job-failed = Lỗi:
job-running = đang chạy
job-always = ngay khi có việc
job-run = Chạy ngay
job-sent = { $notices } thông báo, { $letters } thư; { $nobody } lần không có người nhận
job-cleaned = bỏ { $forgotten } mục cũ
letter-given-up = thôi gửi
letter-again = Gửi lại
