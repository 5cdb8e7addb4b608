## My surveys
surveys-title = Phiếu của tôi
surveys-none = Hiện chưa có phiếu nào dành cho { $xh }.
surveys-no-consent = Chưa có sự đồng ý về dữ liệu cá nhân nên không có phiếu nào để trả lời.
surveys-line = • { $survey }: { $state }; hạn { $deadline }
surveys-left-new = { $state }, cần { $left }
surveys-left-started = { $state }, còn { $left }
apart-number = đợt số { $number }
state-new = chưa bắt đầu
state-started = đang làm
state-submitted = đã nộp, còn sửa được
state-unsent = đã sửa, chưa nộp lại
state-done = đã nộp
state-closed = đã kết thúc
state-stopped = đã dừng
intro =
    Thời gian: { $about }, có thể dừng và làm tiếp.
    Hạn hoàn thành: { $deadline }.
    Mục đích: { $purpose }.
    Đề nghị { $xh } không nhập nội dung thuộc bí mật nhà nước.
closed = Phiếu “{ $survey }” đã kết thúc. Cảm ơn { $xh } đã quan tâm.
not-yet-open = Phiếu “{ $survey }” mở từ { $when }.
usual-purpose = xác định nhu cầu đào tạo, bố trí công việc; không dùng để xếp loại chất lượng hằng năm
invitation =
    Kính gửi { $xh } { $name },
    { $sender } kính mời { $xh } tham gia phiếu “{ $survey }”.
    • Thời gian: { $about }, có thể dừng và làm tiếp.
    • Hạn hoàn thành: { $deadline }.
    • Mục đích: { $purpose }.
    • Liên hệ: { $contact }.
    Đề nghị { $xh } không nhập nội dung thuộc bí mật nhà nước.
    Trân trọng.
