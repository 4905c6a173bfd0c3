# Câu chữ của sổ nhiệm vụ, tiếng Việt: vì sao một việc bị từ chối, tình trạng, vai trò, việc đã xảy ra. Tệp en.ftl có đúng các khóa này.

task-refusal-wrong-stage =
    { $stage ->
        [unborn] nhiệm vụ chưa có trong sổ: đề xuất nhiệm vụ trước.
        [proposed] nhiệm vụ mới được đề xuất, chưa giao: xác nhận để giao trước, rồi làm bước này.
        [gone] đề xuất này đã bỏ, tách hoặc nhập vào nhiệm vụ khác: mở nhiệm vụ còn lại.
        [assigned] nhiệm vụ đã giao, đơn vị chưa báo kết quả: bước này chưa làm được.
        [declined] đơn vị đã báo không thuộc thẩm quyền: chuyển nhiệm vụ cho đơn vị khác trước.
        [accepted] đơn vị đã nhận nhiệm vụ, chưa báo kết quả: bước này không làm được lúc này.
        [in-progress] nhiệm vụ đang thực hiện, chưa báo kết quả: bước này không làm được lúc này.
        [submitted] kết quả đang chờ xác nhận: xác nhận hoặc trả lại kết quả trước.
        [confirmed] nhiệm vụ đã hoàn thành: nếu chưa xong thật thì mở lại nhiệm vụ, ghi lý do.
        [cancelled] nhiệm vụ đã hủy: nếu vẫn phải làm thì mở lại nhiệm vụ, ghi lý do.
        [superseded] nhiệm vụ đã được thay bằng nhiệm vụ khác: làm tiếp ở nhiệm vụ thay thế.
       *[withdrawn] văn bản của nhiệm vụ đã được rút vì nhập nhầm: nhập lại văn bản đúng.
    }
task-refusal-suspended = nhiệm vụ đang tạm dừng: cho tiếp tục trước, rồi làm bước này.
task-refusal-no-reason = việc này cần lý do: ghi rõ lý do rồi làm lại.
task-refusal-in-the-future = ngày có hiệu lực sau ngày hôm nay: chỉ ghi việc đã xảy ra, sửa lại ngày.
task-refusal-before-given = ngày có hiệu lực trước ngày giao nhiệm vụ ({ $day }): sửa lại ngày.
task-refusal-backdated-without-reason = việc ghi lùi ngày nhiều hơn quy định của cơ quan: ghi lý do nhập chậm.
task-refusal-no-words = chưa có nội dung: ghi rõ nội dung, số văn bản hoặc kèm tệp.
task-refusal-no-lead = chưa có đơn vị chủ trì: chọn đúng một đơn vị chủ trì rồi giao.
task-refusal-support-twice = một đơn vị ghi hai lần, hoặc vừa chủ trì vừa phối hợp: bỏ bớt một chỗ.
task-refusal-milestone-twice = hai mốc thời hạn trùng số: đánh số lại các mốc.
task-refusal-not-another = phải tách thành ít nhất hai nhiệm vụ khác nhau: xem lại danh sách các phần.
task-refusal-no-share = đơn vị không phối hợp nhiệm vụ này: chọn đơn vị phối hợp có ghi trong nhiệm vụ.
task-refusal-no-milestone = nhiệm vụ không có mốc thời hạn này: chọn một mốc đang có.
task-refusal-already-asked = đơn vị đã xin gia hạn và chưa được trả lời: cho hoặc không cho gia hạn trước.
task-refusal-not-asked = không có đề nghị gia hạn nào đang chờ: đơn vị chủ trì phải đề nghị trước.
task-refusal-already-hangs = thời hạn đã tính theo sự kiện này rồi: chọn sự kiện khác hoặc số ngày khác.
task-refusal-extended-too-often = đã gia hạn đủ { $times } lần theo quy định của cơ quan: người giao sửa thời hạn nếu thấy cần.
task-refusal-asked-too-late = đề nghị gia hạn chậm, phải gửi chậm nhất ngày { $day }: báo cáo người giao nhiệm vụ.
task-refusal-not-later = hạn mới phải là một ngày xác định, sau hạn đang có: chọn ngày khác.
task-refusal-already-waiting = nhiệm vụ đang chờ cơ quan khác, hoặc đã dừng tính thời hạn: kết thúc lần chờ này trước.
task-refusal-not-waiting = nhiệm vụ không chờ cơ quan nào: ghi việc chờ trước (cơ quan, văn bản đã gửi).
task-refusal-bad-percent = tỷ lệ phải từ 0 đến 100 và không giảm; nếu giảm thì ghi lý do.
task-refusal-same-lead = đơn vị này đang chủ trì rồi: chọn đơn vị khác.
task-refusal-no-such-entry = không có mục ghi này, hoặc không sửa được bằng cách này: đề xuất và việc giao thì sửa nội dung, bỏ hoặc rút.
task-refusal-children-open = còn { $children } nhiệm vụ cấp dưới chưa xong: kết thúc các nhiệm vụ đó trước.
task-refusal-own-ancestor = nhiệm vụ sẽ là cấp trên của chính nó: chọn nhiệm vụ cấp trên khác.
task-refusal-too-many-levels = nhiệm vụ đã xuống quá { $levels } cấp: gắn vào một nhiệm vụ ở cấp cao hơn.

