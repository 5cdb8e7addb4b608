## Các đợt khảo sát: phê duyệt
approval-wanted = Đề nghị { $xh } phê duyệt đợt khảo sát { $number }: “{ $survey }”, { $people } người. Chưa có gì được gửi đi.
approval-given = Đợt khảo sát { $number } “{ $survey }” đã được phê duyệt.
approval-undone = Đợt khảo sát { $number } “{ $survey }” đã được đưa về bản nháp. Chưa có gì được gửi đi.
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
