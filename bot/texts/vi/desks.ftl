## Đầu mối: danh sách và phiếu khác nhau
discrepancies = Thông tin của { $count } người trong cơ quan ở phiếu đã nộp khác với danh sách cán bộ. Cả hai đều được giữ. Đề nghị { $xh } nhờ bộ phận tổ chức cán bộ rà soát; tên không gửi qua ứng dụng.

## Desks: my agency, one person, roles
menu-agency = Cơ quan của tôi
button-contact = Chia sẻ liên hệ của tôi
button-refresh = Cập nhật
button-to-agency = Về cơ quan
button-to-people = Cán bộ và vai trò
button-fresh-link = Cấp đường dẫn mới
button-new-account = Đổi điện thoại, tài khoản
button-undo-join = Hủy liên kết (nhầm người)
button-confirm-account = Xác nhận tài khoản mới
button-refuse-account = Từ chối tài khoản mới
button-set-absence = Vắng mặt
button-back-again = Đã có mặt trở lại
button-leaving = Đã chuyển, nghỉ công tác
button-confirm-leaving = Xác nhận thôi công tác
button-stays = Vẫn công tác tại đây
button-roles = Vai trò
button-give-role = Giao: { $role }
button-take-role = ✓ Thôi: { $role }
button-unattended = Thiếu đầu mối ({ $count })
button-parked = Tin chưa xử lý được ({ $count })
slip-how-birth = { $Xh } quét mã QR bằng điện thoại có Telegram, hoặc gửi mã mời đến { $bot } trên Telegram. Ứng dụng sẽ hỏi tháng và năm sinh.
enrol-birth-month = Để xác nhận, xin nhập tháng và năm sinh theo mẫu 03/1985.
enrol-proof = Bước cuối: xin bấm nút “Chia sẻ liên hệ của tôi” bên dưới bàn phím. Hệ thống chỉ kiểm tra liên hệ có phải của chính { $xh } không; số điện thoại không được lưu.
contact-press = Xin bấm nút “Chia sẻ liên hệ của tôi” bên dưới bàn phím.
contact-foreign = Đây không phải liên hệ của chính tài khoản này. Xin bấm nút “Chia sẻ liên hệ của tôi”.
contact-over = Đã xong phần xác nhận liên hệ.
account-let-go = Tài khoản này không còn gắn với phiếu khảo sát nào. Nếu có nhầm lẫn, xin liên hệ đầu mối của cơ quan.
rebind-waiting =
    Cảm ơn { $xh }. Mã mời này thuộc về người đã tham gia bằng một tài khoản khác.
    Để bảo đảm đúng người, xin bấm đồng ý trên tài khoản cũ, hoặc báo mã cán bộ cho đầu mối và thủ trưởng cơ quan: cần hai người xác nhận. Các câu trả lời trước đây được giữ nguyên và chưa hiện ở đây.