organisation-refusal-in-the-future = thay đổi chưa đến ngày có hiệu lực: đến ngày đó hãy ghi.
organisation-refusal-no-name = chưa có tên: ghi tên đầy đủ.
organisation-refusal-known = đơn vị hoặc nhóm này đã có: đổi tên hoặc chuyển đơn vị đang có, không lập lại.
organisation-refusal-no-such-unit = không có đơn vị { $unit } vào ngày đó: xem lại đơn vị và ngày.
organisation-refusal-no-such-group = không có nhóm này: lập nhóm trước.
organisation-refusal-no-such-officer = người này không giữ việc gì vào ngày đó, hoặc tự thay chính mình: xem lại người và ngày.
organisation-refusal-ring = đơn vị sẽ thuộc chính nó: chọn đơn vị cấp trên khác.
organisation-refusal-has-parts = đơn vị còn đơn vị trực thuộc: chuyển hoặc kết thúc các đơn vị đó trước.
organisation-refusal-not-an-heir = đơn vị tiếp nhận ghi trùng, hoặc là chính đơn vị kết thúc: chọn đơn vị khác.
organisation-refusal-already = đã ghi như vậy rồi: đơn vị đang ở trong nhóm, hoặc người này đang giữ vai trò đó; không phải ghi nữa.
organisation-refusal-not = đơn vị không ở trong nhóm, hoặc người này không giữ việc gì ở đơn vị: xem lại tên và ngày.
organisation-refusal-ends-before-it-begins = ngày cuối trước ngày đầu: sửa lại ngày.

document-refusal-wrong-stage =
    { $stage ->
        [unborn] văn bản chưa nhập: nhập văn bản trước.
        [cited] cơ quan chưa có văn bản này, chỉ thấy viện dẫn: nhập văn bản đến trước, rồi làm bước này.
        [received] văn bản đến này đã nhập rồi: nếu sai thì sửa, ghi lý do.
        [issued] văn bản đi này đã nhập rồi: nếu sai thì sửa, ghi lý do.
       *[withdrawn] văn bản đã được rút vì nhập nhầm: nhập lại văn bản đúng.
    }
document-refusal-secret =
    văn bản có dấu { $secrecy ->
        [secret] MẬT
        [top-secret] TỐI MẬT
       *[most-secret] TUYỆT MẬT
    }: không nhập vào đây. Nhiệm vụ từ văn bản mật để ngoài hệ thống dùng chung và tính riêng (Quyết định 23/2018/QĐ-TTg); chỉ ghi con số vào mục số liệu tính riêng.
