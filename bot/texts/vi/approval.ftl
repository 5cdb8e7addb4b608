## Các đợt khảo sát: phê duyệt
approval-wanted = Đề nghị { $xh } phê duyệt đợt khảo sát { $number }: “{ $survey }”, { $people } người. Chưa có gì được gửi đi.
approval-given = Đợt khảo sát { $number } “{ $survey }” đã được phê duyệt.
approval-undone = Đợt khảo sát { $number } “{ $survey }” đã được đưa về bản dự thảo. Chưa có gì được gửi đi.
button-see-campaign = Xem đợt khảo sát
button-look = Xem và phê duyệt
blast-version = { $code }, phiên bản { $version }
blast-agency = • { $agency }: { $count }
blast-more = … và { $count } cơ quan nữa
blast-messages = Khi mở, gửi { $messages } tin mời trong khoảng { $minutes } phút; người khác thấy phiếu khi vào ứng dụng.
blast-draft = Chưa gửi gì. Một quản trị thứ hai phải phê duyệt.
blast-draft-alone = Chưa gửi gì. Hệ thống này chỉ có một quản trị: { $xh } tự phê duyệt, việc đó được ghi lại.
blast-waits = Đang chờ quản trị thứ hai phê duyệt. Sửa bất cứ điều gì là phải trình lại.
blast-approve = Đề nghị { $xh } xem kỹ. Sau khi phê duyệt còn 60 giây để thu hồi.
blast-approved = Đã phê duyệt. Trước { $time } chưa có gì được gửi và còn thu hồi được.

## A campaign's own words
button-invitation-words = Lời trong thư mời
button-words-purpose = Mục đích
button-words-sender = Nơi mời
button-words-contact = Liên hệ
button-words-clear = Dùng lời của phiếu
words-title = Lời trong thư mời
words-text = Mục đích, nơi mời và liên hệ là của phiếu, trừ khi đợt này có lời riêng. Bấm để sửa.
words-purpose = Mục đích
words-sender = Nơi mời
words-contact = Liên hệ
words-line = • { $name }: { $text }
words-own = lời riêng của đợt này
words-of-survey = lời của phiếu
words-usual = lời chung
words-none = (chưa có)
words-missing = Chưa có đủ lời riêng bằng: { $languages }; ở ngôn ngữ đó, chỗ thiếu hiện bằng ngôn ngữ khác.
words-question = Xin nhập bản { $language }, tối đa { $most } ký tự, không cần dấu chấm cuối.
words-of-campaign = Lời riêng của đợt này:
refusal-words_too_long = Nội dung có { $length } ký tự; tối đa { $most }. Xin viết ngắn hơn.
refusal-words_empty = Chưa có nội dung. Xin nhập lại.
