## Rights
rights-title = Quyền và dữ liệu của tôi
rights-stored =
    Hệ thống đang lưu: mã cán bộ { $code }; { $unit }; chức danh, vị trí, tháng năm sinh theo danh sách của cơ quan; { $started } phiếu đã bắt đầu, { $submitted } phiếu đã nộp, { $answers } câu trả lời.
rights-consent = • { $purpose }: { $state } ({ $day })
rights-text = { $Xh } có quyền xem, sửa từng câu trả lời đến hạn, rút lại đồng ý và yêu cầu xóa bất cứ lúc nào.
withdraw-question = Rút lại đồng ý? Việc sử dụng câu trả lời dừng ngay; { $xh } không nhận phiếu và tin nhắc nữa.
withdrawn = Đã rút lại đồng ý. Hệ thống dừng sử dụng dữ liệu của { $xh } ngay từ bây giờ.
erase-question = Yêu cầu xóa dữ liệu? Việc sử dụng dừng ngay. Câu trả lời ẩn danh, nếu có, không thể tìm lại để xóa.
deletion-recorded = Đã ghi nhận yêu cầu xóa. Hệ thống dừng sử dụng dữ liệu ngay và hoàn tất chậm nhất ngày { $day }.
reminders-stopped = { $Xh } sẽ không nhận tin nhắc nữa; chỉ còn lời mời khi có phiếu mới. Muốn nhận lại: mở /quyen và bấm “Đồng ý nhận tin nhắc”.
