# Vì sao một việc không làm được, tiếng Việt. Tệp en.ftl có đúng các khóa này.

app-error-not-allowed = tài khoản này không được làm việc đó ({ $command }).
app-error-not-allowed-help = nhờ người có thẩm quyền làm, hoặc dùng --as TÀI-KHOẢN; bảng thẩm quyền ở docs/permissions.md
app-error-no-account = không có tài khoản “{ $name }” trong cơ quan này.
app-error-no-account-help = dùng --as TÀI-KHOẢN, hoặc tạo bằng: dondoc unit account --officer HỌ-TÊN TÀI-KHOẢN
app-error-no-task = không có nhiệm vụ “{ $name }”.
app-error-no-task-help = ghi mã (2025/0147) hoặc tám ký tự cuối của số hiệu; xem: dondoc task list
app-error-no-report = không có báo cáo đã lưu nào mang mã “{ $name }”.
app-error-no-report-help = xem các mã bằng lệnh dondoc report list, hoặc ở trang Báo cáo đã lưu
app-error-no-document = không có văn bản “{ $name }” trong sổ.
app-error-no-document-help = ghi số và ký hiệu như trên văn bản: 15/TB-SKHCN
app-error-no-unit = không có đơn vị “{ $name }”.
app-error-no-unit-help = ghi tên hoặc tên tắt của đơn vị; xem: dondoc unit list
app-error-ambiguous = “{ $name }” có thể là nhiều mục.
app-error-ambiguous-help = ghi đầy đủ hơn
app-error-changed = nhiệm vụ đã thay đổi từ lúc xem: { $meanwhile }.
app-error-changed-help = xem lại nhiệm vụ rồi làm lại nếu vẫn cần
app-error-not-initialised = { $path } chưa phải thư mục dữ liệu của cơ quan nào.
app-error-not-initialised-help = tạo bằng: dondoc init --name "TÊN CƠ QUAN", hoặc chỉ đúng thư mục bằng --home
app-error-initialised = { $path } đã là thư mục dữ liệu của một cơ quan.
app-error-initialised-help = chọn thư mục khác bằng --home
draft-refusal-number-taken = đã có văn bản { $code } trong sổ.
draft-refusal-number-taken-help = số đã cấp trên giấy thì bỏ qua trong sổ: dondoc register give --number SỐ (kèm lý do), rồi làm lại
app-error-bad-file = { $path } không dùng được: { $reason }
app-error-bad-file-help = sửa tệp rồi làm lại

store-error-open = không mở được cơ sở dữ liệu: { $reason }
store-error-open-help = kiểm tra đường dẫn, quyền ghi, hoặc máy chủ PostgreSQL có đang chạy không
store-error-not-a-ledger = đó không phải cơ sở dữ liệu của dondoc: { $reason }
store-error-not-a-ledger-help = chọn tệp hoặc cơ sở dữ liệu khác; không có gì bị ghi vào đó
store-error-newer = sổ do bản dondoc mới hơn ghi: { $reason }
store-error-newer-help = dùng bản dondoc mới hơn
store-error-engine = cơ sở dữ liệu báo lỗi: { $reason }
store-error-engine-help = chưa có gì được ghi; kiểm tra đĩa và máy chủ rồi làm lại
store-error-conflict = có người vừa ghi trước: { $reason }
store-error-conflict-help = xem lại rồi làm lại
store-error-damaged = sổ bị hỏng hoặc bị sửa: { $reason }
store-error-damaged-help = chạy: dondoc verify, và khôi phục từ bản sao lưu nếu cần
store-error-file = không đọc hoặc ghi được tệp: { $reason }
store-error-file-help = kiểm tra đường dẫn, quyền và chỗ trống trên đĩa

