# Help in the headers of the workbook that authors begin with.
template-type = Hỏi gì: { $one } TÊN và { $several } TÊN cho chọn trong một danh sách; text, integer, decimal, date là nhập tay; note chỉ để đọc; calculate là tính toán.
template-name = Tên ngắn, không có dấu cách: chữ cái, chữ số, dấu gạch dưới. Các ô khác dẫn chiếu tới tên này, bản xuất cũng dùng.
template-label = Nội dung người trả lời đọc.
template-hint = Dòng gợi ý dưới câu hỏi, tốt nhất là một ví dụ.
template-constraint_message = Nội dung hiện ra khi câu trả lời không phù hợp: sai ở đâu, thế nào là đúng.
template-required = yes: phải trả lời mới đi tiếp. Để trống: được bỏ qua.
template-relevant = Khi nào thì hỏi: tên câu hỏi với dấu đô la và ngoặc nhọn, chuỗi trong dấu nháy, như trong ví dụ. Để trống: luôn hỏi.
template-constraint = Điều kiện của câu trả lời; dấu chấm là câu trả lời.
template-calculation = Dùng cho calculate: cách tính giá trị.
template-choice_filter = Lựa chọn nào của danh sách được đưa ra, theo một cột riêng ở trang “choices”.
template-default = Câu trả lời gợi sẵn: tên một lựa chọn, một số, hoặc ngày như 2026-03-17.
template-list_name = Danh sách chứa lựa chọn này; cột “type” ở trang “survey” gọi tên danh sách.
template-form_id = Tên khảo sát dùng cho chương trình, giống nhau ở mọi phiên bản.
template-version = Số tự đánh; hệ thống cũng tự đánh số.
template-form_title = Tiêu đề người trả lời thấy.
template-default_language = Ngôn ngữ dùng khi thiếu ngôn ngữ của người đọc.