document-refusal-no-reason = việc này cần lý do: ghi rõ lý do rồi làm lại.
document-refusal-in-the-future = ngày có hiệu lực hoặc ngày đến sau ngày hôm nay: sửa lại ngày.
document-refusal-before-entered = ngày có hiệu lực trước ngày nhập văn bản ({ $day }): sửa lại ngày.
document-refusal-backdated-without-reason = văn bản phải đăng ký trong ngày, chậm nhất ngày làm việc tiếp theo (Nghị định 30/2020/NĐ-CP): ghi lý do nhập chậm.
document-refusal-no-subject = chưa có trích yếu: ghi trích yếu của văn bản.
document-refusal-no-issuer = chưa có cơ quan ban hành: ghi tên cơ quan như trên văn bản.
document-refusal-no-number = văn bản đi phải có số, ký hiệu và ngày: lấy số trong sổ trước, rồi nhập.
document-refusal-no-arrival = văn bản đến phải có số đến và ngày đến: ghi số đến, ngày đến.
document-refusal-arrived-not = chỉ văn bản đến mới có số đến: bỏ số đến, hoặc nhập là văn bản đến.
document-refusal-no-words = ý kiến chỉ đạo chưa có nội dung: ghi nội dung bút phê.
document-refusal-no-lead = có đơn vị phối hợp mà chưa có đơn vị chủ trì: chọn một đơn vị chủ trì (Nghị định 30/2020/NĐ-CP điều 23).
document-refusal-no-limit = đơn vị { $unit } chưa có thời hạn: nhiều đơn vị cùng làm thì ghi thời hạn cho từng đơn vị (Nghị định 30/2020/NĐ-CP điều 23).
document-refusal-unit-twice = đơn vị { $unit } ghi hai lần: bỏ bớt một chỗ.
document-refusal-items-lost = văn bản có { $items } mục mà kết quả đọc tính được { $accounted }: đọc lại văn bản; nếu vẫn vậy, gửi tệp cho người phụ trách phần mềm.
document-refusal-already-read = tệp này đã đọc rồi, không có gì mới: mở các đề xuất đã có.
document-refusal-no-such-item = văn bản không còn mục { $item } nào chờ xem xét: mở lại danh sách mục.
document-refusal-itself = văn bản không có quan hệ với chính nó: chọn văn bản khác.
document-refusal-already-related = quan hệ này đã ghi rồi: không phải ghi nữa.
document-refusal-file-kept = tệp này đã được lưu cùng văn bản rồi: không phải lưu nữa.
document-refusal-not-related = không có quan hệ này để bỏ: xem lại danh sách văn bản liên quan.
document-refusal-no-receiver = chưa chọn nơi nhận nào: chọn ít nhất một cơ quan có mã định danh.
document-refusal-already-sent = đã gửi văn bản này cho cơ quan có mã { $body } rồi: không phải gửi nữa; nếu văn bản có thay đổi thì gửi bản cập nhật.
document-refusal-not-sent = cơ quan có mã { $body } chưa được gửi văn bản này, hoặc đã được yêu cầu trả lại: xem lại danh sách nơi nhận.
document-refusal-not-by-message = văn bản này không đến qua liên thông từ cơ quan đó: không có gì để trả lời qua liên thông.
document-refusal-already-told =
    đã báo cho nơi gửi trạng thái { $told ->
        [arrived] đã đến
        [refused] từ chối
        [received] đã tiếp nhận
        [assigned] đã phân công
        [in-process] đang xử lý
        [completed] đã hoàn thành
       *[other] này
    } rồi: không phải báo nữa.
document-refusal-not-recalled = nơi gửi không yêu cầu lấy lại văn bản này, hoặc đã được trả lời: không phải trả lời nữa.