sign-in-refusal-wrong = tên đăng nhập hoặc mật khẩu không đúng: nhập lại, hoặc nhờ quản trị cấp lại đường dẫn đặt mật khẩu.
sign-in-refusal-wait = đã nhập sai nhiều lần: thử lại sau { $minutes } phút.
sign-in-refusal-gone = tài khoản này hiện không giữ vị trí nào trong cơ quan nên không vào được: nhờ quản trị cập nhật vị trí công tác.
sign-in-refusal-unknown = bạn đã đăng nhập đúng, nhưng chưa có tài khoản nào ở đây ứng với bạn (tên: { $name }).
sign-in-refusal-unknown-help = nhờ quản trị nối tài khoản với mã định danh này: { $subject }
account-refusal-identity = địa chỉ nơi đăng nhập và mã định danh phải có, không quá dài.
sign-in-refusal-short = mật khẩu phải có ít nhất { $letters } ký tự: chọn một câu dễ nhớ, dài hơn.
token-refusal-name = ghi mã truy cập dùng để làm gì, không quá { $letters } ký tự, để sau này biết còn cần hay không.
token-refusal-scopes = mã truy cập phải có phạm vi: xem (read), ra lệnh (act) hoặc quản lý tài khoản (administer).
token-refusal-days = mã truy cập có hiệu lực ít nhất một ngày, nhiều nhất { $days } ngày.
token-refusal-many = tài khoản này đã có { $most } mã truy cập: thu hồi những mã không còn cần trước đã.
token-refusal-unknown = không có mã truy cập này.
sign-in-refusal-password = mật khẩu này không dùng được: chọn mật khẩu khác.
sign-in-refusal-link = đường dẫn này đã dùng hoặc đã hết hạn: nhờ quản trị gửi đường dẫn mới.

roster-no-name = không có tên
roster-no-day = “{ $word }” không phải ngày (ghi như 01/03/2025)
roster-ends-before-it-begins = ngày cuối trước ngày đầu
roster-no-role = “{ $word }” không phải vai trò (ghi: Văn thư, Trưởng đơn vị, Chuyên viên, Lãnh đạo, Quản trị hoặc Người xem)
roster-no-unit = không có đơn vị “{ $word }”, hoặc đơn vị đã kết thúc
roster-no-parent = không có đơn vị cấp trên “{ $word }”, hoặc đơn vị đó lại thuộc chính đơn vị này
roster-over = đã kết thúc sau ngày { $day }
roster-account-taken = tài khoản { $word } là của người khác
roster-has-parts = còn đơn vị trực thuộc chưa kết thúc; đã thêm nhưng chưa ghi ngày cuối

# Nhắc việc và báo việc: câu trong thông báo, trong thư và trên dòng lệnh.
notice-due = { $side ->
    [ahead] Còn { $days } ngày làm việc đến hạn { $day }
    [today] Hôm nay là hạn
   *[over] Quá hạn { $day }, đã { $days } ngày làm việc
}
notice-share = { $side ->
    [ahead] Còn { $days } ngày làm việc đến hạn { $day }; đơn vị chưa báo phần phối hợp
    [today] Hôm nay là hạn; đơn vị chưa báo phần phối hợp
   *[over] Quá hạn { $day }; đơn vị chưa báo phần phối hợp
}
notice-undated = Giao ngày { $day }, không có thời hạn, đã { $days } ngày làm việc chưa xong
notice-not-accepted = Giao ngày { $day }, chưa ai nhận
notice-to-confirm = Báo kết quả ngày { $day }, chờ xác nhận hoặc trả lại
notice-extension-asked = Xin lùi hạn ngày { $day }, chờ trả lời
notice-answer = Hẹn trả lời, bổ sung ngày { $day }, chưa có
notice-returned = Kết quả bị trả lại ngày { $day }, chưa báo lại
notice-why = Nhận với tư cách { $level }. Quy tắc: { $rule }.
rule-when = { $side ->
    [before] { $days } ngày làm việc trước { $anchor }
    [on] đúng { $anchor }
   *[after] { $days } ngày làm việc sau { $anchor }
}
rule-every = { $when }, rồi cứ { $days } ngày làm việc một lần
rule-event = báo ngay khi có việc “{ $event }”
anchor-due = ngày đến hạn
anchor-share = ngày đến hạn, khi đơn vị phối hợp chưa báo phần của mình
anchor-undated = ngày giao, khi nhiệm vụ không có thời hạn
anchor-not-accepted = ngày giao, khi chưa ai nhận
anchor-to-confirm = ngày báo kết quả, khi chưa xác nhận hoặc trả lại
anchor-extension-asked = ngày xin lùi hạn, khi chưa trả lời
anchor-answer = ngày hẹn trả lời hoặc bổ sung, khi chưa có
anchor-returned = ngày kết quả bị trả lại, khi chưa báo lại
level-officer = người được phân công
level-head = trưởng đơn vị chủ trì
level-support-heads = trưởng đơn vị phối hợp
level-former-head = trưởng đơn vị chủ trì trước đó
level-watcher = lãnh đạo theo dõi
level-leaders = lãnh đạo cơ quan
level-clerk = văn phòng
contact-refusal-address = không phải một địa chỉ thư điện tử.
contact-refusal-address-help = ghi như ten@lamgiang.gov.vn, hoặc để trống

