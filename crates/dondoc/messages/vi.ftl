# Câu chữ của lệnh dondoc, tiếng Việt. Khóa: vùng-sự vật-câu. Tệp en.ftl có đúng các khóa này.

## Từ dùng chung

word-error = lỗi
word-warning = cảnh báo
word-advice = lưu ý
word-help = cách xử lý

party-all = Các phòng, đơn vị

recurrence-weekly = hằng tuần
recurrence-monthly = hằng tháng
recurrence-quarterly = hằng quý
recurrence-half-yearly = 6 tháng một lần
recurrence-yearly = hằng năm

## Thẻ văn bản

card-unknown-kind = văn bản
card-issuer = Cơ quan
card-date = Nơi, ngày
card-subject = Trích yếu
card-meeting = Cuộc họp
card-meeting-chaired = { $day }, { $chair } chủ trì
card-chaired = { $chair } chủ trì
card-signer = Người ký
card-period = Kỳ báo cáo
card-from-to = { $from } – { $to }

## Bảng nhiệm vụ

tasks-none = Văn bản không giao nhiệm vụ nào.
tasks-column-number = STT
tasks-column-id = Mục
tasks-column-task = Nhiệm vụ
tasks-column-lead = Chủ trì
tasks-column-support = Phối hợp
tasks-column-deadline = Thời hạn
tasks-column-due = Hạn
tasks-legend-inherited = [ngày]: mục không nêu thời hạn riêng; ngày suy từ đề mục hoặc kỳ của văn bản.
tasks-legend-approximate = ~ngày: thời hạn ước chừng (đầu, giữa, cuối, dự kiến), quy ra ngày theo lệ của cơ quan.

## Cân đối số mục

counts-sentence = { $items } mục = { $tasks } nhiệm vụ + { $no_task } không phải nhiệm vụ + { $open } chờ người quyết định
counts-reasons = Không phải nhiệm vụ: { $list }
reason-heading = đề mục
reason-lead-in = câu dẫn
reason-assessment = đánh giá
reason-meeting = diễn biến họp
reason-basis = căn cứ
reason-scope = mục đích, phạm vi
reason-closing = câu kết
reason-continues = ý tiếp của nhiệm vụ trước
reason-repeats = lặp lại
reason-quotation = trích dẫn quy định
reason-report = số liệu báo cáo
reason-form = thể thức
reason-done = đã xong

summary-documents = Cộng: { $documents } văn bản, { $tasks } nhiệm vụ, { $findings } điểm cần xem lại.
summary-failed = { $files } tệp không đọc được, lý do ghi ở trên.

## Điểm cần xem lại

findings-advice = Lưu ý thêm: { $list }. Xem từng chỗ: dondoc check { $file }
findings-advice-count = { $count } { $code }
check-summary = { $errors } lỗi, { $warnings } cảnh báo, { $advice } lưu ý.
check-paragraph = đoạn { $number }

## Chuỗi việc qua nhiều văn bản

threads-column-date = Ngày
threads-column-document = Văn bản
threads-column-unit = Đơn vị
threads-column-due = Hạn
threads-column-status = Diễn biến
threads-column-reason = Vì sao là cùng việc
threads-item = mục { $id }
threads-summary = { $threads } việc gặp lại qua { $documents } văn bản.
threads-status-assigned = giao lần đầu
threads-status-reassigned = chuyển đơn vị
threads-status-renamed = đổi tên
threads-status-slipped = lùi hạn
threads-status-repeated = nhắc lại
threads-status-proposed = đề xuất
threads-status-done = báo cáo: đã xong
threads-status-in-progress = báo cáo: đang làm
threads-change-later = hạn trước: { $from }
threads-change-earlier = sớm hơn hạn trước: { $from }
threads-change-lead = trước do { $from }
threads-change-name = trước gọi là { $from }
threads-link = giống { $score }% { $document }
threads-reason-cites-it = viện dẫn văn bản đó
threads-reason-same-reference = cùng viện dẫn { $words }
threads-reason-same-title = cùng tên “{ $words }”
threads-reason-same-product = cùng sản phẩm: { $words }
threads-reason-same-words = cùng lời: { $words }
threads-reason-same-unit = cùng đơn vị: { $words }
threads-reason-same-target = cùng chỉ tiêu: { $words }

## Bảng theo dõi (.xlsx)

sheet-name = Theo dõi nhiệm vụ
sheet-title = BẢNG THEO DÕI NHIỆM VỤ ĐƯỢC GIAO
sheet-subtitle = { $documents } văn bản, { $tasks } nhiệm vụ; lập ngày { $day }
sheet-column-number = STT
sheet-column-document = Văn bản giao
sheet-column-task = Nội dung nhiệm vụ
sheet-column-lead = Đơn vị chủ trì
sheet-column-support = Đơn vị phối hợp
sheet-column-receiver = Nơi nhận sản phẩm
sheet-column-deadline = Thời hạn (nguyên văn)
sheet-column-due = Hạn
sheet-column-targets = Chỉ tiêu
sheet-column-note = Ghi chú
sheet-note-inherited = Hạn suy từ đề mục hoặc kỳ của văn bản
sheet-note-approximate = Hạn ước chừng
sheet-note-hour = Trước { $time }
sheet-note-proposal = Đề xuất với cấp trên
sheet-note-same-product = Cùng sản phẩm với mục { $items }

## Trục trặc và cách xử lý