register-refusal-already-open = sổ này đã mở: dùng sổ đang có.
register-refusal-not-open = sổ chưa mở: mở sổ của năm và loại này trước.
register-refusal-other-year = sổ này của năm { $year }: lấy số trong sổ của năm văn bản.
register-refusal-no-such-number = số phải từ { $first } đến { $last }: sửa lại số.
register-refusal-already-has = văn bản đã có số { $number } trong sổ này: dùng số đó; nếu cấp nhầm thì hủy số trước.
register-refusal-taken = số { $number } đã cấp hoặc đã hủy: mỗi số chỉ cấp một lần, lấy số tiếp theo.
register-refusal-too-far = số quá xa số tiếp theo ({ $next }): xem lại có gõ nhầm không.
register-refusal-out-of-order = số phải theo thứ tự ngày, số bên cạnh cấp ngày { $day }: lấy số tiếp theo, hoặc sửa lại ngày.
register-refusal-not-given = số { $number } chưa cấp cho văn bản nào: xem lại số.
register-refusal-no-reason = bỏ trống, lấp hoặc hủy số cần lý do: ghi rõ lý do rồi làm lại.
register-refusal-in-the-future = ngày cấp số sau ngày hôm nay: sửa lại ngày.
register-refusal-backdated-without-reason = cấp số lùi ngày nhiều hơn quy định của cơ quan: ghi lý do.

settings-refusal-no-source = chưa ghi văn bản quyết định thay đổi này: ghi số, ký hiệu, ngày, cơ quan.
settings-refusal-bad-calendar = lịch ngày nghỉ không dùng được ({ $why }): sửa tệp theo mẫu definitions/holidays.toml.
settings-refusal-bad-rules = quy tắc đôn đốc không dùng được ({ $why }): sửa tệp theo mẫu definitions/rules/follow-up.toml.
settings-refusal-other-year = ngày { $day } không thuộc năm này: bỏ ngày đó, hoặc ghi vào năm của nó.
settings-refusal-off-and-work = ngày { $day } vừa là ngày nghỉ vừa là ngày làm bù: bỏ một bên.
settings-refusal-not-a-weekend = ngày { $day } không phải thứ bảy, chủ nhật nên không là ngày làm bù: bỏ ngày đó.
settings-refusal-no-public-words = chưa ghi nội dung công bố: ghi lời mà mọi người đọc được.
settings-refusal-too-long = văn bản dài quá { $most } chữ: viết ngắn lại.
settings-refusal-nothing-a-day = cổng nhận ít nhất một hồ sơ mỗi ngày: ghi số lớn hơn, hoặc đóng cổng.
settings-refusal-no-address = địa chỉ của cổng phải bắt đầu bằng https:// và chỉ có chữ không dấu, số: sửa địa chỉ.
settings-refusal-unchanged = quy định đang áp dụng đã như vậy: không phải ghi nữa.
settings-refusal-backdated-without-reason = thay đổi có hiệu lực trước hôm nay làm đổi số liệu của những ngày đã qua: ghi lý do.

closed-figures-refusal-in-the-future = chưa đến ngày của số liệu: sửa lại ngày.
closed-figures-refusal-words = mục này chỉ nhận con số, không nhận chữ: bỏ phần lý do.
closed-figures-refusal-unchanged = số liệu của ngày này đã ghi đúng như vậy: không phải ghi nữa.

## Báo cáo đã lưu

report-refusal-not-kept = không có báo cáo này: xem danh sách báo cáo đã lưu.
report-refusal-kept-already = báo cáo này đã được lưu: không phải lưu lần nữa.
report-refusal-withdrawn = báo cáo này đã được rút lại: lập và lưu báo cáo khác.
report-refusal-no-receiver = chưa ghi nơi nhận: ghi tên cơ quan, đơn vị nhận báo cáo.
report-refusal-unchanged = lần gửi này đã được ghi: không phải ghi nữa.
report-refusal-not-then = báo cáo không gửi trước ngày lập, cũng không gửi vào ngày chưa đến: sửa lại ngày gửi.
report-refusal-no-reason = rút báo cáo phải có lý do: ghi lý do.
report-refusal-too-long = đoạn văn quá dài: rút ngắn, hoặc tách thành nhiều câu.

standing-completed-in-time = xong đúng hạn
standing-completed-late = xong quá hạn
standing-completed-undated = xong
standing-open-in-time = đang làm
standing-open-overdue = quá hạn
standing-open-undated = đang làm, không hạn
standing-suspended = tạm dừng
standing-cancelled = đã hủy
standing-superseded = đã thay thế

