## Rights
rights-title = Quyền và dữ liệu của tôi
rights-stored =
    Hệ thống đang lưu: mã cán bộ { $code }; { $unit }; chức danh, vị trí, tháng năm sinh theo danh sách của cơ quan; { $started } phiếu đã bắt đầu, { $submitted } phiếu đã nộp, { $answers } câu trả lời.
rights-consent = • { $purpose }: { $state } ({ $day })
rights-text = { $Xh } có quyền xem, sửa từng câu trả lời đến hạn, rút lại đồng ý và yêu cầu xóa bất cứ lúc nào.
withdraw-question = Rút lại đồng ý? Việc sử dụng câu trả lời dừng ngay; { $xh } không nhận phiếu và tin nhắc nữa. Các câu trả lời sẽ được xóa trong thời hạn luật định, trừ khi { $xh } đồng ý lại trước đó.
withdrawn = Đã rút lại đồng ý. Hệ thống dừng sử dụng dữ liệu của { $xh } ngay từ bây giờ và sẽ xóa các câu trả lời; thời hạn có trong mục quyền của { $xh }.
withdrawn-what-stays = Đã xóa mọi câu trả lời, phiếu đã nộp và nội dung tự viết. Còn giữ: thông tin của { $xh } trong danh sách của cơ quan, việc và thời điểm { $xh } tham gia, sự đồng ý và việc rút lại, yêu cầu này, các mục nhật ký ghi bằng số, kèm lý do nếu { $xh } từng cho xuất danh sách người.
erase-what = Sẽ xóa: mọi câu trả lời, phiếu đã nộp, bản nháp, nội dung tự viết, chức vụ đã khai, câu trả lời giữ lại từ đợt trước, tin nhắn, lịch vắng mặt, mã mời. Không khôi phục được.
erase-stays = Còn giữ: thông tin của { $xh } trong danh sách của cơ quan (tên, chức danh, tháng năm sinh …), việc và thời điểm { $xh } tham gia, sự đồng ý và việc rút lại, yêu cầu này, các mục nhật ký ghi bằng số, kèm lý do nếu { $xh } từng cho xuất danh sách người. Số liệu tổng hợp đã công bố giữ nguyên.
erase-question = Yêu cầu xóa dữ liệu? Việc sử dụng dừng ngay. Câu trả lời ẩn danh, nếu có, không thể tìm lại để xóa.
deletion-recorded = Đã ghi nhận yêu cầu xóa. Hệ thống dừng sử dụng dữ liệu ngay và hoàn tất chậm nhất { $day }.
deletion-overdue = Đã ghi nhận yêu cầu xóa và dừng sử dụng dữ liệu. Việc xóa lẽ ra phải hoàn tất ngày { $day }, nay đã quá hạn; xin hỏi theo liên hệ dưới đây.
rights-call = Cần hỏi, xin gọi: { $contact }.
erased-what-stays =
    Dữ liệu của { $xh } đã được xóa: câu trả lời, phiếu đã nộp, bản nháp, nội dung tự viết, tin nhắn.
    Còn giữ: thông tin của { $xh } trong danh sách của cơ quan (tên, chức danh, tháng năm sinh …), việc và thời điểm { $xh } tham gia, sự đồng ý và việc rút lại, yêu cầu này, các mục nhật ký ghi bằng số, kèm lý do nếu { $xh } từng cho xuất danh sách người. Liên kết với cuộc trò chuyện này được gỡ sau 14 ngày.
    Muốn tham gia lại, xin liên hệ cán bộ bảo vệ dữ liệu.
erased-see-card = Những gì đã xóa, những gì còn giữ: bấm “Quyền của tôi”.
restricted = Dữ liệu của { $xh } vẫn được lưu nhưng không được sử dụng, không hiển thị cho ai; không có tin nhắn nào được gửi.
reminders-stopped = { $Xh } sẽ không nhận tin nhắc nữa; chỉ còn lời mời khi có phiếu mới. Muốn nhận lại: mở /quyen và bấm “Đồng ý nhận tin nhắc”.