letter-subject = { $count ->
    [1] { $first }
   *[other] { $count } việc cần lưu ý, ngày { $day }
}
letter-greeting = Kính gửi { $name },
letter-intro = { $office } báo { $count } việc:
letter-end = Thư tự động, không cần trả lời.
letter-settings = Chọn nhận thư nào: { $address }

## Reports

app-error-no-form = không có biểu mẫu “{ $form }”.
app-error-no-form-help = xem các biểu mẫu: dondoc report forms
app-error-form-definition = biểu mẫu { $file }, dòng { $line }: { $what }.
app-error-form-definition-help = sửa dòng đó rồi làm lại; dondoc report check kiểm tra một tệp.
app-error-report-ungrouped = báo cáo không cộng đúng: { $count } nhiệm vụ của phần “{ $part }” không thuộc nhóm nào: { $tasks }.
app-error-report-ungrouped-help = thêm vào biểu mẫu một nhóm cho các nhiệm vụ đó (nhóm không có điều kiện nhận mọi nhiệm vụ còn lại).
app-error-report-marks-differ = báo cáo không cộng đúng: cột { $mark } đếm { $counted }, danh sách { $mark } có { $listed } nhiệm vụ.
app-error-report-marks-differ-help = sửa điều kiện của danh sách hoặc con số của cột trong biểu mẫu.

## Procedures