stage-proposed = đề xuất
stage-assigned = đã giao, chờ tiếp nhận
stage-declined = báo không thuộc thẩm quyền
stage-accepted = đã tiếp nhận
stage-in-progress = đang thực hiện
stage-submitted = đã báo kết quả
stage-confirmed = đã xác nhận
stage-cancelled = đã hủy
stage-superseded = đã thay thế
stage-gone = đã bỏ
stage-withdrawn = đã rút

flag-not-accepted = chưa tiếp nhận
flag-declined = báo không thuộc thẩm quyền
flag-due-soon = sắp đến hạn
flag-waiting = chờ cơ quan khác
flag-extension-asked = xin lùi hạn
flag-to-confirm = chờ xác nhận

role-clerk = Văn thư
role-head = Trưởng đơn vị
role-officer = Chuyên viên
role-leader = Lãnh đạo
role-administrator = Quản trị
role-observer = Người xem

event-task-proposed = đề xuất
event-task-edited = sửa nội dung
event-task-split = tách
event-task-joined = nhập vào nhiệm vụ khác
event-task-dropped = bỏ đề xuất
event-task-assigned = giao nhiệm vụ
event-task-accepted = nhận nhiệm vụ
event-task-declined = báo không thuộc thẩm quyền
event-task-delegated = phân công
event-task-reassigned = chuyển đơn vị chủ trì
event-waiting-began = chờ cơ quan khác
event-clock-stopped = tạm ngừng tính thời hạn
event-waiting-ended = hết chờ
event-progress-reported = báo tiến độ
event-share-reported = báo phần phối hợp
event-extension-asked = xin lùi hạn
event-extension-granted = cho lùi hạn
event-deadline-hung = tính hạn theo ngày sự kiện
event-extension-refused = không cho lùi hạn
event-result-submitted = báo kết quả
event-result-confirmed = xác nhận hoàn thành
event-result-returned = trả lại kết quả
event-task-suspended = tạm dừng
event-task-resumed = làm tiếp
event-task-cancelled = hủy
event-task-superseded = thay bằng nhiệm vụ khác
event-task-reopened = mở lại
event-task-withdrawn = rút
event-task-commented = ghi chú
event-task-directed = ý kiến chỉ đạo
event-entry-corrected = đính chính

# Quan hệ giữa các văn bản
relation-implements = triển khai
relation-amends = sửa đổi, bổ sung
relation-replaces = thay thế
relation-assigns = giao việc theo
relation-answers = trả lời
relation-reports-on = báo cáo về
event-document-instructed = ý kiến chỉ đạo
event-document-related = ghi quan hệ
event-document-file-kept = lưu tệp kèm
event-document-message-taken = đến qua liên thông
event-document-sent = gửi qua liên thông
event-document-state-told = báo trạng thái cho nơi gửi
event-document-state-taken = nơi nhận báo trạng thái
event-document-unrelated = bỏ quan hệ

## Hồ sơ

task-refusal-of-dossier = nhiệm vụ này là một bước của hồ sơ: làm bước này ở trang hồ sơ.
dossier-refusal-changed = hồ sơ đã thay đổi từ lúc xem: xem lại hồ sơ rồi làm lại.
dossier-refusal-already-open = hồ sơ này đã được tiếp nhận: không phải tiếp nhận lần nữa.
dossier-refusal-not-open = không có hồ sơ này: tiếp nhận hồ sơ trước.
dossier-refusal-closed = hồ sơ đã kết thúc: không làm thêm được bước nào.
dossier-refusal-not-in-force = quy trình không áp dụng vào ngày này: chọn bản quy trình đang áp dụng hoặc sửa lại ngày.
dossier-refusal-waiting = hồ sơ đang chờ bổ sung: ghi nhận hồ sơ bổ sung trước.
dossier-refusal-not-waiting = hồ sơ không chờ bổ sung.
dossier-refusal-no-reason = việc này cần lý do: ghi rõ lý do rồi làm lại.
dossier-refusal-no-words = chưa có nội dung: ghi rõ nội dung rồi làm lại.
dossier-refusal-no-field = quy trình không có mục “{ $field }”, hoặc mục này không thuộc lần điều chỉnh này.
dossier-refusal-computed = “{ $field }” được tính từ các mục khác: không nhập mục này.
dossier-refusal-frozen = “{ $field }” đã chốt: chỉ thay đổi bằng điều chỉnh theo quy trình.
dossier-refusal-bad-value = “{ $field }”: { $wrong ->
        [empty] chưa có nội dung.
        [too-long] dài quá 6.000 chữ.
        [no-number] phải là số nguyên, ví dụ 1.200.000.000.
        [out-of-range] số quá nhỏ hoặc quá lớn.
        [no-day] phải là một ngày, ví dụ 15/7/2025.
        [not-yes-no] ghi có hoặc không.
       *[no-choice] chọn một trong các giá trị của quy trình.
    }
