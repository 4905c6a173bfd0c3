# Điều cần nói về tệp PDF, tiếng Việt. en.ftl có đúng các khóa này.

pdf-error-engine = không tạo được tệp PDF: { $reason }
pdf-error-engine-help = hãy xuất ra .docx và báo lỗi này: đây là lỗi của dondoc
pdf-warning-stand-in = máy chưa cài phông chữ Times New Roman hoặc tương đương; tệp PDF dùng phông { $face }.
pdf-warning-stand-in-help = cài phông chữ rồi xuất lại; trên Debian: apt install fonts-liberation2
pdf-warning-missing = không phông chữ nào có các ký tự sau, thay bằng “?”: { $letters }
pdf-warning-missing-help = xem lại câu chữ; chữ gõ bằng phông cũ (TCVN3, VNI) phải chuyển sang Unicode