app-error-no-procedure = không có quy trình “{ $procedure }” đang áp dụng.
app-error-no-procedure-help = xem các quy trình: dondoc procedure list
app-error-procedure-definition = quy trình { $file }, dòng { $line }: { $what }.
app-error-procedure-definition-help = sửa dòng đó rồi làm lại; dondoc procedure check kiểm tra một tệp.
word-yes = Có
word-no = Không
register-heading-number = Số hồ sơ; Mã hồ sơ; Số
register-heading-subject = Về việc; Trích yếu; Nội dung; Tên hồ sơ
register-heading-opened = Ngày tiếp nhận; Ngày nhận; Ngày vào sổ
register-heading-unit = Đơn vị thụ lý; Đơn vị giải quyết; Đơn vị
register-no-columns = không bảng nào trong { $file } có cột cho số hồ sơ và nội dung hồ sơ.
register-no-columns-help = ghi tiêu đề cột như sổ của quy trình: “Số hồ sơ”, “Về việc”, tên các bên và các mục.
register-too-many = { $file } có hơn { $most } dòng.
register-too-many-help = chia tệp ra rồi nhập từng phần; số hồ sơ đã nhập không nhập lại.
register-bad = { $count } dòng chưa nhập được, nên chưa nhập dòng nào.
register-bad-help = sửa các dòng nêu trên trong { $file } rồi nhập lại cả tệp.
register-no-number = thiếu số hồ sơ
register-no-day = không có ngày “{ $words }”
register-no-unit = cơ quan không có đơn vị “{ $words }”
register-twice = số này đã có ở dòng trên
register-not-in-force = quy trình không áp dụng ngày { $day }
register-row-new = Dòng { $row }: { $number }, { $subject }, nhận ngày { $opened }, { $unit }
register-row-bad = Dòng { $row } { $number }: { $why }
register-counts = { $new } hồ sơ mới, { $known } đã có trong sổ, { $bad } dòng chưa nhập được.
procedure-online-full = Toàn trình
procedure-online-partial = Một phần
procedure-online-none = Chưa cung cấp
procedure-limit-days = { $count } ngày
procedure-limit-working-days = { $count } ngày làm việc
procedure-limit-months = { $count } tháng
procedure-limit-until = đến hết ngày: { $day }
procedure-way-supplement = yêu cầu bổ sung: người nộp có { $within }, quá hạn thì trả lại hoặc từ chối
procedure-limit-where = { $limit } nếu { $if }
procedure-limit-or = { $limit }; { $other }
procedure-if-all = { $one } và { $other }
procedure-if-any = { $one } hoặc { $other }
procedure-limit-none = không định thời hạn
procedure-limit-after = { $limit } kể từ: { $day }
procedure-limit-before = chậm nhất { $limit } trước: { $day }
procedure-owner-unit = Đơn vị thụ lý
procedure-owner-by = { $owner } (thực hiện: { $by })
procedure-owner-decides = { $owner } (quyết định: { $by })
procedure-stage = bước { $number }
procedure-end = kết thúc
procedure-way-next = xong: { $to }
procedure-way-branch = nếu { $if }: { $to }
procedure-way-returned = trả lại: về { $to }
procedure-way-refused = từ chối: { $to }
procedure-way-repeat = lặp lại { $months } tháng một lần đến { $until }
procedure-way-opinions = lấy ý kiến { $of }: { $within }
procedure-if-is = { $field } là { $bound }
procedure-if-at-least = { $field } từ { $bound } trở lên
procedure-if-more-than = { $field } trên { $bound }
procedure-if-at-most = { $field } không quá { $bound }
procedure-if-less-than = { $field } dưới { $bound }
procedure-share = { $share } { $of }
signing-refusal-unsigned = tệp này chưa có chữ ký số nào.
signing-refusal-unsigned-help = tải bản để ký, ký bằng phần mềm ký số, rồi gửi lại tệp .pdf đã ký
signing-refusal-broken = chữ ký số trong tệp không hợp lệ: nội dung đã bị thay đổi sau khi ký, hoặc cách ký không được chấp nhận.
signing-refusal-broken-help = lấy lại tệp từ người ký; không sửa tệp sau khi ký
signing-refusal-other-words = tệp đã ký có nội dung khác văn bản đã ban hành.
signing-refusal-other-words-help = ký đúng bản tải về từ trang của văn bản này
signing-refusal-no-file = văn bản này không có tệp nào để đối chiếu.
app-error-no-dossier = không có hồ sơ “{ $name }”.
app-error-no-dossier-help = ghi số hồ sơ (ví dụ NV-2025-0001); xem: dondoc dossier list
app-error-no-event-date = không có sự kiện “{ $name }”.
app-error-no-event-date-help = ghi tên sự kiện; xem: dondoc event-date list
app-error-no-person = không có người nào mang mã “{ $name }”.
app-error-no-person-help = xem mã: dondoc person list

exchange-refusal-not-configured = cơ quan chưa nối liên thông văn bản: ghi mục [exchange] trong dondoc.toml (docs/exchange.md).
exchange-refusal-unreadable =
    gói tin không đọc được ({ $why ->
        [too-large] quá lớn
        [too-complex] quá nhiều lớp hoặc quá nhiều mục
        [not-xml] không phải XML
        [entities] có khai báo thực thể, không được phép
        [no-message] không phải edXML
        [missing] thiếu { $about }
        [unclear] { $about } sai
        [attachment] tệp { $about } hỏng
       *[unpacked] tệp kèm bung ra quá lớn
    }): đề nghị nơi gửi gửi lại.