dossier-refusal-missing = còn thiếu: { $fields }. Nhập đủ rồi làm lại.
dossier-refusal-no-party = chưa có: { $role }. Ghi tên rồi làm lại.
dossier-refusal-no-role = quy trình không có vai trò “{ $role }”.
dossier-refusal-unmet = { $check }.
dossier-refusal-found-elsewhere = { $check }: { $found }.
dossier-refusal-found-wants-reason = { $check }: { $found }. Xem các hồ sơ này; nếu vẫn tiếp tục thì ghi rõ lý do rồi làm lại.
dossier-refusal-opinions-missing = chưa có ý kiến của: { $of }.
dossier-refusal-no-opinion = không chờ ý kiến của “{ $of }”: cơ quan này không được hỏi, hoặc đã trả lời.
dossier-refusal-no-paper = hồ sơ không có giấy tờ số { $number }: đếm từ 1 theo thứ tự ghi nhận.
dossier-refusal-nothing-wrong = nội dung đã đúng như vậy, không có gì để sửa.
dossier-refusal-no-link = quy trình không khai báo mối liên hệ “{ $kind }” với loại hồ sơ kia.
dossier-refusal-already-linked = hồ sơ đã liên hệ với hồ sơ kia rồi.
dossier-refusal-no-return = bước này không có nơi để trả lại.
dossier-refusal-no-refusal = ở bước này không từ chối được: quy trình không quy định.
dossier-refusal-no-supplement = ở bước này không yêu cầu bổ sung: quy trình không quy định.
dossier-refusal-no-postponement = quy trình không cho lùi ngày hẹn, hoặc hồ sơ không có ngày hẹn.
dossier-refusal-postponed-too-often = đã xin lỗi và lùi ngày hẹn đủ { $times } lần theo quy định.
dossier-refusal-too-late = đã quá ngày cuối được làm việc này ({ $day }).
dossier-refusal-not-later = ngày hẹn mới phải sau ngày hẹn đang có.
dossier-refusal-no-amendment = quy trình không có điều chỉnh “{ $amendment }”.
dossier-refusal-amended-too-often = đã điều chỉnh đủ { $times } lần theo quy định.
dossier-refusal-too-far = ngày mới không được sau ngày { $day }.
dossier-refusal-already-stopping = hồ sơ đang đi theo các bước chấm dứt rồi.
dossier-refusal-no-such-stage = bản quy trình này không có bước mà hồ sơ đang ở.
dossier-refusal-before-last = ngày có hiệu lực trước việc đã ghi sau cùng ({ $day }): sửa lại ngày.
dossier-refusal-in-the-future = ngày có hiệu lực sau ngày hôm nay: chỉ ghi việc đã xảy ra, sửa lại ngày.
dossier-refusal-backdated-without-reason = việc ghi lùi ngày nhiều hơn quy định của cơ quan: ghi lý do nhập chậm.
event-date-refusal-already-announced = sự kiện này đã được công bố.
event-date-refusal-not-announced = không có sự kiện này: công bố trước.
event-date-refusal-held = sự kiện đã diễn ra, ngày không dời được nữa: công bố kỳ sau thành sự kiện khác.
event-date-refusal-no-name = sự kiện chưa có tên: ghi tên, ví dụ "Kỳ họp thứ 24 HĐND tỉnh".
event-date-refusal-name-taken = đã có sự kiện sắp tới mang tên này: ghi tên khác.
event-date-refusal-same-day = sự kiện đã ở đúng ngày đó.
event-date-refusal-no-day = chưa biết ngày của sự kiện: ghi ngày trước.
event-date-refusal-not-yet = chưa đến ngày của sự kiện.
event-date-refusal-no-reason = cần ghi lý do dời ngày.
event-date-refusal-changed = sự kiện vừa được người khác thay đổi: mở lại trang rồi làm lại.
event-date-refusal-in-the-future = ngày có hiệu lực sau ngày hôm nay: chỉ ghi việc đã xảy ra, sửa lại ngày.
event-date-refusal-backdated-without-reason = việc ghi lùi ngày nhiều hơn quy định của cơ quan: ghi lý do nhập chậm.
person-refusal-already-erased = dữ liệu của người này đã được xoá trước đó.
person-refusal-no-reason = cần ghi lý do xoá.
person-refusal-no-ground = cần ghi căn cứ xoá: yêu cầu của ai, ngày nào, theo quy định nào.
person-refusal-not-their-file = tệp này không phải chỉ của riêng người đó: bỏ chọn tệp rồi làm lại.
person-refusal-in-the-future = ngày có hiệu lực sau ngày hôm nay: xoá có hiệu lực ngay.
person-refusal-backdated = việc xoá không ghi lùi ngày được: dữ liệu còn đó đến lúc xoá.
event-dossier-opened = Tiếp nhận hồ sơ
event-dossier-stage-opened = Bắt đầu bước
event-dossier-stage-ended = Kết thúc bước
event-dossier-fields-entered = Nhập thông tin
event-dossier-party-named = Ghi tên bên liên quan
event-dossier-paper-filed = Nhận giấy tờ
event-dossier-supplement-asked = Yêu cầu bổ sung
event-dossier-supplement-given = Nhận hồ sơ bổ sung
event-dossier-opinion-asked = Lấy ý kiến
event-dossier-opinion-given = Có ý kiến
event-dossier-postponed = Xin lỗi, lùi ngày hẹn
event-dossier-limit-moved = Chuyển thời hạn của bước
event-dossier-whole-moved = Chuyển thời hạn của cả hồ sơ
event-dossier-day-hung = Tính theo ngày sự kiện
event-event-date-announced = Đã công bố
event-event-date-moved = Dời ngày
event-event-date-held = đã diễn ra
event-event-date-hung = Có thời hạn tính theo
event-person-erased = Đã xoá dữ liệu cá nhân
event-dossier-amended = Điều chỉnh
event-dossier-linked = Liên hệ với hồ sơ khác
event-dossier-corrected = Đã sửa sai
event-dossier-moved = Chuyển sang bản quy trình khác
event-dossier-others-asked = Đối chiếu với hồ sơ khác
event-dossier-closed = Kết thúc hồ sơ
event-procedure-recorded = Ghi nhận quy trình
pace-undated = không định thời hạn
pace-in-time = trong hạn
pace-overdue = quá hạn
dossier-others-none = không có hồ sơ nào
pace-waiting = chờ bổ sung
pace-early = trước hạn
pace-on-time = đúng hạn
pace-late = trễ hạn
ending-done = đã xong
ending-returned = trả lại
ending-refused = từ chối
ending-stopped = dừng
outcome-done = Hoàn thành
outcome-refused = Từ chối
outcome-stopped = Chấm dứt
outcome-withdrawn = Rút hồ sơ
party-kind-body = Cơ quan nhà nước
party-kind-enterprise = Tổ chức, doanh nghiệp

