## Language, help, faults
language-question = Chọn ngôn ngữ · Choose a language · Sprache wählen
help-title = Trợ giúp
help =
    • /phieu: các phiếu của { $xh }
    • /tieptuc: làm tiếp phiếu đang dở
    • /ketqua: kết quả, phiếu đã nộp
    • /ngonngu: đổi ngôn ngữ
    • /quyen: dữ liệu được lưu, rút đồng ý, xóa
    • /dung: ngừng nhận tin nhắc
    • /vangmat: báo những ngày vắng mặt
    Có thể trả lời bằng nút bấm hoặc gõ số thứ tự. Mọi câu trả lời được lưu ngay; dừng lúc nào cũng được.
help-asked = Đã báo cho đầu mối của cơ quan rằng có người cần hỗ trợ. Nội dung trả lời và tên của { $xh } không được gửi kèm.
help-call = Cần gọi ngay: { $contact }.
help-named = Báo cho đầu mối cơ quan rằng { $xh } cần hỗ trợ ở câu đang làm. Có kèm tên của { $xh } không? Câu trả lời của { $xh } không được gửi kèm.
help-asked-named = Đã báo cho đầu mối của cơ quan, kèm tên của { $xh }, phiếu và câu hỏi. Câu trả lời của { $xh } không được gửi kèm. Trả lời của đầu mối sẽ đến ngay tại đây.
help-wanted-by = Cán bộ có mã { $code } cần hỗ trợ khi trả lời phiếu; nhập mã này ở lệnh /coquan để xem là ai.
help-about = Phiếu: “{ $survey }”.
help-question = Câu hỏi: { $question }
help-write = Xin nhập câu trả lời; hệ thống chuyển lại cho người hỏi. Không nhập nội dung mật, số điện thoại.
help-replied = Đã chuyển câu trả lời cho người hỏi.
help-reply-title = Đầu mối cơ quan trả lời
help-held = Nội dung có dấu hiệu chứa thông tin không được gửi qua ứng dụng này; tin đã được xóa. Xin viết lại.
help-nobody = Hiện chưa báo được cho đầu mối của cơ quan qua ứng dụng. Xin liên hệ trực tiếp.
help-wanted = Có một người trong cơ quan cần hỗ trợ khi trả lời phiếu. Đề nghị { $xh } nhắc chung trong giao ban để người đó liên hệ.
apology = Rất tiếc, đã có lỗi khi xử lý tin vừa rồi. Mã tham chiếu: { $reference }. Xin thử lại hoặc báo cho đầu mối của cơ quan.

## Words used everywhere
moment = { $time } ngày { $day }
word-yes = có
word-no = không