exchange-refusal-own = gói tin do chính cơ quan này gửi: xem lại cấu hình của trục liên thông.
exchange-refusal-not-ours = gói tin gửi cho { $codes }, không phải cho cơ quan này: xem lại mã nơi nhận.
exchange-refusal-no-code = không biết mã định danh của “{ $name }”: ghi mã, hoặc thêm cơ quan vào definitions/bodies (docs/exchange.md).
exchange-refusal-unknown-document = không có văn bản { $document } đã gửi hoặc nhận qua liên thông: xem lại mã văn bản.
exchange-refusal-unknown-state = không có trạng thái { $state } (Quyết định 28/2018/QĐ-TTg): xem lại mã trạng thái.
app-error-indicator-definition = chỉ tiêu { $file }, dòng { $line }: { $what }.
app-error-indicator-definition-help = sửa dòng đó rồi làm lại.
app-error-no-indicator = không có chỉ tiêu “{ $name }”.
app-error-no-indicator-help = ghi mã chỉ tiêu (ví dụ PII); xem: dondoc target list, dondoc target catalogue

# Cổng tiếp nhận công khai.
door-refusal-full = hôm nay cổng đã nhận đủ số hồ sơ
door-refusal-closed = cổng không nhận loại hồ sơ này
door-refusal-nothing-sent = chưa có tệp nào: chọn ít nhất một tệp rồi gửi lại
door-refusal-dossier = việc này là một bước của hồ sơ, có tên người gửi: không công bố
door-refusal-dossier-help = công bố nhiệm vụ do văn bản giao
door-refusal-not-given = việc này chưa giao hoặc đã bỏ: không công bố
door-refusal-not-given-help = giao việc trước, rồi công bố
door-mistake-empty = chưa ghi
door-mistake-too-long = dài quá, chỉ được 300 chữ
door-mistake-code = mã số doanh nghiệp có 10 hoặc 13 chữ số
door-mistake-value = { $wrong ->
    [too-long] dài quá
    [no-number] phải là một số
    [out-of-range] số nhỏ quá hoặc lớn quá
    [no-day] phải là một ngày, ví dụ 15/7/2025
    [not-yes-no] chọn có hoặc không
    [no-choice] chọn một trong các mục
   *[empty] chưa ghi
}
door-mistake-mail = địa chỉ thư điện tử không đúng, ví dụ ten@donvi.vn
door-mistake-no-file = chưa chọn tệp
door-mistake-too-many-files = nhiều tệp quá, chỉ được { $most } tệp
door-file-empty = tệp trống
door-file-too-large = tệp lớn quá
door-file-name = tên tệp không hợp lệ: đổi tên tệp rồi chọn lại
door-file-other-kind = đuôi tên tệp không đúng với nội dung: lưu lại tệp đúng loại
door-file-kind = loại tệp này không nhận
door-file-damaged = tệp hỏng hoặc không đúng loại: mở và lưu lại tệp
door-file-bomb = tệp nén quá mức: không nhận
door-file-program = tệp có chứa macro: lưu lại không kèm macro
door-letter-subject = Hồ sơ gửi qua cổng của { $office }
door-letter-received = { $office } đã nhận hồ sơ bạn gửi qua cổng ngày { $day }.
door-letter-asked = { $office } đề nghị bổ sung hồ sơ bạn gửi qua cổng ngày { $day }.
door-letter-given = { $office } đã nhận phần bổ sung của hồ sơ bạn gửi qua cổng ngày { $day }.
door-letter-postponed = { $office } xin lỗi và hẹn lại ngày trả kết quả của hồ sơ bạn gửi qua cổng ngày { $day }.
door-letter-done = Hồ sơ bạn gửi qua cổng của { $office } ngày { $day } đã có kết quả.
door-letter-refused = { $office } không giải quyết hồ sơ bạn gửi qua cổng ngày { $day }; lý do có ở trang tra cứu.
door-letter-ended = Hồ sơ bạn gửi qua cổng của { $office } ngày { $day } đã dừng.
door-letter-where = Xem chi tiết bằng mã hồ sơ ghi trên biên nhận, ở trang tra cứu của cổng. Thư này không ghi mã và nội dung hồ sơ.
door-letter-end = Thư tự động, không cần trả lời. Không phải bạn gửi hồ sơ này thì bỏ qua thư.
entries-no-sheet = chỉ tiêu { $code } không khai báo cột nào của bảng tính.
entries-no-sheet-help = khai báo [indicators.sheet] trong bộ chỉ tiêu (docs/targets.md), rồi nhập lại
entries-no-columns = { $file }: không có bảng nào có tiêu đề của cột số và cột ngày.
entries-no-columns-help = cột số có tiêu đề là một trong: { $key }; cột ngày: { $day }
entries-bad = { $count } dòng không đếm được, nên không dòng nào được ghi.
entries-bad-help = sửa các dòng đó trong bảng tính, rồi nhập lại
entries-no-key = không có số để nhận ra dòng
entries-no-day = không đọc được ngày
entries-later = ngày chưa đến
entries-no-amount = số lượng không phải số nguyên
entries-twice = trùng số với một dòng ở trên
entries-row-bad = dòng { $row }, cột “{ $column }”: { $why }: { $words }
entries-row-changed = dòng { $row } ({ $key }): { $before } → { $after }
entries-period = { $period }: { $before } → { $after } ({ $rows } dòng)
entries-counts = { $new } dòng mới, { $known } đã có, { $changed } khác trước, { $others } thuộc loại không đếm, { $bad } không đếm được.