# Trạng thái liên thông
exchange-state-arrived = đã đến
exchange-state-refused = bị từ chối
exchange-state-received = đã tiếp nhận, vào sổ
exchange-state-assigned = đã phân công
exchange-state-in-process = đang xử lý
exchange-state-completed = đã hoàn thành
exchange-state-recall-asked = yêu cầu lấy lại
exchange-state-recall-accepted = đã trả lại
exchange-state-recall-refused = không trả lại
indicator-refusal-not-defined = không có chỉ tiêu này. Xem các chỉ tiêu đang theo dõi.
indicator-refusal-already-defined = đã có chỉ tiêu mang mã này. Chọn mã khác, hoặc sửa chỉ tiêu đang có.
indicator-refusal-ended = chỉ tiêu này đã thôi theo dõi.
indicator-refusal-no-words = thiếu mã, tên hoặc đơn vị tính của chỉ tiêu.
indicator-refusal-bad-code = mã chỉ tiêu dài quá 40 ký tự, hoặc có dấu / ? #. Đặt mã ngắn, ví dụ PII.
indicator-refusal-too-long = viết quá dài: nhiều nhất 2.000 byte.
indicator-refusal-other-indicator = không đổi được mã và kỳ của chỉ tiêu: mục tiêu và giá trị đã ghi theo đó. Lập chỉ tiêu mới.
indicator-refusal-other-rhythm = chỉ tiêu này theo dõi theo { $rhythm ->
        [month] tháng: ghi kỳ như 2025-06
        [quarter] quý: ghi kỳ như 2025-Q2
        [half] sáu tháng: ghi kỳ như 2025-H1
       *[year] năm: ghi kỳ như 2025
    }.