rebind-survey = • { $survey }; hạn { $deadline }
rebind-refused = Tài khoản mới chưa được xác nhận. Đề nghị { $xh } liên hệ đầu mối của cơ quan.
rebind-asked = Có người muốn tham gia bằng điện thoại hoặc tài khoản mới. Cần hai người xác nhận; { $xh } là một trong những người có thể xác nhận. Khi người đó báo mã cán bộ, xin mở bàn làm việc, gõ mã và xác nhận.
handover = Đầu mối của { $agency } đã thôi nhiệm vụ. Từ nay { $xh } thay mặt đầu mối cho đến khi có người mới. Tình hình cơ quan: lệnh /coquan.
leaver-proposed = Một đầu mối đề nghị ghi nhận một cán bộ đã chuyển hoặc nghỉ công tác. Khi đầu mối báo mã cán bộ, đề nghị { $xh } nhập mã đó để quyết định.
role-given = { $Xh } vừa được giao vai trò: { $role }.
role-focal_point = đầu mối
role-focal_deputy = phó đầu mối
role-agency_head = lãnh đạo cơ quan
role-project_team = tổ xây dựng Đề án
role-data_officer = bảo vệ dữ liệu
role-admin = quản trị
agency-title = Cơ quan
agency-choose = Đề nghị { $xh } chọn cơ quan hoặc nhập mã cơ quan, ví dụ BTC.
agency-head = { $agency } · đến { $at }
agency-joined = • Đã tham gia: { $joined }/{ $total } (hôm nay: { $today })
agency-few = Số người của cơ quan này không hiển thị riêng: có dưới 5 người, hoặc từ đó suy ra được một nhóm nhỏ như vậy.
agency-not-joined = • Chưa tham gia: { $count }
agency-unreachable = • Không liên lạc được: { $count }
agency-no-messenger = • Không dùng ứng dụng nhắn tin: { $count }
agency-absent = • Vắng mặt hôm nay: { $count }
agency-help = • Đề nghị hỗ trợ trong 7 ngày qua: { $count }
agency-waiting = • Tài khoản mới chờ xác nhận: { $count }
agency-campaign = “{ $survey }”: { $submitted }/{ $total } đã nộp; đang làm { $started }; chưa bắt đầu { $new }. Hạn: { $deadline }.
agency-campaign-hidden = Phiếu “{ $survey }”: không hiển thị riêng. Hạn: { $deadline }.
agency-campaign-covered = Phiếu “{ $survey }”: cơ quan không hiển thị riêng. { $group }: đã nộp { $submitted }/{ $total }. Hạn: { $deadline }.
agency-campaign-apart = Trong số chưa nộp: chưa tham gia { $not_joined }, không liên lạc được { $unreachable }.
agency-no-campaign = Hiện không có phiếu nào đang mở.
agency-ask = Để xem một người, cấp đường dẫn mới hoặc ghi vắng mặt, đề nghị { $xh } nhập đúng mã cán bộ của người đó.
agency-counts-only = Ở đây chỉ có số liệu chung. Khi đầu mối vắng mặt, phó đầu mối xem được từng người theo mã cán bộ.
desk-nobody = Không có cán bộ nào với mã này trong phạm vi { $xh } phụ trách. Xin kiểm tra lại mã.
desk-locked = Đã nhập sai nhiều lần. Xin thử lại sau một giờ.
desk-refused = Việc này hiện không thực hiện được.
desk-not-yourself = Việc này cần người khác thực hiện, không tự làm cho mình.
desk-last-admin = Phải còn ít nhất một quản trị; vai trò này được giữ nguyên.
desk-nobody-waits = Không còn tài khoản mới nào chờ xác nhận.
desk-person-no-messenger = Người này được ghi là không dùng ứng dụng nhắn tin.
one-head = { $name } · { $code }
one-joined = • Đã tham gia từ ngày { $day }
one-not-joined = • Chưa tham gia
one-no-messenger = • Không dùng ứng dụng nhắn tin
one-unreachable = • Hiện không liên lạc được (đã chặn hoặc xóa tài khoản)
one-absent = • Vắng mặt từ { $first } đến { $last }
one-absent-day = • Vắng mặt ngày { $day }
one-leaving = • Đề nghị ghi nhận thôi công tác từ ngày { $day }; chờ quản trị quyết định
one-leaves = • Thôi công tác tại đây từ ngày { $day }
one-waits = • Có tài khoản mới chờ xác nhận
one-survey = • { $survey }: { $state }
ask-undo = Hủy liên kết của { $name } ({ $code })? Tài khoản đang dùng không vào được nữa, mã mời hết hiệu lực; câu trả lời đã có vẫn được giữ.
ask-confirm = { $name } ({ $code }) đã trực tiếp đề nghị { $xh } đổi tài khoản chưa? Cần hai người xác nhận; tài khoản cũ được báo và có thể dừng trong một ngày làm việc.
ask-reject = Từ chối tài khoản mới đang chờ của { $name } ({ $code })? Tài khoản cũ vẫn dùng được.
ask-link = { $name } ({ $code }) đã tham gia. { $Xh } có chắc chính người này đề nghị đổi điện thoại, tài khoản không? Tài khoản mới chỉ được liên kết khi tài khoản cũ đồng ý hoặc có hai người xác nhận.
ask-leaves = Ghi nhận { $name } ({ $code }) thôi công tác tại đây như đề nghị? Tài khoản được gỡ, các vai trò chấm dứt; câu trả lời đã có vẫn được giữ.
ask-make-admin = Giao vai trò quản trị cho { $name } ({ $code })?
ask-unmake-admin = Thôi vai trò quản trị của { $name } ({ $code })?
link-question = Cấp đường dẫn mới cho ai? Đề nghị { $xh } nhập đúng mã cán bộ của người đó.
link-fresh =
    Đường dẫn mới, chỉ hiện một lần và chỉ dành cho người này:
    { $link }
    Mã mời: { $code }
    Hiệu lực đến { $until }. Các mã trước đã hết hiệu lực. Đề nghị { $xh } trao tận tay, không gửi vào nhóm.
