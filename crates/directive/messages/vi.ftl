# Câu của các điểm cần xem lại, tiếng Việt. en.ftl có đúng các khóa này.
#
# Mỗi mã trong directive::finding::Code có hai câu: finding-MÃ nói điều gì sai, finding-MÃ-help nói phải làm gì.
# Luôn có $text: nguyên văn chỗ được nói tới. Các đối số khác ghi ở trên từng câu và đều có thể vắng: có $NAME
# thì cũng có $NAME_given = "yes". Ngày đưa vào dạng YYYY-MM-DD, in ra theo lối viết của từng thứ tiếng.

# $other: ngày hoặc câu mà nó trái với
finding-date-mismatch = { $other_given ->
    [yes] “{ $text }” trái với “{ $other }”
   *[no] ngày “{ $text }” không có thật, hoặc trái với ngày khác trong văn bản
}
finding-date-mismatch-help = đối chiếu với bản gốc hoặc hỏi người soạn thảo; ghi lại ngày đúng trước khi giao việc.

# $due: ngày đọc được; $other: câu ghi ngày của văn bản mà nó trái với
finding-deadline-mismatch = { $other_given ->
    [yes] thời hạn “{ $text }” không hợp với ngày của văn bản: “{ $other }”
   *[no] thời hạn “{ $text }” trước ngày ban hành, hoặc nằm ngoài kỳ của văn bản
}
finding-deadline-mismatch-help = thường là ghi nhầm năm hoặc tháng; hỏi người soạn thảo, ghi thời hạn đúng khi xác nhận nhiệm vụ.

# $other: cách viết kia; $file: tệp có cách viết kia, nếu là văn bản khác
finding-name-mismatch = { $other_given ->
    [yes] “{ $text }” ở { $file_given ->
        [yes] { $file }
       *[no] chỗ khác
    } viết là “{ $other }”
   *[no] “{ $text }” được viết theo hai cách
}
finding-name-mismatch-help = xem cách viết nào đúng; nếu là hai người hoặc hai đơn vị khác nhau thì ghi cả hai vào tệp cơ cấu tổ chức.

# $expected: tổng của các phần
finding-total-mismatch = { $expected_given ->
    [yes] “{ $text }”: các phần cộng lại là { $expected }
   *[no] “{ $text }” không bằng tổng các phần
}
finding-total-mismatch-help = cộng lại; nếu số tổng đúng thì còn thiếu hoặc thừa một dòng.

# $expected: nhãn đáng lẽ đứng ở đây
finding-numbering = { $expected_given ->
    [yes] đánh số “{ $text }”: theo thứ tự phải là “{ $expected }”
   *[no] đánh số “{ $text }” bị lặp, nhảy hoặc lùi
}
finding-numbering-help = xem có mục nào bị mất khi quét hoặc chép không; khi viện dẫn, ghi cả câu đầu của mục.

finding-missing-number = văn bản chưa có số: “{ $text }”
finding-missing-number-help = lấy số ở văn thư (bản dự thảo chưa có số), rồi ghi số khi lưu văn bản.

finding-missing-date = ngày ban hành còn bỏ trống: “{ $text }”
finding-missing-date-help = ghi ngày ký; thời hạn tính từ ngày văn bản chỉ đúng khi có ngày này. Tạm thời dùng --reference-date.

# $expected: ký hiệu đúng
finding-typo-in-symbol = { $expected_given ->
    [yes] “{ $text }”: ký hiệu đúng có lẽ là “{ $expected }”
   *[no] “{ $text }”: ký hiệu không ứng với cơ quan nào, hoặc được viết theo hai cách
}
finding-typo-in-symbol-help = đối chiếu với văn bản gốc; tra cứu theo ký hiệu sai sẽ không thấy.

# $item: các mục; $count: số nhiệm vụ
finding-no-unit = { $count_given ->
    [yes] { $count } nhiệm vụ không nêu đơn vị chủ trì: mục { $item }
   *[no] nhiệm vụ không nêu đơn vị chủ trì
}
finding-no-unit-help = hỏi người chủ trì họp hoặc người ký; ghi đơn vị khi xác nhận nhiệm vụ.

# $item: các mục; $count: số nhiệm vụ
finding-no-deadline = { $count_given ->
    [yes] { $count } nhiệm vụ không có thời hạn: mục { $item }
   *[no] nhiệm vụ không có thời hạn
}
finding-no-deadline-help = nếu không phải nhiệm vụ thường xuyên, xin thời hạn; máy không tự đặt ngày.

