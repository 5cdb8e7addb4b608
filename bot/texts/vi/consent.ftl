## Consent
notice-title = Thông báo về dữ liệu cá nhân (phiên bản { $version })
notice =
    Đơn vị chủ trì: { $body }. Đầu mối bảo vệ dữ liệu: { $contact }.
    Chúng tôi thu thập: cơ quan, chức danh, tháng năm sinh, quá trình công tác, kết quả tự đánh giá của { $xh }.
    Mục đích: đánh giá thực trạng đội ngũ, đào tạo, bố trí công việc theo Đề án.
    Người được xem câu trả lời: bản thân { $xh }; người quản lý trực tiếp, để xác nhận mức năng lực; đầu mối cơ quan, để xác nhận chức vụ, chứng chỉ; Tổ xây dựng Đề án, qua bản do máy chủ lập. Người khác chỉ xem số liệu tổng hợp.
    Hệ thống tính theo quy tắc cố định (bậc ngoại ngữ, khoảng cách so với mức cần đạt, số tháng kinh nghiệm, điều kiện): con người quyết định, { $xh } xem được cách tính và có quyền phản đối.
    Thời gian lưu: { $period }. Dữ liệu lưu tại: { $place }. Tin nhắn đi qua máy chủ của nhà cung cấp ứng dụng, có thể ở ngoài Việt Nam.
    { $Xh } có quyền xem, sửa, rút lại đồng ý, yêu cầu xóa bất cứ lúc nào bằng lệnh /quyen.
    Không nhập thông tin bí mật nhà nước, bí mật công tác.
notice-body = Tổ xây dựng Đề án, Ban Tổ chức Tỉnh ủy
notice-contact = cán bộ bảo vệ dữ liệu cá nhân của Ban Tổ chức Tỉnh ủy
notice-period = đến hết đợt khảo sát và 24 tháng sau đó
notice-place = máy chủ của cơ quan chủ trì
notice-question = { $Xh } có đồng ý không?
details-title = Chi tiết
details =
    • Mỗi mục đích được hỏi riêng: (1) phát triển bản thân và phân tích đội ngũ, (2) danh sách chuyên gia, cán bộ trẻ, (3) tin nhắc. Có thể đồng ý mục này và từ chối mục khác.
    • Của tài khoản nhắn tin, hệ thống chỉ giữ số của cuộc trò chuyện (đã mã hóa); không giữ tên, ảnh, số điện thoại.
    • Câu trả lời tự viết và phiếu đã nộp được mã hóa khi lưu.
    • Tính theo quy tắc: bậc ngoại ngữ từ các câu “làm được”; khoảng cách giữa mức tự đánh giá và mức cần đạt của vị trí; số tháng kinh nghiệm, điều kiện ba năm, khả năng vào danh sách. Mỗi kết quả ghi quy tắc, phiên bản và lý do; xem bằng lệnh /ketqua. Không đồng ý với một kết quả, hoặc với việc tính: /quyen, mục “Yêu cầu khác”, “Phản đối”; một người sẽ xem xét.
    • Kết quả tự đánh giá không dùng để xếp loại chất lượng hằng năm; quyết định về cán bộ do người có thẩm quyền đưa ra, không do hệ thống.
    • Từ chối hoặc rút lại đồng ý không gây bất lợi; { $xh } có thể trả lời bằng bản giấy qua đầu mối của cơ quan.
purpose-head = Mục đích { $n }/{ $of }
purpose-development = { $Xh } có đồng ý cho sử dụng câu trả lời để phát triển bản thân và phân tích đội ngũ không?
purpose-pools = { $Xh } có đồng ý để câu trả lời được dùng khi lập danh sách chuyên gia, cán bộ trẻ không?
purpose-reminders = { $Xh } có đồng ý nhận tin nhắc về phiếu qua ứng dụng này không?
short-development = Phát triển bản thân, phân tích đội ngũ
short-pools = Danh sách chuyên gia, cán bộ trẻ
short-reminders = Tin nhắc
consent-refused =
    Cảm ơn { $xh } đã cho biết ý kiến. Hệ thống không thu thập câu trả lời của { $xh }.
    Nếu muốn tham gia bằng bản giấy, xin liên hệ đầu mối của cơ quan.