indicator-refusal-not-begun = kỳ này đến ngày { $day } mới bắt đầu.
indicator-refusal-already-entered = kỳ này đã có giá trị của ngày ấy hoặc của cuối kỳ: sửa giá trị đó, ghi lý do.
indicator-refusal-no-value = kỳ này chưa có giá trị nào để sửa. Nhập giá trị trước.
indicator-refusal-computed = giá trị của chỉ tiêu này do máy đếm từ nhiệm vụ, hồ sơ; không nhập bằng tay.
indicator-refusal-no-share = chỉ ghi “12/14” khi đơn vị tính là % và tổng lớn hơn 0.
indicator-refusal-no-evidence = giá trị nào cũng phải có nguồn: ghi văn bản, tệp hoặc lời dẫn.
indicator-refusal-unchanged = đang đúng như vậy rồi, không có gì để ghi.
indicator-refusal-no-reason = ghi lý do rồi làm lại.
indicator-refusal-in-the-future = ngày có hiệu lực sau ngày hôm nay: chỉ ghi việc đã xảy ra, sửa lại ngày.
indicator-refusal-backdated-without-reason = việc ghi lùi ngày nhiều hơn quy định của cơ quan: ghi lý do nhập chậm.
event-indicator-defined = Lập chỉ tiêu
event-indicator-changed = Sửa chỉ tiêu
event-indicator-target-set = Giao mục tiêu
event-indicator-value-entered = Nhập giá trị
event-indicator-value-corrected = Sửa giá trị
event-indicator-ended = Thôi theo dõi
indicator-standing-reached = Đạt
indicator-standing-not-reached = Không đạt
indicator-standing-met-so-far = Đến nay đạt
indicator-standing-not-yet = Chưa đạt
indicator-standing-no-value = Chưa có giá trị
indicator-standing-awaited = Chưa đến kỳ
indicator-standing-no-target = Chưa giao mục tiêu
indicator-trend-better = tốt hơn kỳ trước
indicator-trend-worse = kém hơn kỳ trước
indicator-trend-same = bằng kỳ trước
indicator-trend-up = cao hơn kỳ trước
indicator-trend-down = thấp hơn kỳ trước
indicator-direction-higher = càng cao càng tốt
indicator-direction-lower = càng thấp càng tốt
indicator-direction-neither = trong khoảng
indicator-rhythm-month = hằng tháng
indicator-rhythm-quarter = hằng quý
indicator-rhythm-half = sáu tháng
indicator-rhythm-year = hằng năm
event-portal-set = Mở, đổi hoặc đóng cổng công khai
event-task-published = Công bố nhiệm vụ
event-task-unpublished = Thôi công bố nhiệm vụ
officer-door = Cổng công khai
