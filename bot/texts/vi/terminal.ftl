## Làm thử phiếu trong cửa sổ lệnh, kiểm tra và chuyển đổi tệp
play-keys = { $back } quay lại · { $skip } bỏ qua · { $switch } đổi ngôn ngữ · { $quit } thoát
play-entries = + thêm mục · Enter: không thêm nữa · 2 sửa mục 2 · !2 xóa mục 2
play-review = Enter: xong · 3 sửa câu trả lời 3
play-file = Tệp không nhận ở đây mà nộp nơi khác; { $skip } để đi tiếp.
play-now = hiện tại: { $value }
play-may-skip = { $skip } để bỏ qua
play-unchanged = Không có gì thay đổi.
play-choose-one = Ghi số của một lựa chọn
play-choose-many = Ghi số của các lựa chọn
play-choose-order = Ghi số theo thứ tự ưu tiên
play-confirm = Enter: đã đọc
annotated-nothing = Không lỗi nào có ô để đánh dấu; chưa ghi { $file }.
annotated-marked = Đã đánh dấu { $marked } trên { $count } vấn đề trong { $file }.
annotated-kind = chỉ đánh dấu được bảng tính (.xlsx, .xls, .ods)
convert-kind = chỉ chuyển đổi được bảng tính hoặc YAML