roots-refusal-no-certificate = tệp này không có chứng thư số nào đọc được.
roots-refusal-no-certificate-help = dùng chứng thư như nơi cấp công bố: .cer, .crt hoặc .pem
roots-refusal-no-authority = tệp này có chứng thư không phải của tổ chức chứng thực: không thể lấy làm gốc tin cậy.
roots-refusal-no-authority-help = dùng chứng thư gốc của nơi cấp chứng thư cho người ký, không dùng chứng thư của chính người ký
roots-refusal-name-taken = đã có tệp khác mang tên này.
roots-refusal-name-taken-help = xem các tệp đã có: dondoc document roots; đặt tên khác cho tệp mới
trust-unasked = chưa kiểm tra độ tin cậy của chứng thư, vì cơ quan chưa lưu chứng thư gốc nào
trust-rooted = chứng thư dẫn tới gốc “{ $who }” mà cơ quan tin cậy
trust-unknown-root = chứng thư dẫn tới gốc “{ $who }”, không có trong các chứng thư gốc của cơ quan
trust-incomplete = thiếu chứng thư của “{ $who }”, không rõ có dẫn tới gốc nào của cơ quan hay không
trust-expired = chứng thư của “{ $who }” đã hết hạn khi ký
trust-not-yet = chứng thư của “{ $who }” chưa có hiệu lực khi ký
trust-not-for-signing = chứng thư không dùng để ký văn bản
trust-forged = chứng thư không phải do nơi ghi trong đó cấp, hoặc đã bị sửa
trust-not-authority = chứng thư do bên không có quyền cấp, hoặc là chứng thư của chính tổ chức chứng thực
trust-too-long = giữa chứng thư và gốc có nhiều cấp hơn mức cho phép
trust-not-understood = chứng thư có điều kiện bắt buộc mà chương trình không hiểu
trust-unknown-way = một chứng thư trên đường tới gốc được ký theo cách không rõ, hoặc không còn an toàn
trust-unfit = một chứng thư trên đường tới gốc không đúng chuẩn
trust-limits = Thời điểm ký do máy của người ký ghi; chứng thư được xét theo thời điểm đó. Không hỏi chứng thư đã bị thu hồi hay chưa, vì chương trình chạy không cần mạng.

seen-refusal-changed = nội dung này vừa được người khác thay đổi.
seen-refusal-changed-help = tải lại, xem thay đổi rồi làm lại