absence-question = { $name } ({ $code }) vắng mặt từ ngày nào đến ngày nào? Ví dụ: 20/06/2026 - 25/06/2026. Không cần nêu lý do; những ngày đó không gửi tin nhắc.
absence-unreadable = Ngày chưa đúng. Xin nhập hai ngày theo mẫu 20/06/2026 - 25/06/2026, từ hôm nay trở đi.
leaving-question = { $name } ({ $code }) không còn công tác tại đây từ ngày nào? Xin nhập ngày theo mẫu 15/06/2026.
leaving-unreadable = Ngày chưa đúng. Xin nhập theo mẫu 15/06/2026.
left-noted = Đã ghi nhận: người này không còn công tác tại đây, tài khoản đã được gỡ.
people-title = Cán bộ và vai trò
people-text = Đề nghị { $xh } nhập đúng mã cán bộ của một người để giao vai trò, cấp đường dẫn hoặc ghi nhận thôi công tác.
people-leaving = • Đề nghị ghi nhận thôi công tác: { $count }
unattended-title = Cơ quan thiếu đầu mối
unattended-text = Chưa có đầu mối, hoặc đầu mối chưa tham gia, vắng mặt, không liên lạc được.
unattended-none = • { $agency } ({ $code }): chưa giao đầu mối
unattended-away = • { $agency } ({ $code }): đầu mối không làm việc được
unattended-deputy = • { $agency } ({ $code }): phó đầu mối đang thay
list-more = … và { $count } mục nữa.
parked-title = Tin chưa xử lý được
parked-text = Nội dung tin không hiển thị ở đây. Giữ tối đa 14 ngày.
parked-line = • { $at }: { $kind }, { $error }, mã tham chiếu { $reference }
roles-text = Bấm để giao hoặc thôi một vai trò. Vai trò đầu mối, lãnh đạo có hiệu lực cho cơ quan của người đó. Mọi thay đổi đều được ghi lại.
toast-role-given = Đã giao: { $role }
toast-role-taken = Đã thôi: { $role }

## Bàn làm việc của đầu mối: việc cần xử lý
agency-silent = • Chưa nộp sau lần nhắc cuối, không còn được nhắc: { $count }
agency-settle = • Có thông tin khác danh sách cán bộ, cần rà soát: { $count }

## Thôi công tác theo danh sách
one-missing = • Không có trong danh sách cán bộ mới nhất; chờ quản trị quyết định
own-account-asked = Có người đã mở mã mời của { $xh } bằng tài khoản khác và muốn tiếp tục với tư cách của { $xh }. Nếu đúng là { $xh }, xin bấm đồng ý: tài khoản này sẽ được gỡ. Nếu không, xin bấm dừng.
own-account-agreed = Hai người đã xác nhận việc { $xh } chuyển sang tài khoản khác. Tài khoản này sẽ được gỡ lúc { $until }, trừ khi { $xh } bấm dừng.
own-account-stopped = Đã dừng. Tài khoản này vẫn là của { $xh }. Nếu { $xh } không đề nghị đổi, xin báo cho cơ quan.
button-own-account-yes = Đúng là tôi: chuyển tài khoản
button-own-account-no = Không phải tôi: dừng lại
role-proposed = Một quản trị viên khác đề nghị giao vai trò: { $role }. Vai trò có hiệu lực khi quản trị viên thứ hai đồng ý. Khi được báo mã cán bộ, xin mở bàn làm việc, gõ mã và quyết định.
role-waits = • { $role }: chờ quản trị viên thứ hai
role-waits-own = • { $role }: { $xh } đã đề nghị, chờ quản trị viên thứ hai
button-second-role = Xác nhận: { $role }
toast-role-proposed = { $role }: chờ quản trị viên thứ hai
desk-person-frozen = Người này đã yêu cầu xóa hoặc hạn chế xử lý dữ liệu.