problem-no-such-file = không có tệp “{ $file }”.
problem-no-such-file-help = xem lại tên và thư mục; tên có dấu cách phải đặt trong ngoặc kép.
problem-is-a-folder = “{ $file }” là thư mục, không phải tệp.
problem-is-a-folder-help = ghi các tệp trong đó, ví dụ: { $file }/*
problem-not-allowed = không được phép mở tệp “{ $file }”.
problem-not-allowed-help = xin quyền đọc tệp, hoặc chép tệp sang thư mục của mình.
problem-file = không đọc được tệp “{ $file }”: { $reason }.
problem-not-written = không ghi được “{ $file }”: { $reason }.
problem-not-written-help = xem thư mục có tồn tại, còn chỗ trống và cho phép ghi không; đóng tệp nếu đang mở ở chương trình khác.
problem-output = không ghi được kết quả ra: { $reason }.
problem-our-mistake = dondoc gặp lỗi của chính mình khi đọc tệp “{ $file }”; các tệp khác vẫn được đọc.
problem-our-mistake-help = gửi cho người phát triển các dòng kỹ thuật ở trên; nếu được thì gửi cả tệp.
problem-same-name = hai tệp “{ $one }” và “{ $two }” cùng cho ra { $name }; chưa ghi gì cả.
problem-same-name-help = đổi tên một tệp, hoặc chạy hai lần với hai thư mục --out khác nhau.
problem-organisation = tệp cơ cấu tổ chức “{ $file }” không đúng:
    { $details }
problem-organisation-help = sửa chỗ được chỉ ra; tệp dạng TOML, gồm [body], [[unit]], [[person]], mỗi mục có name.
problem-organisation-place = tệp cơ cấu tổ chức “{ $file }” không đúng ở dòng { $line }, cột { $column }:
    { $details }
problem-organisation-place-help = sửa chỗ được chỉ ra; tệp dạng TOML, gồm [body], [[unit]], [[person]], mỗi mục có name.
problem-organisation-not-text = tệp cơ cấu tổ chức “{ $file }” không phải văn bản UTF-8.
problem-organisation-not-text-help = lưu lại tệp với bảng mã UTF-8.
problem-input = không đọc được đầu vào chuẩn: { $reason }.
problem-input-help = kiểm tra lệnh hoặc tệp đứng trước dấu | hoặc sau dấu <.
problem-input-not-text = dữ liệu vào không phải văn bản UTF-8 (dòng { $line }).
problem-input-not-text-help = chuyển văn bản sang UTF-8 rồi chạy lại; tệp .docx thì dùng dondoc read.
problem-no-such-verb = không có lệnh “{ $verb }”.
problem-no-such-verb-help = xem các lệnh: dondoc --help

progress-events = sự kiện của sổ
progress-pages = trang quét đã nhận dạng

## Dòng lệnh không đúng

usage-unknown-verb = không có lệnh “{ $verb }”.
usage-unknown-verb-help = xem các lệnh: dondoc --help
usage-unknown-option = không có tùy chọn “{ $option }”.
usage-unknown-option-help = xem các tùy chọn: { $command } --help
usage-missing = dòng lệnh còn thiếu: { $option }
usage-missing-help = xem cách dùng: { $command } --help
usage-conflict = { $option } không dùng chung với { $other }.
usage-conflict-help = bỏ bớt một trong hai; xem: { $command } --help
usage-twice = { $option } chỉ được ghi một lần.
usage-twice-help = bỏ bớt một lần; xem: { $command } --help
usage-no-value = sau { $option } còn thiếu giá trị.
usage-no-value-help = xem cách dùng: { $command } --help
usage-wrong-choice = “{ $value }” không dùng được cho { $option }.
usage-wrong-choice-help = chọn một trong: { $choices }
usage-wrong-date = “{ $value }” ở { $option } không phải là ngày.
usage-wrong-date-help = ghi ngày có thật dạng 2024-03-11 hoặc 11/3/2024; với dondoc time có thể thêm giờ: 2024-03-11T15:00
usage-wrong-period = “{ $value }” ở { $option } không phải là kỳ báo cáo.
usage-wrong-period-help = ghi 2024 (năm), 2024-H1 hoặc 2024-H2 (6 tháng), 2024-Q1 đến 2024-Q4 (quý), 2024-06 (tháng)
usage-other = dòng lệnh không đúng ({ $reason }).
usage-other-help = xem cách dùng: { $command } --help

## Trợ giúp

help-heading-usage = Cách dùng
help-heading-verbs = Lệnh
help-heading-options = Tùy chọn
help-heading-arguments = Đối số
help-default = [mặc định: { $value }]
help-values = [một trong: { $values }]

help-dondoc = Đọc văn bản chỉ đạo, đề xuất nhiệm vụ: ai làm, việc gì, hạn nào, câu nào trong văn bản nói thế
usage-dondoc = dondoc [TÙY CHỌN] LỆNH ...
examples-dondoc =
    Ví dụ:
      dondoc read thong-bao.docx           thẻ văn bản, bảng nhiệm vụ, điểm cần xem lại
      dondoc read --xlsx theo-doi.xlsx *.docx
                                           bảng theo dõi nhiệm vụ của nhiều văn bản
      dondoc check *.txt                   chỗ mâu thuẫn, bỏ trống, đánh số sai
      dondoc read --help                   trợ giúp của từng lệnh
    Mã kết thúc: 0 ổn; 1 điều được kiểm tra có lỗi; 2 dữ liệu vào hoặc dòng lệnh không đúng.

help-read = Đọc văn bản: thẻ văn bản, bảng nhiệm vụ, cân đối số mục, điểm cần xem lại
usage-read = dondoc read [TÙY CHỌN] TỆP...
examples-read =
    Ví dụ:
      dondoc read thong-bao.docx
      dondoc read --org so-khcn.toml thong-bao.txt
      dondoc read --json thong-bao.txt     JSON, mỗi văn bản một dòng
      dondoc read --json --out ket-qua *.docx
                                           mỗi văn bản một tệp ket-qua/TÊN.json
      dondoc read --xlsx theo-doi.xlsx *.docx
    Một tệp hỏng không làm dừng các tệp khác; khi đó mã kết thúc là 2.

help-check = Chỉ ra chỗ mâu thuẫn, bỏ trống, mơ hồ, kèm câu văn và cách xử lý
usage-check = dondoc check [TÙY CHỌN] TỆP...
examples-check =
    Ví dụ:
      dondoc check thong-bao.docx
      dondoc check thang-1.txt thang-2.txt  so cả các văn bản với nhau
    Mã kết thúc 1 nếu có lỗi. Mỗi mã (date-mismatch, numbering ...) có một trang giải thích trong docs/findings.

help-threads = Tìm cùng một việc gặp lại qua nhiều văn bản: giao, lùi hạn, chuyển đơn vị, đã xong
usage-threads = dondoc threads [TÙY CHỌN] TỆP...
examples-threads =
    Ví dụ:
      dondoc threads 2024/*.docx           mỗi việc một bảng, theo ngày văn bản
      dondoc threads --json *.txt          JSON, mỗi việc một dòng
    Mỗi bước ghi lý do nối và mức giống; việc chỉ chung lời quá thường gặp thì không nối.

help-time = Tìm cụm từ chỉ thời gian trong văn bản ở đầu vào chuẩn, mỗi dòng là một đoạn
usage-time = dondoc time [TÙY CHỌN] < VĂN-BẢN
examples-time =
    Ví dụ:
      echo 'hoàn thành trước ngày 15/3' | dondoc time --reference-date 2024-03-01
    Ra: mỗi cụm một dòng JSON: start, end (vị trí tính theo ký tự Unicode của cả đầu vào), text, from, to, due, role, rule.

help-cite = Tìm văn bản được viện dẫn (có số hoặc ký hiệu) trong văn bản ở đầu vào chuẩn
usage-cite = dondoc cite [TÙY CHỌN] < VĂN-BẢN
examples-cite =
    Ví dụ:
      echo 'theo Công văn số 169/SKHCN-VP ngày 04/3/2024' | dondoc cite
    Ra: mỗi văn bản một dòng JSON: start, end, text, type, number, symbol, date, issuer.

help-completions = In phần tự hoàn thành lệnh cho bash, zsh, fish
usage-completions = dondoc completions bash|zsh|fish
examples-completions =
    Ví dụ:
      dondoc completions bash > ~/.local/share/bash-completion/completions/dondoc
help-man = In trang hướng dẫn (man) của dondoc hoặc của một lệnh
usage-man = dondoc man [LỆNH]
examples-man =
    Ví dụ:
      dondoc man > ~/.local/share/man/man1/dondoc.1
      dondoc man read > ~/.local/share/man/man1/dondoc-read.1

value-lang = vi|en
value-today = NGÀY
value-org = TỆP
value-reference-date = NGÀY
value-out = THƯ-MỤC
value-xlsx = TỆP
value-files = TỆP
value-shell = SHELL
value-page = LỆNH

option-lang = Tiếng của mọi thứ in ra: vi (mặc định) hoặc en
option-json = In JSON, mỗi dòng một mục, thay cho bảng
option-today = Ngày coi là hôm nay (mặc định: theo đồng hồ, giờ Việt Nam)
option-help = Xem trợ giúp này
option-version = Xem phiên bản dondoc
option-org = Tệp cơ cấu tổ chức (TOML): cơ quan, đơn vị, người, các tên gọi
option-reference-date = Ngày làm mốc khi văn bản không tự ghi ngày: YYYY-MM-DD hoặc d/m/yyyy
option-ocr = Nhận dạng chữ mọi trang PDF và ảnh, kể cả trang đã có chữ
option-no-ocr = Không nhận dạng chữ: chỉ đọc những trang đã có chữ
option-time-reference-date = Mốc để tính “tuần tới”, năm không ghi ...: YYYY-MM-DD hoặc YYYY-MM-DDTHH:MM (mặc định: hôm nay)
option-out = Ghi mỗi văn bản một tệp TÊN.json vào thư mục này
option-xlsx = Ghi mọi nhiệm vụ thành bảng theo dõi .xlsx
option-files = Các văn bản: .docx, .xlsx, .xls, .ods, .txt, .md; bản quét .png, .jpg, .tif
option-shell = Loại shell: bash, zsh, fish
option-page = Lệnh cần trang hướng dẫn (mặc định: cả dondoc)

man-name = TÊN
man-synopsis = CÁCH DÙNG
man-description = MÔ TẢ
man-options = TÙY CHỌN
man-verbs = LỆNH
man-examples = VÍ DỤ
man-version = PHIÊN BẢN

## Cơ quan: sổ nhiệm vụ

office-no-officer = không có ai tên “{ $name }” trong cơ quan.
office-no-officer-help = ghi đủ họ tên; xem: dondoc unit list

init-done = Đã tạo sổ nhiệm vụ ở { $folder }; tài khoản quản trị: { $account }.
import-known = { $file }: đã có trong sổ, không thêm gì.
import-done = { $file }: đề xuất { $proposed } nhiệm vụ; { $items } mục = { $tasks } nhiệm vụ + { $notask } không phải nhiệm vụ + { $open } chờ xem.
import-corrected = { $file }: bản mới của văn bản đã có; thêm { $proposed } đề xuất; { $items } mục = { $tasks } nhiệm vụ + { $notask } không phải nhiệm vụ + { $open } chờ xem.
import-edited = đề xuất { $task } đã sửa theo bản mới.
import-given = nhiệm vụ đã giao { $task } khác bản mới: đã ghi chú, cần người quyết định.
import-gone = { $task } không còn trong bản mới: cần người quyết định.
import-unknown = chưa có trong cơ cấu tổ chức: { $name }
import-org-done = Thêm { $units } đơn vị, { $posts } vị trí.
import-org-account = { $name }: tài khoản { $account }
import-org-later = { $name }: từ { $day }, nhập lại tệp khi đến ngày
import-org-no-columns = { $file }: không có bảng nào nhận ra được cột theo tiêu đề.
import-org-no-columns-help = bảng đơn vị cần dòng tiêu đề có cột “Tên đơn vị”, bảng người có cột “Họ và tên”, và ít nhất một cột nữa
import-org-holds-code = mã định danh
import-org-holds-unit-name = tên đơn vị
import-org-holds-short = tên viết tắt
import-org-holds-parent = đơn vị cấp trên
import-org-holds-person = họ và tên
import-org-holds-title = chức vụ
import-org-holds-unit = đơn vị công tác
import-org-holds-account = tài khoản
import-org-holds-role = vai trò
import-org-holds-from = ngày đầu
import-org-holds-to = ngày cuối
import-org-holds-unused = không dùng đến, sổ không giữ
import-org-row-unit = dòng { $row }: đơn vị mới: { $name } (thuộc { $parent }, từ { $from })
import-org-row-unit-ended = dòng { $row }: đơn vị mới: { $name } (thuộc { $parent }, từ { $from } đến hết { $to })
import-org-row-unit-ends = dòng { $row }: đơn vị mới: { $name } (thuộc { $parent }, từ { $from }); ngày cuối { $to } chưa đến, khi đó ghi bằng dondoc unit end
import-org-row-post = dòng { $row }: { $name }: { $role }, { $unit }
import-org-row-post-account = dòng { $row }: { $name }: { $role }, { $unit } (tài khoản mới: { $account })
import-org-row-known = dòng { $row }: đã có: { $name }
import-org-row-differs = dòng { $row }: đã có: { $name }; để nguyên chỗ khác: { $differs }
import-org-row-later = dòng { $row }: { $name }: từ { $from }, nhập lại tệp khi đến ngày
import-org-row-heading = dòng { $row }: đề mục, các dòng dưới thuộc đơn vị này: { $words }
import-org-row-not-taken = dòng { $row }: không lấy, vì { $why }: { $words }
import-org-differs-name = tên khác (dondoc unit rename)
import-org-differs-parent = đơn vị cấp trên khác
import-org-differs-end = đã đến ngày cuối (dondoc unit end)
import-org-differs-names = mã hoặc tên viết tắt chưa có trong sổ (dondoc unit rename)
import-org-differs-role = đang giữ vai trò khác ở đơn vị này
import-org-dry = { $rows } dòng: { $units } đơn vị và { $posts } vị trí sẽ thêm, { $known } đã có, { $later } chưa đến ngày, { $headings } đề mục, { $nottaken } không lấy. Chưa ghi gì; thêm --apply để ghi.
import-org-taken = { $rows } dòng: đã thêm { $units } đơn vị và { $posts } vị trí, { $known } đã có, { $later } chưa đến ngày, { $headings } đề mục, { $nottaken } không lấy.
import-entries-holds-key = số để nhận ra dòng
import-entries-holds-day = ngày
import-entries-holds-amount = số lượng
import-entries-holds-kind = loại
import-entries-holds-result = kết quả
import-entries-holds-nothing = không dùng
import-entries-dry = Chưa ghi gì; thêm --apply để ghi.
import-entries-done = Đã ghi.
import-dossiers-dry = Chưa nhập gì; thêm --apply để nhập.
import-dossiers-done = Đã nhập.
import-sheet-no-columns = { $file }: không có bảng nào nhận ra được cột theo tiêu đề.
import-sheet-no-columns-help = bảng cần một dòng tiêu đề có cột nội dung nhiệm vụ và cột đơn vị chủ trì hoặc thời hạn
import-sheet-table = Bảng { $number }, hiểu các cột như sau:
import-sheet-holds-number = số thứ tự
import-sheet-holds-work = nội dung nhiệm vụ
import-sheet-holds-lead = đơn vị chủ trì
import-sheet-holds-support = đơn vị phối hợp
import-sheet-holds-receiver = nơi nhận sản phẩm
import-sheet-holds-deadline = thời hạn
import-sheet-holds-comment = giữ nguyên văn trong ghi chú của nhiệm vụ
import-sheet-holds-unknown = không rõ là gì, giữ nguyên văn trong ghi chú của nhiệm vụ
import-sheet-row-task = dòng { $row }: nhiệm vụ ({ $detail }): { $words }
import-sheet-row-known = dòng { $row }: đã có trong sổ ({ $detail }): { $words }
import-sheet-row-not-read = dòng { $row }: không đọc, vì { $detail }: { $words }
import-sheet-open = chưa rõ có phải nhiệm vụ không
import-sheet-no-work = không có nội dung nhiệm vụ
import-sheet-from = Theo bảng theo dõi { $file }
import-sheet-dry = { $rows } dòng = { $new } nhiệm vụ + { $known } đã có + { $notread } không đọc. Chưa ghi gì; thêm --apply để đề xuất.
import-sheet-done = { $rows } dòng = { $new } nhiệm vụ đã đề xuất + { $known } đã có + { $notread } không đọc.
import-ledger-done = Đã nhập { $events } sự kiện.
review-column-decision = Quyết định
review-column-reason = Lý do
review-column-id = Số hiệu
review-column-version = Lần ghi
review-decision-confirm = giao
review-decision-drop = bỏ
review-decision-leave = để lại
review-exported = Đã ghi { $tasks } đề xuất vào { $file }: sửa, chọn giao, bỏ hoặc để lại ở cột đầu, rồi chạy dondoc review apply.
review-applied = { $rows } dòng = { $confirmed } đã giao + { $dropped } đã bỏ + { $edited } chỉ sửa + { $left } để lại + { $stale } đã có người thay đổi + { $notdone } không làm được.
review-stale = { $task }: đã thay đổi từ lúc xuất bảng, không làm gì; xuất lại để xem.
review-no-columns = { $file }: không phải bảng đề xuất.
review-no-columns-help = dùng bảng do dondoc review export ghi, giữ các cột Quyết định, Số hiệu, Lần ghi
review-bad-id = “{ $name }” không phải số hiệu và lần ghi của đề xuất nào.
review-bad-id-help = giữ nguyên cột Số hiệu và Lần ghi
review-bad-decision = “{ $words }” không phải quyết định.
review-bad-decision-help = ghi giao, bỏ hoặc để lại
review-bad-day = “{ $words }” không phải một ngày.
review-bad-day-help = ghi ngày như 21/3/2024
review-confirmed = Đã giao { $confirmed } nhiệm vụ; { $without } đề xuất chưa có đơn vị chủ trì.
tasklist-none = Không có nhiệm vụ nào.
tasklist-more = { $count } nhiệm vụ đầu; còn nữa: thêm --limit hoặc điều kiện lọc.
tasklist-count = { $count } nhiệm vụ.
tasklist-column-code = Mã
tasklist-column-item = Mục
tasklist-column-task = Nhiệm vụ
tasklist-column-lead = Chủ trì
tasklist-column-due = Hạn
tasklist-column-standing = Tình trạng
card-words = Nội dung
card-lead = Chủ trì
card-officer = Người làm
card-support = Phối hợp
card-receivers = Nơi nhận
card-said = Thời hạn
card-targets = Chỉ tiêu
card-document = Văn bản
card-quote = Nguyên văn
card-progress = Tiến độ
card-result = Kết quả
history-recorded = ghi ngày { $day }
search-none = Không tìm thấy.
unit-account = { $name } đã dùng được.
unit-changed = Đã ghi; { $moved } nhiệm vụ đang mở chuyển sang đơn vị kế thừa.
unit-choose = nhiệm vụ { $task }: chọn đơn vị chủ trì mới ({ $heirs })
verify-clean = Sổ nguyên vẹn: { $events } sự kiện của { $subjects } đối tượng; gốc { $root }.
verify-faulty = Sổ KHÔNG nguyên vẹn: { $events } sự kiện của { $subjects } đối tượng; gốc { $root }.
verify-changed = { $subject }, lần { $version }: nội dung đã bị sửa.
verify-reordered = { $subject }, lần { $version }: thứ tự đã bị đổi.
verify-missing = { $subject }, lần { $version }: có sự kiện bị mất.
verify-added = { $subject }, lần { $version }: có sự kiện bị thêm.
verify-position = vị trí { $position }: thiếu hoặc thừa một sự kiện.
verify-root = gốc đã in ở vị trí { $position } không còn đúng: cả một chuỗi đã bị viết lại.
verify-row = nhiệm vụ { $task }: dòng hiển thị khác các sự kiện; chạy dondoc rebuild.
verify-document = văn bản { $document }: dòng hiển thị khác các sự kiện; chạy dondoc rebuild.
verify-indicator = chỉ tiêu { $indicator }: dòng hiển thị khác các sự kiện; chạy dondoc rebuild.
verify-person = người { $person }: dữ liệu cá nhân không khớp mã băm trong sổ, thiếu mà không ai xoá, hoặc còn dù đã xoá.
verify-dossier = hồ sơ { $dossier }: dòng hiển thị khác các sự kiện; chạy dondoc rebuild.
verify-damaged = có dòng không đọc được: { $what }
rebuild-done = Đã dựng lại { $tasks } nhiệm vụ từ các sự kiện.
sweep-done = Đã dọn { $files } tệp không nơi nào nhắc đến.
backup-done = Đã sao lưu sang { $folder }; dùng được ngay bằng --home.
backup-files-only = Đã sao lưu các tệp sang { $folder }; cơ sở dữ liệu PostgreSQL sao lưu bằng pg_dump (docs/backup.md).
export-tasks-done = Đã ghi { $tasks } nhiệm vụ vào { $file }.
export-column-percent = Tình hình (%)
export-column-given = Ngày giao
export-column-completed = Tình hình: ngày xong
sheet-unknown-form = { $file }: không biết ghi dạng nào.
sheet-unknown-form-help = đặt tên tệp kết thúc bằng .xlsx hoặc .csv
restore-done = Đã khôi phục vào { $folder }; kiểm tra:
restore-files-only = Đã khôi phục các tệp vào { $folder }; cơ sở dữ liệu vẫn là PostgreSQL của bản sao (docs/backup.md). Kiểm tra:
export-done = Đã ghi { $events } sự kiện.
remind-done = Đã tạo { $notices } thông báo, viết { $letters } thư, gửi được { $delivered }; { $nobody } lần không có ai có tài khoản để nhận.
remind-elsewhere = Một máy chủ khác đang nhắc việc; không làm gì thêm.
remind-would = Ngày { $day }: sẽ gửi { $count } nhắc việc trong { $tasks } nhiệm vụ đang mở; { $nobody } lần không có ai có tài khoản để nhận.
remind-column-person = Người nhận
remind-column-code = Mã
remind-column-title = Nhắc
remind-column-words = Nhiệm vụ
standing-title = Tình trạng nhiệm vụ đến hết ngày { $day }
standing-none = (không ghi)
standing-total = Tổng
standing-column-row = Theo
standing-column-given = Được giao
standing-column-completed-in-time = Xong đúng hạn
standing-column-completed-late = Xong quá hạn
standing-column-completed-undated = Xong, không hạn
standing-column-open-in-time = Đang làm trong hạn
standing-column-open-overdue = Đang làm quá hạn
standing-column-open-undated = Đang làm, không hạn
standing-column-suspended = Tạm dừng
standing-column-cancelled = Hủy
standing-column-superseded = Thay thế
standing-column-rate = Đúng hạn
standing-legend = Được giao = xong + đang làm + tạm dừng; hủy và thay thế tính riêng. Tỷ lệ đúng hạn trên số đã đến hạn.

usage-options = [TÙY CHỌN]
usage-verb = LỆNH
help-serve = Mở các trang của cơ quan cho trình duyệt
help-account = Cho người dùng đăng nhập
help-account-link = In đường dẫn để một người tự đặt mật khẩu, dùng một lần
help-account-connect = Cho một người của nơi đăng nhập chung (OpenID Connect) vào bằng tài khoản này
help-account-connections = Liệt kê tài khoản đã nối với nơi đăng nhập chung
help-account-disconnect = Không cho vào tài khoản này từ nơi đăng nhập chung nữa
help-account-revoke = Thu hồi một mã truy cập
help-account-token = Cấp mã truy cập để chương trình khác làm việc thay một tài khoản; chỉ in ra một lần
help-account-tokens = Liệt kê mã truy cập: để làm gì, đến khi nào, dùng lần cuối khi nào
help-account-password = Đặt mật khẩu, đọc từ đầu vào chuẩn
examples-serve =
    Ví dụ:
      dondoc serve
      dondoc serve --listen 0.0.0.0:8787 --https
option-listen = Địa chỉ và cổng; mặc định chỉ máy này: 127.0.0.1:8787
option-https = Người dùng vào bằng HTTPS, qua máy chủ web đứng trước
option-log = Ghi từng yêu cầu vào nhật ký, dạng lời hoặc JSON (nếu không chỉ ghi cảnh báo)
option-api-rate = Số yêu cầu mỗi giây một tài khoản được gửi bằng mã truy cập; 0 là không hạn chế
option-plain-http = Chấp nhận mật khẩu đi trong mạng không mã hóa
option-account-link-name = Tài khoản
option-account-connect-name = Tài khoản
option-account-connect-subject = Mã định danh (`sub`) mà nơi đăng nhập chung đặt cho người đó; trang từ chối có hiện
option-account-connect-issuer = Địa chỉ nơi đăng nhập chung; không ghi thì theo `[oidc]` trong dondoc.toml
option-account-disconnect-name = Tài khoản
option-account-password-name = Tài khoản
option-account-token-purpose = Mã dùng để làm gì, ghi bằng lời
option-account-token-scopes = Được dùng để: xem (read), ra lệnh (act), quản lý tài khoản (administer); có thể ghi nhiều lần
option-account-token-days = Có hiệu lực bao nhiêu ngày
option-account-token-name = Tài khoản mà mã làm việc thay
option-account-tokens-name = Tài khoản; không ghi thì tất cả
option-account-revoke-id = Số hiệu của mã, như `account tokens` liệt kê
value-log = text|json
value-api-rate = SỐ
value-listen = ĐỊA-CHỈ:CỔNG
help-init = Tạo sổ nhiệm vụ của một cơ quan trong thư mục dữ liệu
examples-init =
    Ví dụ:
      dondoc init --name "Sở Khoa học và Công nghệ tỉnh Lam Giang" --short "Sở KH&CN"
      dondoc --home /srv/dondoc init --name "..." --database postgres://dondoc@db/dondoc
help-import = Đưa văn bản, cơ cấu tổ chức hoặc cả một sổ vào
help-import-docs = Vào sổ văn bản và đề xuất nhiệm vụ; cùng một tệp lần nữa thì không thêm gì
help-import-org = Thêm đơn vị và người từ tệp cơ cấu tổ chức hoặc từ bảng tính
examples-import-org =
    Ví dụ:
      dondoc import org don-vi.xlsx            xem hiểu cột nào là gì, từng dòng thành gì; chưa ghi gì
      dondoc import org don-vi.xlsx --apply    thêm những gì chưa có
help-import-sheet = Chuyển bảng theo dõi đang dùng vào sổ: xem trước, thêm --apply để đề xuất
examples-import-sheet =
    Ví dụ:
      dondoc import sheet theo-doi.xlsx            xem hiểu cột nào là gì, từng dòng thành gì; chưa ghi gì
      dondoc import sheet theo-doi.xlsx --apply    đề xuất các nhiệm vụ chưa có
help-import-entries = Đếm các dòng của bảng tính phòng thử nghiệm vào chỉ tiêu: xem trước, thêm --apply để ghi
examples-import-entries =
    Ví dụ:
      dondoc import entries kiem-dinh.xlsx --indicator KD-PTD            xem các dòng được hiểu thế nào, giá trị thành bao nhiêu; chưa ghi gì
      dondoc import entries kiem-dinh.xlsx --indicator KD-PTD --apply    ghi giá trị, tệp là minh chứng
help-import-dossiers = Nhập từng dòng của bảng tính thành hồ sơ của một quy trình: cho xem sẽ ra gì, nhập khi có --apply
examples-import-dossiers =
    Ví dụ:
      dondoc import dossiers so-cu.xlsx --procedure sang-kien            cột nào là gì, mỗi dòng thành hồ sơ nào; không ghi gì
      dondoc import dossiers so-cu.xlsx --procedure sang-kien --apply    nhập những hồ sơ chưa có trong sổ, tất cả hoặc không
option-import-dossiers-apply = Nhập các hồ sơ; không có thì chỉ xem
option-import-dossiers-procedure = Quy trình của các hồ sơ (xem dondoc procedure list)
option-import-dossiers-unit = Đơn vị thụ lý của những dòng không ghi đơn vị (mặc định: đơn vị làm bước đầu)
help-import-ledger = Đọc cả một sổ đã xuất vào thư mục dữ liệu mới
help-review = Xem các đề xuất; giao, sửa, bỏ
help-review-list = Danh sách đề xuất chờ xác nhận
help-review-confirm = Giao đề xuất cho đơn vị chủ trì, cấp mã
help-review-edit = Sửa đề xuất, hoặc nhiệm vụ đã giao (cần lý do)
help-review-export = Ghi các đề xuất ra bảng .xlsx để sửa và quyết định
help-review-apply = Làm theo bảng đã sửa: từng dòng sửa, giao, bỏ hoặc để lại
help-review-drop = Bỏ đề xuất không phải nhiệm vụ, ghi lý do
help-task = Theo dõi nhiệm vụ
help-task-list = Danh sách nhiệm vụ, lọc theo đơn vị, văn bản, tình trạng
help-task-show = Thẻ một nhiệm vụ và câu văn sinh ra nó
help-task-accept = Nhận nhiệm vụ
help-task-decline = Báo không thuộc thẩm quyền, ghi lý do
help-task-delegate = Phân công người làm
help-task-reassign = Chuyển cho đơn vị khác chủ trì, ghi lý do
help-task-progress = Báo tiến độ bằng lời, bằng phần trăm
help-task-share = Báo phần việc của đơn vị phối hợp
help-task-extend = Xin lùi hạn, ghi lý do
help-task-grant = Cho lùi hạn như đã xin hoặc đến ngày khác
help-task-hang = Tính thời hạn theo ngày một sự kiện, như kỳ họp HĐND
help-task-refuse = Không cho lùi hạn, ghi lý do
help-task-submit = Báo kết quả: số văn bản, sản phẩm, tệp kèm
help-task-confirm = Xác nhận đã hoàn thành
help-task-return = Trả lại kết quả, ghi lý do
help-task-wait = Báo đang chờ cơ quan khác trả lời
help-task-stop-clock = Tạm ngừng tính thời hạn trong lúc chờ
help-task-end-waiting = Báo đã có trả lời
help-task-suspend = Tạm dừng nhiệm vụ, ghi lý do
help-task-resume = Cho làm tiếp
help-task-cancel = Hủy nhiệm vụ, ghi lý do
help-task-supersede = Thay bằng nhiệm vụ khác, ghi lý do
help-task-reopen = Mở lại nhiệm vụ, ghi lý do
help-task-withdraw = Rút nhiệm vụ của văn bản nhập nhầm, ghi lý do
help-task-comment = Ghi chú vào nhiệm vụ
help-task-direct = Ghi ý kiến chỉ đạo của lãnh đạo
evidence-none = báo cáo này không nói đến kết quả của nhiệm vụ { $task }.
evidence-none-help = xem những việc báo cáo có nói bằng: dondoc evidence TỆP; kết quả khác thì báo bằng: dondoc task submit
evidence-count = { $count } kết quả báo cáo có nói đến; nhận bằng: dondoc evidence --accept MÃ TỆP
evidence-ordered = Đã giao
evidence-told = Báo cáo nói
evidence-product = Kết quả
help-evidence = Đối chiếu một báo cáo đã vào sổ với các nhiệm vụ đang mở: việc nào báo cáo nói đã xong
option-accept = Nhận kết quả của nhiệm vụ này như báo cáo nói (ghi nhiều lần được)
help-standing = Đếm tình trạng nhiệm vụ đến hết một ngày, như đã biết vào một ngày
examples-standing =
    Ví dụ:
      dondoc standing --as-of 2024-06-14
      dondoc standing --as-of 2024-06-14 --known-at 2024-06-14    số liệu đúng như ngày đó đã báo cáo
      dondoc standing --by document --json
help-history = Quá trình của một nhiệm vụ: ai làm gì, ngày nào, vì sao
help-remind = Nhắc việc hôm nay, hoặc xem sẽ nhắc gì vào một ngày
examples-remind =
    Ví dụ:
      dondoc remind --dry-run                       xem sẽ nhắc gì hôm nay, không ghi gì
      dondoc remind --dry-run --as-of 2025-07-08
help-search = Tìm nhiệm vụ và văn bản theo từ, gõ có dấu hoặc không dấu
help-unit = Đơn vị, người và tài khoản
help-unit-list = Danh sách đơn vị và người
help-unit-end = Kết thúc một đơn vị; việc đang mở chuyển sang đơn vị kế thừa
help-unit-rename = Đổi tên đơn vị
help-unit-account = Cho một tài khoản làm việc thay mặt một người
help-verify = Kiểm tra sổ có nguyên vẹn như lúc ghi không, chỉ rõ chỗ bị sửa
help-rebuild = Dựng lại mọi bảng từ các sự kiện
help-sweep = Dọn các tệp cất trước hôm qua mà trong sổ không nơi nào nhắc đến
help-backup = Sao lưu sổ trong lúc mọi người vẫn làm việc
help-restore = Khôi phục bản sao lưu thành thư mục dữ liệu mới (--home), rồi kiểm tra
help-export = Xuất sổ ra tệp
help-export-tasks = Nhiệm vụ thành bảng .xlsx hoặc .csv, lọc như task list, không bỏ sót trang nào
examples-export-tasks =
    Ví dụ:
      dondoc export tasks --out theo-doi.xlsx
      dondoc export tasks --unit "Văn phòng Sở" --standing open-overdue --out qua-han.csv
help-export-ledger = Cả sổ thành các dòng JSON, đọc lại được ở máy khác hoặc PostgreSQL

value-home = THƯ-MỤC
value-account = TÀI-KHOẢN
value-database = ĐỊA-CHỈ
value-file = TỆP
value-task = NHIỆM-VỤ
value-tasks = NHIỆM-VỤ
value-to = TÊN
value-from = THƯ-MỤC
value-backup-to = THƯ-MỤC
value-unit = ĐƠN-VỊ
value-heirs = ĐƠN-VỊ
value-words = LỜI
value-purpose = LỜI
value-scopes = PHẠM_VI
value-days = SỐ_NGÀY
value-id = SỐ_HIỆU
value-name = TÊN
value-reason = LÝ-DO
value-on = NGÀY
value-format = DẠNG
value-as-of = NGÀY
value-first = SỐ
value-until = NGÀY
value-support = ĐƠN-VỊ
value-series = SỔ
value-known-at = NGÀY
value-standing = TÌNH-TRẠNG
value-date = NGÀY
value-standing-by = CÁCH-CHIA
value-document-instruct-by = LÃNH-ĐẠO
value-task-supersede-by = NHIỆM-VỤ
value-since = NGÀY
value-short = TÊN-TẮT
value-owner = ĐƠN-VỊ
value-limit = SỐ
value-lead = ĐƠN-VỊ
value-due-to = NGÀY
value-due = NGÀY
value-day = NGÀY
value-watcher = LÃNH-ĐẠO
value-rhythm = NHỊP
value-percent = PHẦN-TRĂM
value-officer = CÁN-BỘ
value-measure = CÁCH-ĐO
value-letter = CÔNG-VĂN
value-issuer = ĐỊA-CHỈ
value-group = NHÓM
value-given-to = NGÀY
value-given-from = NGÀY
value-field = LĨNH-VỰC
value-expected = NGÀY
value-direction = CHIỀU
value-body = CƠ-QUAN
value-accept = NHIỆM-VỤ
value-export-tasks-out = TỆP
value-export-ledger-out = TỆP
value-closed-note-suspended = SỐ-VIỆC
value-closed-note-superseded = SỐ-VIỆC
value-closed-note-cancelled = SỐ-VIỆC
value-closed-note-open-undated = SỐ-VIỆC
value-closed-note-open-overdue = SỐ-VIỆC
value-closed-note-open-in-time = SỐ-VIỆC
value-closed-note-completed-undated = SỐ-VIỆC
value-closed-note-completed-late = SỐ-VIỆC
value-closed-note-completed-in-time = SỐ-VIỆC
option-home = Thư mục dữ liệu của cơ quan (mặc định: biến DONDOC_HOME, rồi ~/.local/share/dondoc)
option-account = Tài khoản làm việc này (mặc định: người dùng của hệ điều hành)
option-name = Tên đầy đủ
option-unit-account-name = Tên tài khoản
option-short = Tên tắt (ghi nhiều lần được)
option-database = Cơ sở dữ liệu PostgreSQL: postgres://... (mặc định: một tệp trong thư mục dữ liệu)
option-since = Ngày đầu tiên (mặc định: hôm nay)
option-file = Tệp cần đọc
option-task-submit-files = Tệp chứng minh (ghi nhiều lần được)
option-document = Chỉ của văn bản này: số/ký hiệu
option-all = Tất cả đề xuất đã có đơn vị chủ trì
option-tasks = Các đề xuất: mã hoặc tám ký tự cuối
option-task = Nhiệm vụ: mã 2025/0147 hoặc tám ký tự cuối
option-words = Nội dung bằng lời
option-search-words = Các từ cần tìm
option-lead = Đơn vị chủ trì
option-support = Đơn vị phối hợp
option-due = Ngày cuối cùng của thời hạn
option-field = Lĩnh vực công tác
option-indicator = Mã của chỉ tiêu
option-reason = Lý do của việc này
option-on = Ngày có hiệu lực (mặc định: hôm nay)
option-to = Chuyển cho ai: tên người hoặc đơn vị
option-apply = Ghi vào sổ: đề xuất các nhiệm vụ chưa có
option-import-org-apply = Ghi những gì bảng nêu; không có thì chỉ xem (tệp .toml thì ghi luôn)
option-restore-from = Thư mục của bản sao lưu
option-backup-to = Thư mục mới cho bản sao
option-percent = Phần trăm đã xong, 0 đến 100
option-unit = Đơn vị: tên hoặc tên tắt
option-until = Đến hết ngày nào
option-number = Số và ký hiệu văn bản kết quả
option-date = Ngày của văn bản kết quả
option-body = Cơ quan đang chờ trả lời
option-letter = Văn bản đã gửi để hỏi
option-expected = Ngày dự kiến có trả lời
option-by = Nhiệm vụ thay thế
option-standing-by = Hàng theo: unit, document, programme, field, leader, month
option-standing = Tình trạng: open-overdue, open-in-time, open-undated, completed-in-time, completed-late ...
option-open = Chỉ nhiệm vụ chưa xong
option-due-to = Hạn đến hết ngày này
option-limit = Nhiều nhất bao nhiêu nhiệm vụ (mặc định 100)
option-remind-dry-run = Chỉ xem sẽ nhắc gì, không ghi và không gửi
option-remind-as-of = Xem cho ngày nào (mặc định: hôm nay)
option-as-of = Đến hết ngày nào (mặc định: hôm nay)
option-known-at = Như đã biết vào cuối ngày nào (mặc định: bây giờ)
option-given-from = Được giao từ ngày này
option-given-to = Được giao đến ngày này
option-heirs = Đơn vị kế thừa, đơn vị chính trước (ghi nhiều lần được)
option-officer = Họ tên người dùng tài khoản
option-export-tasks-out = Tệp sẽ ghi: .xlsx hoặc .csv
option-export-ledger-out = Tệp sẽ ghi (mặc định: đầu ra chuẩn)

demo-done =
    Đã chơi xong câu chuyện mẫu trong { $folder }. Xem thử:
      dondoc --home { $folder } --as { $account } standing --as-of 2024-06-14
      dondoc --home { $folder } --as { $account } task list --standing open-overdue --today 2025-06-30
      dondoc --home { $folder } verify
help-demo = Chơi câu chuyện của cơ quan mẫu, từng ngày, vào một thư mục dữ liệu mới
option-no-serve = Không mở trang web sau đó

## Phục vụ các trang

serve-listening = Mở trình duyệt ở: { $address }   (Ctrl-C để dừng)
serve-not-safe = { $address } ai trong mạng cũng tới được, mà mật khẩu chưa được mã hóa trên đường đi.
serve-not-safe-help = để máy chủ web HTTPS đứng trước và thêm --https (xem docs/install.md); trong mạng riêng đã tin cậy thì thêm --plain-http
serve-not-listening = không mở được cổng { $address }: { $reason }
serve-not-listening-help = chương trình khác đang dùng cổng đó: dừng nó, hoặc chọn cổng khác bằng --listen
account-link = Đường dẫn để { $account } đặt mật khẩu, dùng một lần trong ba ngày (ghép sau địa chỉ máy chủ): { $path }
account-connected = Từ nay người có mã định danh { $subject } tại { $issuer } vào bằng tài khoản { $account }.
account-connection = { $account }  { $subject }  { $issuer }, từ { $day }
account-no-connections = Chưa có tài khoản nào nối với nơi đăng nhập chung.
account-disconnected = Đã bỏ { $count } mã định danh của { $account }; các phiên đang mở đã kết thúc.
account-no-issuer = chưa biết nơi đăng nhập chung nào.
account-no-issuer-help = thêm --issuer ĐỊA-CHỈ, hoặc mục [oidc] trong dondoc.toml
account-token =
    Mã truy cập của { $account }, có hiệu lực đến { $day }; chỉ hiện lần này (số hiệu: { $id }):
    { $token }
account-no-tokens = Chưa có mã truy cập nào.
account-token-line = { $id }  { $account }  { $name } ({ $scopes }), đến { $until }, dùng lần cuối: { $used }
account-token-revoked = Đã thu hồi mã truy cập.
account-password = Đã đặt mật khẩu cho { $account }.
demo-code = gửi qua cổng công khai (/portal): “{ $subject }”, mã hồ sơ { $code }
demo-sign-in = Đăng nhập thử: { $accounts }; mật khẩu: { $password }

## Văn bản, sổ cấp số, con số đếm riêng

help-document = Sổ văn bản: ý kiến chỉ đạo, quan hệ giữa các văn bản, rút văn bản
help-document-list = Danh sách văn bản, mới vào sổ trước
help-document-show = Xem một văn bản: thẻ, ý kiến chỉ đạo, quan hệ với văn bản khác
help-document-instruct = Ghi ý kiến chỉ đạo của lãnh đạo trên văn bản, thời hạn cho từng đơn vị
examples-document-instruct =
    Ví dụ:
      dondoc document instruct 15/TB-UBND --by "Trần Thị Bình" --words "Giao Phòng QLKH tham mưu" --lead "Phòng QLKH=20/3/2024" --support "Văn phòng Sở=18/3/2024"
help-document-relate = Ghi văn bản này làm gì với văn bản khác
help-document-unrelate = Bỏ một quan hệ đã ghi nhầm (cần lý do)
help-document-withdraw = Rút văn bản vào sổ nhầm, cùng mọi nhiệm vụ đọc từ đó (cần lý do)
help-register = Cấp số văn bản: mỗi số một lần, số bỏ trống có lý do
help-register-open = Mở sổ của một năm
help-register-give = Cấp số cho một văn bản: số tiếp theo, hoặc số nêu bằng --number (cần lý do)
examples-register-give =
    Ví dụ:
      dondoc register open --first 147
      dondoc register give 15/TB-SKHCN
help-register-void = Hủy một số cấp nhầm (cần lý do); không ai được cấp lại
help-register-show = Xem các số đã cấp và các số bỏ trống
help-closed = Con số của việc không đưa lên hệ thống, đếm riêng
help-closed-note = Ghi số việc của một đơn vị theo tình trạng; chỉ con số, không lời
examples-closed-note =
    Ví dụ:
      dondoc closed note "Thanh tra Sở" --completed-in-time 5 --open-overdue 1 --on 2024-06-14
help-closed-show = Xem con số của mọi đơn vị
help-review-split = Tách một đề xuất thành nhiều; mỗi phần giữ đơn vị và thời hạn, sửa sau bằng review edit
help-review-join = Nhập các đề xuất vào một
value-parts = LỜI
value-others = NHIỆM-VỤ
value-document = VĂN-BẢN
value-does = QUAN-HỆ
value-number = SỐ
option-parts = Nội dung một phần (ghi nhiều lần)
option-others = Các đề xuất nhập vào đó
option-review-join-task = Đề xuất giữ lại
option-document-list-limit = Nhiều nhất bao nhiêu văn bản (mặc định 100)
option-document-show-document = Văn bản: số/ký hiệu
option-document-instruct-document = Văn bản: số/ký hiệu
option-document-relate-document = Văn bản: số/ký hiệu
option-document-unrelate-document = Văn bản: số/ký hiệu
option-document-withdraw-document = Văn bản: số/ký hiệu
option-register-give-document = Văn bản: số/ký hiệu
option-document-instruct-by = Họ tên lãnh đạo cho ý kiến
option-document-instruct-lead = Đơn vị chủ trì, có thể kèm thời hạn: ĐƠN-VỊ=NGÀY
option-document-instruct-support = Đơn vị phối hợp, có thể kèm thời hạn (ghi nhiều lần được)
option-watcher = Họ tên người theo dõi
option-does = implements (thực hiện), amends (sửa đổi), replaces (thay thế), assigns (giao việc), answers (trả lời), reports-on (báo cáo)
option-document-relate-to = Văn bản kia: số/ký hiệu
option-document-unrelate-to = Văn bản kia: số/ký hiệu
option-first = Số đầu tiên (mặc định 1); sau các số đã cấp trên giấy
option-year = Năm của sổ (mặc định: năm nay)
option-series = Loại sổ: issued (đi, mặc định), incoming (đến), copies (bản sao)
option-register-open-name = Tên dãy số riêng của văn bản đi
option-register-give-name = Tên dãy số riêng của văn bản đi
option-register-void-name = Tên dãy số riêng của văn bản đi
option-register-show-name = Tên dãy số riêng của văn bản đi
option-register-give-number = Số, nếu không phải số tiếp theo
option-register-void-number = Số cấp nhầm
option-completed-in-time = Số việc hoàn thành đúng hạn
option-completed-late = Số việc hoàn thành quá hạn
option-completed-undated = Số việc hoàn thành, không có thời hạn
option-open-in-time = Số việc đang làm, trong hạn
option-open-overdue = Số việc đang làm, quá hạn
option-open-undated = Số việc đang làm, không có thời hạn
option-suspended = Số việc tạm dừng
option-cancelled = Số việc đã hủy
option-superseded = Số việc đã thay bằng việc khác
document-column-code = Số, ký hiệu
document-column-day = Ngày
document-column-arrival = Số đến
document-column-issuer = Nơi ban hành
document-column-subject = Trích yếu
document-stage-received = đã nhận
document-stage-issued = đã ban hành
document-stage-cited = được viện dẫn
document-stage-withdrawn = đã rút
document-lead = chủ trì
document-support = phối hợp
document-limit = , hạn { $day }
document-withdrawn = đã rút, cùng { $tasks } nhiệm vụ
register-opened = Đã mở sổ năm { $year }, bắt đầu từ số { $first }.
register-given = { $document }: số { $number }
register-voided = Đã hủy số { $number }.
register-gap = { $from } đến { $to }: bỏ trống, { $reason }
register-gap-one = { $from }: bỏ trống, { $reason }
register-gap-unexplained = chưa rõ lý do
register-next = Số tiếp theo: { $next }
closed-figures-noted = Đã ghi con số của { $unit } đến hết ngày { $day }.
closed-figures-title = Việc không đưa lên hệ thống, đến hết ngày { $day }

## Reports

help-notice = Thông báo kết luận: soạn theo thể thức, kiểm tra, cấp số và ban hành
help-notice-draft = Soạn thông báo ra tệp, chưa có số, và chỉ ra điểm cần xem lại
help-notice-issue = Cấp số từ sổ văn bản đi, vào sổ cùng các tệp, đọc thành đề xuất nhiệm vụ
usage-notice-draft = dondoc notice draft [TÙY CHỌN] --out TỆP TỆP-KẾT-LUẬN
examples-notice-draft =
    Ví dụ:
      dondoc notice draft ket-luan.md --out thong-bao.docx
      dondoc notice draft --briefing 30/6/2025 --out thong-bao.pdf
examples-notice-issue =
    Ví dụ:
      dondoc notice issue ket-luan.md --signer "Phan Thị Diệu"
value-conclusions = TỆP-KẾT-LUẬN
value-briefing = NGÀY
value-recipient = NƠI-NHẬN
value-signer = HỌ-TÊN
value-subject = TRÍCH-YẾU
value-notice-draft-out = TỆP
value-notice-draft-day = NGÀY
value-notice-issue-day = NGÀY
option-conclusions = Kết luận, dạng văn bản thường hoặc Markdown: “# ” là trích yếu, “1.”, “a)”, “-” đứng đầu mục
option-briefing = Lấy ý kiến chỉ đạo của lãnh đạo về các nhiệm vụ trong ngày này
option-subject = Trích yếu (mặc định: tiêu đề của tệp, hoặc cuộc họp giao ban)
option-notice-draft-day = Ngày của thông báo (mặc định: hôm nay)
option-notice-issue-day = Ngày ban hành (mặc định: hôm nay)
option-signer = Người ký; thẩm quyền (KT., TL.) theo chức vụ người đó đang giữ
option-recipient = Nơi nhận (ghi nhiều lần được; mặc định: các đơn vị được giao việc)
option-notice-draft-out = Tệp ghi ra
option-notice-issue-first = Số đầu tiên, nếu sổ văn bản đi của năm chưa mở
option-notice-issue-anyway = Vẫn ban hành dù còn lỗi
notice-drafted = { $file }: thông báo chưa có số, đọc được { $tasks } nhiệm vụ.
notice-issued = { $code }: đã ban hành, { $proposed } đề xuất nhiệm vụ chờ xác nhận.
problem-notice-errors = thông báo còn lỗi, chưa cấp số.
problem-notice-errors-help = sửa theo các điểm trên, hoặc ghi --anyway nếu đã xem và vẫn ban hành.
problem-notice-no-subject = chưa có trích yếu.
problem-notice-no-subject-help = ghi --subject, hoặc để dòng đầu của tệp là tiêu đề: # Kết luận của ...
problem-notice-not-text = “{ $file }” không phải văn bản UTF-8.
problem-notice-not-text-help = lưu lại dạng .txt hoặc .md với bảng mã UTF-8.
problem-notice-empty = “{ $file }” không có kết luận nào.
problem-notice-empty-help = ghi mỗi kết luận một dòng: 1. Văn phòng ..., trước ngày ...
problem-notice-nothing-said = ngày { $day } lãnh đạo chưa cho ý kiến chỉ đạo nào về nhiệm vụ.
problem-notice-nothing-said-help = ghi bằng: dondoc task direct MÃ --words "...", hoặc soạn từ tệp kết luận.
problem-notice-no-signer = “{ $name }” không có thẩm quyền ký vào ngày này.
problem-notice-no-signer-help = ký được: { $known }

help-letter = Công văn về nhiệm vụ: xin gia hạn, gia hạn, đôn đốc, giao việc theo văn bản
help-letter-extension = Công văn xin gia hạn một nhiệm vụ, hoặc cho gia hạn nếu đã đồng ý
help-letter-urge = Công văn đôn đốc nhiệm vụ quá hạn, mỗi đơn vị một phụ lục
help-letter-extract = Công văn giao một đơn vị các nhiệm vụ của một văn bản
help-document-slip = Phiếu giải quyết văn bản đến (Nghị định 30/2020/NĐ-CP, phụ lục IV)
examples-letter =
    Ví dụ:
      dondoc letter urge --out don-doc.docx
      dondoc letter urge --issue
      dondoc letter extension 2025/0147 --out gia-han.pdf
      dondoc letter extract 15/TB-UBND --unit "Phòng QLKH" --out giao-viec.docx
value-letter-urge-as-of = NGÀY
value-letter-extension-out = TỆP
value-letter-urge-out = TỆP
value-letter-extract-out = TỆP
value-document-slip-out = TỆP
option-letter-extension-task = Mã nhiệm vụ (2025/0147)
option-letter-urge-as-of = Quá hạn đến hết ngày này (mặc định: hôm nay)
option-letter-urge-unit = Chỉ đơn vị này (ghi nhiều lần được)
option-letter-extract-unit = Đơn vị chủ trì
option-letter-extract-document = Văn bản: số/ký hiệu
option-document-slip-document = Văn bản: số/ký hiệu
option-letter-extension-out = Tệp ghi ra
option-letter-extension-issue = Cấp số, vào sổ văn bản đi và lưu các tệp
option-letter-extension-first = Số đầu tiên, nếu sổ văn bản đi của năm chưa mở
option-letter-urge-out = Tệp ghi ra
option-letter-urge-issue = Cấp số, vào sổ văn bản đi và lưu các tệp
option-letter-urge-first = Số đầu tiên, nếu sổ văn bản đi của năm chưa mở
option-letter-extract-out = Tệp ghi ra
option-letter-extract-issue = Cấp số, vào sổ văn bản đi và lưu các tệp
option-letter-extract-first = Số đầu tiên, nếu sổ văn bản đi của năm chưa mở
option-document-slip-out = Tệp ghi ra
letter-written = { $file }: { $subject }
letter-issued = { $code }: đã ban hành ({ $subject }).
problem-letter-nothing = không có gì để viết: không có nhiệm vụ quá hạn, chưa ai xin gia hạn, hoặc đơn vị không có nhiệm vụ nào của văn bản.
problem-letter-nothing-help = xem: dondoc task list
problem-paper-not-printed = giấy tờ “{ $paper }” chưa in được, hoặc quy trình của hồ sơ không có.
problem-paper-not-printed-help = xem những giấy in được: dondoc dossier print HỒ-SƠ
problem-slip-not-received = văn bản này không phải văn bản đến.
problem-slip-not-received-help = phiếu giải quyết chỉ lập cho văn bản đến; xem: dondoc document list

help-document-signed = Xem chữ ký số của các tệp; kèm --file thì nhận lại bản đã ký của văn bản đã ban hành
examples-document-signed =
    Ví dụ:
      dondoc document signed 149/TB-SKHCN
      dondoc document signed 149/TB-SKHCN --file 149-thong-bao-da-ky.pdf
option-document-signed-file = Tệp .pdf đã ký
option-document-signed-document = Văn bản: số/ký hiệu
value-document-signed-file = TỆP
signed-taken-ours = Đã nhận bản đã ký: đúng tệp đã gửi đi, chỉ thêm chữ ký.
signed-taken-other = Đã nhận bản đã ký: nội dung đúng từng chữ, nhưng tệp đã được chương trình khác ghi lại.
signed-none = Không có chữ ký số.
signed-by = { $name }, { $organisation }, ký lúc { $at }, chứng thư do { $issuer } cấp: { $integrity ->
    [whole] nội dung nguyên vẹn từ khi ký
    [broken] nội dung đã bị thay đổi sau khi ký
    [not-all] chữ ký không bao trùm cả tệp
    [unreadable] không đọc được chữ ký
   *[unknown-way] cách ký không rõ, hoặc không còn an toàn
  }{ $added ->
    [yes] ; sau chữ ký này tệp còn được ghi thêm
   *[no] {""}
  }

help-document-roots = Xem các chứng thư của tổ chức chứng thực dùng để xét chữ ký số; kèm --add thì lưu thêm tệp chứng thư
examples-document-roots =
    Ví dụ:
      dondoc document roots
      dondoc document roots --add root-ca.cer --add ca-trung-gian.pem
option-document-roots-add = Tệp chứng thư của tổ chức chứng thực (.cer, .crt, .pem, .der)
value-document-roots-add = TỆP
roots-none = Chưa lưu chứng thư nào của tổ chức chứng thực: chưa xét độ tin cậy của chữ ký số.
roots-line = { $file }: { $name }{ $organisation ->
    [none] {""}
   *[other] , { $organisation }
  }; { $root ->
    [yes] chứng thư gốc, được tin cậy
   *[no] do { $issuer } cấp: dẫn tới gốc, không phải gốc
  }; hiệu lực { $from } - { $to }
roots-unfit = { $file }: { $why ->
    [no-authority] có chứng thư không phải của tổ chức chứng thực; không dùng
   *[no-certificate] không có chứng thư nào đọc được; không dùng
  }

help-document-file = Ghi tệp của văn bản ra ngoài, để ký hoặc để gửi: tệp có cùng đuôi với tên nêu ở --out
option-document-file-document = Văn bản: số/ký hiệu
option-document-file-out = Tệp ghi ra (.pdf, .docx, .html)
value-document-file-out = TỆP
document-file-written = Đã ghi { $file }.
problem-no-such-kept-file = văn bản này không có tệp .{ $ending }.
problem-no-such-kept-file-help = xem các tệp trên trang của văn bản; .pdf chỉ có khi bản cài đặt lập được PDF

help-report = Lập báo cáo theo biểu mẫu, mọi con số đếm từ sổ
help-report-make = Lập một báo cáo và ghi ra tệp
examples-report-make =
    Ví dụ:
      dondoc report make bao-cao-6-thang --period 2024-H1 --out bao-cao.docx
      dondoc report make phu-luc-iv --period 2024-H1 --as-of 2024-06-14 --out phu-luc-iv.xlsx
      dondoc report make qua-han --period 2025-05 --unit "Văn phòng" --out qua-han.html
help-report-forms = Xem các biểu mẫu: có sẵn, và của cơ quan trong definitions/forms của thư mục dữ liệu
help-report-check = Kiểm tra tệp định nghĩa biểu mẫu
examples-report-check =
    Ví dụ:
      dondoc report check definitions/forms/phu-luc-iv.toml
value-period = KỲ
value-report-make-form = BIỂU-MẪU
value-report-make-out = TỆP
value-report-make-from = NGÀY
value-report-make-to = NGÀY
value-definitions = TỆP
option-report-make-form = Biểu mẫu: xem dondoc report forms
option-period = Kỳ báo cáo: 2024 (năm), 2024-H1 (6 tháng), 2024-Q2 (quý), 2024-06 (tháng)
option-report-make-from = Lấy nhiệm vụ giao từ ngày này, khi văn bản yêu cầu báo cáo nói khác biểu mẫu
option-report-make-to = Đến hết ngày này
option-report-make-as-of = Đến hết ngày nào (mặc định: ngày cuối của kỳ)
option-report-make-unit = Chỉ nhiệm vụ của đơn vị này và các đơn vị trực thuộc
option-format = Dạng tệp: docx, xlsx, html, pdf nếu bản cài đặt có (mặc định: theo tên tệp)
option-report-make-out = Tệp ghi ra
option-definitions = Các tệp định nghĩa
report-made = { $file }: { $name }, số liệu từ { $from } đến { $to }, tình trạng đến hết ngày { $as-of }.
report-form-good = { $file }: biểu mẫu { $id } dùng được.
report-forms-column-id = Biểu mẫu
report-forms-column-name = Tên
report-forms-column-window = Kỳ tính
report-forms-column-version = Bản
report-window-decree = từ ngày 15 đến ngày 14 (Nghị định 09/2019/NĐ-CP)
report-window-calendar = theo lịch
help-report-owed = Xem các báo cáo định kỳ phải nộp trong năm; giao những báo cáo đến lúc phải giao
examples-report-owed =
    Ví dụ:
      dondoc report owed --year 2025
      dondoc report owed --give
value-year = NĂM
option-report-owed-year = Năm (mặc định: năm nay)
option-give = Giao các báo cáo đến lúc phải giao, mỗi báo cáo là một nhiệm vụ
report-owed-given = Đã giao { $count } báo cáo.
report-owed-column-report = Báo cáo
report-owed-column-period = Kỳ
report-owed-column-lead = Đơn vị
report-owed-column-due = Hạn gửi
report-owed-column-task = Nhiệm vụ
report-owed-column-state = Tình trạng
report-owed-column-kept = Đã lưu
report-owed-early = sớm { $days } ngày
report-owed-on-time = đúng hạn
report-owed-late = trễ { $days } ngày
report-owed-from = giao từ { $day }
help-report-list = Xem các báo cáo đã lưu
help-report-show = Xem một báo cáo đã lưu lập từ đâu, và lập lại có giống hệt không
examples-report-show =
    Ví dụ:
      dondoc report show BC-2024-03
      dondoc report show BC-2024-03 --out bao-cao-da-gui.docx
help-report-compare = So hai báo cáo đã lưu, hoặc một báo cáo với số liệu biết đến nay, từng nhiệm vụ một
examples-report-compare =
    Ví dụ:
      dondoc report compare BC-2024-03
      dondoc report compare BC-2024-03 BC-2024-05
help-report-send = Ghi nhận đã gửi báo cáo
examples-report-send =
    Ví dụ:
      dondoc report send BC-2024-03 --to "UBND tỉnh" --on 2024-06-18
help-report-withdraw = Rút một báo cáo đã lưu: không tính nữa
value-report = MÃ
value-other = MÃ
value-report-show-out = TỆP
value-report-send-to = NƠI-NHẬN
option-report = Mã báo cáo: xem dondoc report list
option-other = Mã báo cáo thứ hai (mặc định: số liệu biết đến nay)
option-report-show-out = Ghi tệp đã lưu ra đây
option-lists = Kèm danh sách nhiệm vụ sau từng con số
option-keep = Lưu báo cáo: tệp, và mọi thứ cần để lập lại đúng như vậy
option-report-send-to = Nơi nhận
option-report-send-on = Ngày gửi (mặc định: hôm nay)
option-report-send-document = Văn bản phát hành kèm báo cáo: số/ký hiệu
option-report-withdraw-reason = Vì sao không tính nữa
report-kept = { $file }: { $name }, đã lưu với mã { $code }.
report-sent = Đã ghi: báo cáo { $code } gửi { $to }.
report-withdrawn = Đã rút báo cáo { $code }.
report-was-sent = { $to }, { $on }
report-was-withdrawn = đã rút: { $reason }
report-list-column-code = Mã
report-list-column-name = Báo cáo
report-list-column-period = Kỳ
report-list-column-days = Lấy nhiệm vụ giao trong
report-list-column-as-of = Tính đến hết ngày
report-list-column-kept = Ngày lưu
report-list-column-sent = Đã gửi
report-list-column-definitions = Biểu mẫu
report-list-column-rules = Quy tắc
report-list-column-position = Sự kiện cuối
report-list-column-root = Mã kiểm của sổ
report-list-column-files = Tệp đã lưu
report-same-again = Lập lại bây giờ: giống hệt các tệp đã lưu.
report-compared-now = nay
report-compared-same = { $before } và { $after }: không nhiệm vụ nào khác nhau.
report-compared-figure = { $standing }: { $before } → { $after }
report-compared-absent = không tính
report-cause-event = { $what }, có hiệu lực { $effective }, ghi ngày { $recorded }, { $who }
report-cause-not-taken = một trong hai báo cáo không lấy nhiệm vụ này
report-cause-days-passed = không có việc nào được ghi: ngày đã qua
report-cause-laws = không có việc nào được ghi: lịch nghỉ hoặc quy tắc đã khác
problem-report-differs-again = lập lại bây giờ thì tệp { $formats } không giống hệt tệp đã lưu.
problem-report-differs-again-help = số liệu thì như nhau: tệp khác vì bản cài đặt hoặc phông chữ khác. Tệp đã gửi là tệp đã lưu; dùng --out để lấy lại.
problem-report-format = không rõ dạng tệp của “{ $file }”.
problem-report-format-help = đặt tên tệp với đuôi .docx, .xlsx, .html (.pdf nếu bản cài đặt có), hoặc ghi --format.

## Procedures

help-procedure = Xem, kiểm tra, vẽ các quy trình: hồ sơ đi qua những bước nào, ai làm, bao lâu
help-procedure-list = Xem các quy trình: có sẵn, và của cơ quan trong definitions/procedures của thư mục dữ liệu
help-procedure-check = Kiểm tra tệp định nghĩa quy trình, chỉ rõ dòng sai
examples-procedure-check =
    Ví dụ:
      dondoc procedure check definitions/procedures/nhiem-vu-khcn-cap-tinh.toml
help-procedure-draw = Vẽ một quy trình: các bước, thời hạn, rẽ nhánh, trả lại, từ chối
examples-procedure-draw =
    Ví dụ:
      dondoc procedure draw nhiem-vu-khcn-cap-tinh
      dondoc procedure draw nhiem-vu-khcn-cap-tinh --svg quy-trinh.svg
value-procedure = QUY-TRÌNH
value-svg = TỆP
option-procedure = Quy trình (xem dondoc procedure list), hoặc tệp định nghĩa
option-svg = Ghi hình vẽ (SVG) ra tệp này
procedure-good = { $file }: quy trình { $id } dùng được, { $stages } bước.
procedure-drawn = { $file }: { $name }.
procedure-whole = Toàn bộ: { $limit }
procedure-column-id = Quy trình
procedure-column-name = Tên
procedure-column-stages = Số bước
procedure-column-version = Bản
procedure-column-from = Từ ngày
procedure-column-to = Đến ngày
procedure-column-code = Mã
procedure-column-online = Trực tuyến
procedure-column-fee = Phí, lệ phí
procedure-column-legal = Theo luật
procedure-column-own = Cơ quan
procedure-column-cut = Giảm
option-services = Chỉ thủ tục hành chính: mã, mức trực tuyến, phí, thời hạn theo luật và của cơ quan, mức cắt giảm

## Dossiers

help-dossier = Hồ sơ: tiếp nhận, đi qua các bước của quy trình, thời hạn từng bước
help-dossier-open = Tiếp nhận một hồ sơ theo quy trình đang áp dụng
examples-dossier-open =
    Ví dụ:
      dondoc dossier open danh-gia-nhiem-vu-ngoai-ngan-sach --subject "Máy sấy nông sản" --party "to-chuc=Công ty Minh Phát (0301234567)" --field "noi-nop=Trực tuyến"
help-dossier-list = Xem các hồ sơ
help-dossier-print = In một giấy tờ của hồ sơ (giấy tiếp nhận, phiếu xin lỗi, bảng tổng hợp ý kiến), theo quy trình của hồ sơ; không nói giấy nào thì xem những giấy in được
help-dossier-show = Xem một hồ sơ: thông tin, các bước đã qua, thời hạn
help-dossier-enter = Nhập hoặc sửa thông tin của hồ sơ
help-dossier-name = Ghi tên bên liên quan
help-dossier-file = Ghi nhận giấy tờ vào hồ sơ
help-dossier-finish = Kết thúc bước, chuyển sang bước sau
help-dossier-return = Trả về bước trước
help-dossier-refuse = Từ chối
help-dossier-ask = Yêu cầu bổ sung hồ sơ; thời hạn dừng lại
help-dossier-take = Nhận hồ sơ bổ sung; thời hạn chạy tiếp
help-dossier-opinion = Ghi ý kiến của nơi được hỏi
help-dossier-postpone = Xin lỗi và lùi ngày hẹn
help-dossier-amend = Điều chỉnh điều đã quyết định, theo số lần quy trình cho phép
help-dossier-link = Ghi mối liên hệ: hồ sơ này dẫn đến hồ sơ khác, cả hai đều ghi
option-dossier-link-kind = Mối liên hệ nào trong quy trình ([[links]])
value-dossier-link-kind = LOẠI
option-dossier-link-to = Hồ sơ kia: số hoặc mã
help-dossier-correct = Sửa nội dung ghi sai; nội dung cũ vẫn được giữ
examples-dossier-correct =
    Ví dụ:
      dondoc dossier correct TTHC-2025-0001 --field "noi-nop=Trực tiếp" --reason "Nhập nhầm"
      dondoc dossier correct TTHC-2025-0001 --paper 2 --gone --reason "Giấy của hồ sơ khác"
value-which-paper = SỐ-THỨ-TỰ
value-opinion = NƠI-ĐƯỢC-HỎI
option-which-paper = Giấy tờ ghi sai: thứ mấy, đếm từ 1 theo thứ tự ghi nhận
option-gone = Giấy tờ này không thuộc hồ sơ
option-opinion = Ý kiến ghi sai: của nơi nào
option-dossier-correct-number = Số và ký hiệu giấy tờ
option-dossier-correct-date = Ngày của giấy tờ
option-dossier-correct-files = Tệp kèm theo
help-dossier-stop = Dừng trước khi xong, theo các bước chấm dứt
help-dossier-withdraw = Rút hồ sơ, hoặc hồ sơ nhập nhầm
help-dossier-move = Cho hồ sơ đi tiếp theo bản quy trình đang áp dụng
value-dossier-print-paper = MÃ
value-dossier-print-out = TỆP
value-dossier-open-subject = TRÍCH-YẾU
value-parties = VAI-TRÒ=TÊN
value-party = VAI-TRÒ=TÊN
value-fields = MỤC=GIÁ-TRỊ
value-hour = GIỜ
value-stage = BƯỚC
value-dossier = HỒ-SƠ
value-of = NƠI-ĐƯỢC-HỎI
value-amendment = ĐIỀU-CHỈNH
option-dossier-open-subject = Hồ sơ về việc gì
option-parties = Bên liên quan theo vai trò của quy trình; mã số trong ngoặc: "chu-tri=Viện A (0301234567)"
option-party = Bên liên quan theo vai trò của quy trình; mã số trong ngoặc
value-persons = VAI-TRÒ=TÊN
value-person = VAI-TRÒ=TÊN
option-persons = Như --party, nhưng là cá nhân: họ tên và số định danh lưu ngoài sổ, xoá được
option-person = Như --party, nhưng là cá nhân
option-fields = Thông tin của hồ sơ (ghi nhiều lần được)
option-hour = Giờ nhận (mặc định: lúc này); sau giờ chốt của quy trình thì tính từ ngày làm việc sau
option-stage = Chỉ hồ sơ ở bước này
option-dossier-list-open = Chỉ hồ sơ chưa kết thúc
option-closed = Chỉ hồ sơ đã kết thúc
option-dossier = Số hồ sơ
option-dossier-list-procedure = Chỉ hồ sơ của quy trình này
option-dossier-print-paper = Mã của giấy tờ trong quy trình; không nói thì xem những giấy in được
option-dossier-print-out = Tệp ghi ra
option-dossier-open-procedure = Quy trình: xem dondoc procedure list
option-dossier-open-unit = Đơn vị thụ lý (mặc định: đơn vị của bước đầu)
option-dossier-file-number = Số và ký hiệu giấy tờ
option-dossier-file-date = Ngày của giấy tờ
option-dossier-file-files = Tệp kèm theo
option-dossier-finish-files = Tệp kèm theo
option-of = Nơi được hỏi, như quy trình ghi
option-disagrees = Không đồng ý
option-amendment = Điều chỉnh nào, theo quy trình
## Event dates

help-event-date = Ngày sự kiện mà thời hạn tính theo: kỳ họp HĐND, Tết
help-event-date-announce = Công bố một sự kiện, có thể chưa rõ ngày
examples-event-date-announce =
    Ví dụ:
      dondoc event-date announce "Kỳ họp thứ 30 HĐND tỉnh" --day 10/7/2025
      dondoc event-date move "Kỳ họp thứ 30 HĐND tỉnh" --day 24/7/2025 --reason "Thông báo số 45/TB-HĐND"
help-event-date-move = Dời ngày, ghi lý do; hồ sơ và nhiệm vụ tính theo dời cùng
help-event-date-hold = Ghi sự kiện đã diễn ra
help-event-date-list = Xem các sự kiện
help-event-date-show = Xem một sự kiện: đã dời mấy lần, vì sao
value-event-date-announce-name = TÊN
value-event-date-move-name = TÊN
value-event-date-hold-name = TÊN
value-event-date-show-name = TÊN
value-event = SỰ-KIỆN
value-days-before = SỐ-NGÀY
option-event-date-announce-name = Tên sự kiện
option-event-date-move-name = Tên sự kiện
option-event-date-hold-name = Tên sự kiện
option-event-date-show-name = Tên sự kiện
option-event-date-announce-day = Ngày diễn ra; bỏ trống nếu chưa rõ
option-event-date-move-day = Ngày mới; bỏ trống nếu chưa rõ
option-event = Tên sự kiện
option-days-before = Phải xong trước sự kiện mấy ngày
event-date-no-day = chưa rõ ngày
event-date-column-name = Sự kiện
event-date-column-day = Ngày
event-date-column-hanging = Tính theo
## People outside

help-person = Người ngoài cơ quan có tên trong hồ sơ: xem, xoá dữ liệu cá nhân
help-person-list = Xem những người có tên trong các hồ sơ mà tài khoản được xem
help-person-show = Xem một người đứng trong hồ sơ nào
help-person-erase = Xoá hẳn dữ liệu cá nhân của một người; hồ sơ, số liệu, báo cáo giữ nguyên
examples-person-erase =
    Ví dụ:
      dondoc person list "Nguyễn Văn A"
      dondoc person erase 01980000-0000-7000-8000-000000000001 --ground "Đơn yêu cầu ngày 2/6/2025" --reason "Người nộp yêu cầu xoá" --yes
value-words = TỪ
value-person-show-person = MÃ
value-person-erase-person = MÃ
value-ground = CĂN-CỨ
option-words = Một phần họ tên, hoặc số định danh
option-person-show-person = Mã của người đó: xem dondoc person list
option-person-erase-person = Mã của người đó: xem dondoc person list
option-ground = Căn cứ: yêu cầu ngày nào, quy định nào
option-person-erase-reason = Lý do (không ghi tên người)
option-with-files = Xoá cả tệp chỉ có trong hồ sơ của người này
option-yes = Xác nhận: không khôi phục được
person-column-id = Mã
person-column-name = Họ tên
person-column-dossiers = Hồ sơ
person-erased = (đã xoá)
person-hidden = (không được xem tên)
person-unnamed = (không ghi tên)
problem-person-sure = dữ liệu cá nhân trong hồ sơ { $dossiers } sẽ mất hẳn.
problem-person-sure-help = nếu đúng ý, thêm --yes
dossier-column-number = Số hồ sơ
dossier-column-subject = Về việc
dossier-column-stage = Bước
dossier-column-owner = Đơn vị
dossier-column-due = Thời hạn
dossier-supplement-until = người nộp có đến { $day }
dossier-procedure = Quy trình
dossier-version = bản
dossier-ended = Kết thúc
dossier-return-day = Hẹn trả

## Exchange

help-exchange = Liên thông văn bản với cơ quan khác: nhận, gửi, trạng thái
help-exchange-import = Nhận các gói tin trong thư mục đến, báo trạng thái cho nơi gửi, ghi ra các gói tin đang chờ
help-exchange-export = Gửi một văn bản đi (hoặc thu hồi, cập nhật, trả lời thu hồi), ghi ra các gói tin đang chờ
help-exchange-status = Văn bản đã gửi đến đâu, hoặc hai thư mục của cơ quan
examples-exchange =
    Ví dụ:
      dondoc exchange import
      dondoc exchange export 27/TB-SKHCN --to H38 --to "UBND tỉnh Lạng Sơn"
      dondoc exchange export 27/TB-SKHCN --recall --reason "gửi nhầm"
      dondoc exchange status 27/TB-SKHCN
value-exchange-export-to = CƠ-QUAN
option-exchange-export-to = Nơi nhận: mã định danh hoặc tên (ghi nhiều lần được; mặc định: nơi nhận ghi trên văn bản mà có mã)
option-exchange-export-recall = Yêu cầu nơi nhận trả lại (cần lý do)
option-exchange-export-update = Gửi bản mới cho những nơi đã nhận
option-exchange-export-give-back = Trả lại văn bản đến mà nơi gửi yêu cầu lấy lại (cần lý do); rút văn bản cùng các nhiệm vụ
option-exchange-export-keep = Không trả lại (cần lý do)
option-exchange-export-reason = Lý do
option-exchange-export-document = Văn bản: số/ký hiệu
option-exchange-status-document = Văn bản: số/ký hiệu
exchange-elsewhere = Một máy chủ khác đang xem hai thư mục; không làm gì thêm.
exchange-known = { $file }: đã nhận trước đây
exchange-entered = { $file }: vào sổ văn bản đến, { $proposed } đề xuất
exchange-updated = { $file }: cập nhật văn bản đã nhận
exchange-recalled = { $file }: nơi gửi yêu cầu lấy lại, chờ trả lời
exchange-state = { $file }: nơi nhận báo trạng thái { $code }
exchange-refused = { $file }: không nhận, { $why }
exchange-done = Đã xem { $count } gói tin, báo { $told } trạng thái, ghi ra { $written } gói tin.
exchange-sent = { $document }: gửi { $to }
exchange-written = Đã ghi ra { $written } gói tin.
exchange-no-state = đã gửi, chưa có trả lời
exchange-signed = Thông điệp gửi đến có chữ ký số; chữ ký này chưa được kiểm tra tại đây.
exchange-nothing = Văn bản này không đến và không đi qua liên thông.
exchange-column-code = Mã
exchange-column-body = Cơ quan
exchange-column-day = Ngày
exchange-column-state = Trạng thái
exchange-column-words = Ghi chú
exchange-folders =
    Mã của cơ quan: { $code }
    Thư mục đến: { $import }
    Thư mục đi: { $export }
    Lần xem gần nhất: { $result }
## Chỉ tiêu

help-target = Chỉ tiêu: mục tiêu từng kỳ, giá trị đạt được có minh chứng
help-target-catalogue = Xem các chỉ tiêu có sẵn (PII, DTI, PCI, TFP, PAR INDEX …)
help-target-list = Xem các chỉ tiêu đang theo dõi: mục tiêu, giá trị, đạt hay không
examples-target-list =
    Ví dụ:
      dondoc target list --period 2025 --owner "Phòng QLKH"
      dondoc target list --standing not-reached
help-target-show = Xem một chỉ tiêu: từng kỳ, xu hướng, mọi lần ghi
help-target-define = Bắt đầu theo dõi một chỉ tiêu
examples-target-define =
    Ví dụ:
      dondoc target define PII --owner "Phòng QLKH"
      dondoc target define DA-TD --name "Số dự án được thẩm định" --unit "dự án" --rhythm quarter --owner "Phòng QLKH"
help-target-set = Giao mục tiêu của một kỳ: số, >= số, <= số, hoặc từ..đến
examples-target-set =
    Ví dụ:
      dondoc target set PII ">= 45" --period 2025 --words "Kế hoạch 12/KH-UBND"
help-target-enter = Nhập giá trị của một kỳ, có minh chứng
examples-target-enter =
    Ví dụ:
      dondoc target enter SIPAS "82,5" --period 2025 --words "Công bố ngày 15/4"
      dondoc target enter HS-DH "12/14" --period 2025-Q2 --file bao-cao.docx --words "Sổ theo dõi"
help-target-correct = Sửa giá trị đã nhập; giá trị cũ vẫn còn trong sổ
help-target-end = Thôi theo dõi một chỉ tiêu
value-target = MỤC-TIÊU
value-target-list-period = KỲ
value-code = MÃ
value-value = GIÁ-TRỊ
option-target-code = Mã chỉ tiêu
option-target-list-period = Các kỳ nằm trong kỳ này: 2025, 2025-H1, 2025-Q2, 2025-06 (mặc định: năm nay)
option-target-list-owner = Chỉ chỉ tiêu của đơn vị này và các đơn vị trong nó
option-target-list-standing = Chỉ chỉ tiêu đang ở tình trạng này: reached, not-reached, met-so-far, not-yet, no-value, awaited, no-target
option-target-as-of = Tính đến hết ngày này
option-target-known-at = Theo những gì đã ghi đến hết ngày này
option-target-define-owner = Đơn vị chịu trách nhiệm
option-target-define-name = Tên chỉ tiêu (khi không lấy từ danh mục)
option-target-define-unit = Đơn vị tính
option-target-define-direction = Chiều: higher (càng cao càng tốt), lower, neither
option-target-define-rhythm = Kỳ: month, quarter, half, year
option-target-define-group = Thuộc bộ chỉ số, kế hoạch nào
option-target-define-measure = Cách đo, ai đo
option-target-period = Kỳ: 2025, 2025-H1, 2025-Q2, 2025-06
option-target-document = Văn bản làm căn cứ, minh chứng
option-target-files = Tệp minh chứng
option-target-words = Minh chứng bằng lời: nguồn nào, ở đâu
option-target-set-target = Mục tiêu: 80, ">= 80", "<= 5", "80..90"
option-target-enter-value = Giá trị: 82,5 hoặc 12/14
option-target-correct-value = Giá trị đúng
option-target-correct-none = Lẽ ra không có giá trị nào
target-column-code = Mã
target-column-name = Chỉ tiêu
target-column-unit = Đơn vị tính
target-column-rhythm = Kỳ
target-column-owner = Đơn vị
target-column-period = Kỳ
target-column-target = Mục tiêu
target-column-value = Giá trị
target-column-standing = Tình trạng
target-column-trend = Xu hướng
target-column-evidence = Minh chứng
target-not-read = không hiểu mục tiêu “{ $typed }”.
target-not-read-help = ghi số, ví dụ 80, ">= 80", "<= 5" hoặc "80..90"; chỉ tiêu không có chiều cần dấu hoặc khoảng
target-value-not-read = không hiểu giá trị “{ $typed }”.
target-value-not-read-help = ghi số, ví dụ 82,5 hoặc 3.840, hoặc phần trên tổng, ví dụ 12/14

## Cổng công khai

help-portal = Cổng công khai: mở, đóng, công bố việc cam kết
help-portal-open = Mở cổng, hoặc đổi loại hồ sơ được nhận; phần không ghi thì giữ nguyên
examples-portal-open =
    Ví dụ:
      dondoc portal open --procedure nhiem-vu-khcn-cap-tinh --procedure sang-kien --act "Thông báo số 20/TB-SKHCN"
      dondoc portal open --daily 50 --act "Thông báo số 21/TB-SKHCN"
help-portal-close = Đóng cổng: không ai xem hay gửi được gì nữa
help-portal-show = Xem cổng đang mở cho loại hồ sơ nào, việc nào đã công bố
help-portal-publish = Công bố một nhiệm vụ: lời công bố, đơn vị chủ trì, thời hạn, tình trạng
help-portal-unpublish = Thôi công bố một nhiệm vụ
option-portal-open-procedures = Loại hồ sơ được nhận, thay cho những loại trước (ghi nhiều lần được)
value-portal-open-procedures = QUY-TRÌNH
option-portal-open-welcome = Lời đầu trang
value-portal-open-welcome = LỜI
option-portal-open-contact = Hỏi ai, ở đâu
value-portal-open-contact = LỜI
option-portal-open-address = Địa chỉ của cổng, ghi trong thư báo
value-portal-open-address = ĐỊA-CHỈ
option-portal-open-daily = Nhận nhiều nhất bao nhiêu hồ sơ mỗi ngày
value-portal-open-daily = SỐ
option-act = Văn bản quyết định: số, ký hiệu, ngày
value-act = VĂN-BẢN
option-portal-publish-words = Lời công bố; bỏ trống thì lấy nội dung nhiệm vụ
option-portal-host = Tên miền chỉ trả lời cổng công khai, không có gì khác; ở tên miền khác thì cổng không trả lời
value-portal-host = TÊN
portal-name = Cổng công khai
portal-open = Cổng đang mở, nhận:
portal-closed = Cổng đang đóng.
portal-not-declared = quy trình { $procedure } không khai báo phần [portal]: công chúng gửi gì cho nó
portal-not-declared-help = chọn quy trình khác, hoặc thêm phần [portal] vào tệp định nghĩa (docs/procedures.md)