# $item: mục; $other: các đơn vị
finding-two-leads = { $other_given ->
    [yes] nhiệm vụ có nhiều đơn vị chủ trì: { $other }
   *[no] nhiệm vụ có hai đơn vị chủ trì
}
finding-two-leads-help = chọn một đơn vị chủ trì, các đơn vị kia phối hợp; hoặc tách thành phần việc của từng đơn vị.

# $item: mục
finding-vague-deadline = “{ $text }” không phải là thời hạn
finding-vague-deadline-help = xin một ngày cụ thể; không có ngày thì không nhắc và không tính quá hạn được.

# $due: ngày; $rest: saturday, sunday, hoặc tên ngày nghỉ
finding-day-of-rest = { $due_given ->
    [yes] hạn “{ $text }” rơi vào { $rest ->
        [saturday] thứ Bảy
        [sunday] Chủ nhật
       *[other] ngày nghỉ
    } { $due }
   *[no] hạn “{ $text }” rơi vào ngày nghỉ
}
finding-day-of-rest-help = ngày cố định không tự dời; nên nộp trước, vào ngày làm việc liền trước.

finding-target-without-number = “{ $text }” không có con số
finding-target-without-number-help = xin con số hoặc mốc so sánh, nếu không thì không đánh giá được là đạt hay chưa.

# $date: ngày của văn bản được viện dẫn; $day: ngày của văn bản này
finding-cited-newer = { $day_given ->
    [yes] văn bản được viện dẫn “{ $text }” mới hơn văn bản này ({ $day })
   *[no] văn bản được viện dẫn “{ $text }” mới hơn văn bản viện dẫn nó
}
finding-cited-newer-help = xem lại ngày, năm của văn bản được viện dẫn.

# $item: mục
finding-open-item = { $item_given ->
    [yes] mục { $item } có thể là nhiệm vụ
   *[no] mục này có thể là nhiệm vụ
}
finding-open-item-help = đọc câu văn và quyết định: là nhiệm vụ của ai, hay không phải nhiệm vụ.

# $other: tệp hoặc văn bản cùng số
finding-same-number = { $other_given ->
    [yes] “{ $text }” trùng số, ký hiệu với { $other } nhưng nội dung khác
   *[no] “{ $text }” trùng số, ký hiệu với văn bản khác nhưng nội dung khác
}
finding-same-number-help = xem có phải bản sửa của cùng một văn bản, hay một trong hai ghi sai số.

# $encoding: tên bảng mã; $count: số đoạn văn, ô bảng; $sure: độ tin cậy thấp nhất, phần trăm
finding-legacy-encoding = { $encoding_given ->
    [yes] văn bản dùng bảng mã cũ { $encoding }: đã chuyển sang Unicode { $count } đoạn, ô (chắc chắn ít nhất { $sure } %), từ “{ $text }”
   *[no] văn bản dùng bảng mã cũ, đã chuyển sang Unicode, từ “{ $text }”
}
finding-legacy-encoding-help = đọc lướt tên riêng và chữ hoa; nếu sai chữ, mở tệp gốc, chuyển mã sang Unicode rồi đọc lại.

# $field: number, date, deadline, lead, target, citation; $words: chữ không rõ; $sure: độ tin cậy, phần trăm
finding-unclear-scan = { $words_given ->
    [yes] { $field ->
        [number] số, ký hiệu
        [date] ngày
        [deadline] thời hạn
        [lead] đơn vị chủ trì
        [target] chỉ tiêu
        [citation] văn bản viện dẫn
       *[other] chỗ
    } “{ $text }” có chữ không rõ trên bản quét: “{ $words }” ({ $sure } %)
   *[no] “{ $text }” có chữ không rõ trên bản quét
}
finding-unclear-scan-help = đối chiếu với bản quét; sửa lại khi vào sổ nếu máy đọc sai.

# $page: trang của tệp
finding-page-not-read = { $page_given ->
    [yes] không đọc được trang { $page } của tệp: nội dung trang này còn thiếu
   *[no] không đọc được một trang của tệp: nội dung trang này còn thiếu
}
finding-page-not-read-help = mở tệp ở trang đó và nhập tay các việc được giao; nếu là trang quét thì máy phải có Tesseract (gói tesseract-ocr-vie).
