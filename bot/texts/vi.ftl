# Vietnamese, the first language. Wording after domain sections 8.3, 8.4, 9.5 and 12.
# $xh and $Xh: form of address in mid-sentence and at the start of one.

moment = { $time } ngày { $day }
word-yes = có
word-no = không

## Buttons
button-next = Tiếp tục
button-back = ◀ Quay lại
button-skip = Bỏ qua
button-done = Xong
button-undo = Bỏ lựa chọn cuối
button-add = Thêm
button-delete = Xóa
button-edit-number = Sửa { $number }
button-delete-number = Xóa { $number }
button-keep = Giữ nguyên: { $value }
button-understood = Đã rõ
button-earlier = ◀ Trang trước
button-further = Trang sau ▶
button-all = Xem tất cả
button-unclassified = Nội dung không mật
button-submit = Nộp phiếu
button-review = Về phần xem lại
button-list = Danh sách: thêm, sửa, xóa
button-correct = Sửa phiếu
button-surveys = Phiếu của tôi
button-begin = Bắt đầu
button-continue = Làm tiếp
button-later = Để sau
button-rights = Quyền của tôi
button-language = Ngôn ngữ
button-help = Cần hỗ trợ
button-agree = Đồng ý
button-refuse = Không đồng ý
button-details = Xem chi tiết
button-notice-again = Xem lại thông báo
button-yes = Có
button-no = Không
button-allow-pools = Đồng ý đưa vào danh sách
button-end-pools = Rút khỏi danh sách
button-allow-reminders = Đồng ý nhận tin nhắc
button-end-reminders = Ngừng nhận tin nhắc
button-withdraw = Rút lại đồng ý
button-erase = Yêu cầu xóa dữ liệu

## Menu
menu-surveys = Phiếu của tôi
menu-continue = Làm tiếp
menu-results = Kết quả của tôi
menu-language = Ngôn ngữ
menu-rights = Quyền và dữ liệu của tôi
menu-help = Trợ giúp

## Joining
stranger =
    Đây là ứng dụng khảo sát dành cho người được mời.
    Xin mở đường dẫn trong thư mời hoặc gửi mã mời vào đây.
code-unknown = Mã mời không đúng hoặc đã dùng. Xin liên hệ đầu mối của cơ quan.
enrol-fact = Để xác nhận, xin nhập { $letters } ký tự cuối của mã cán bộ.
fact-wrong = Thông tin chưa khớp. Xin kiểm tra và nhập lại.
enrol-locked = Đã nhập sai nhiều lần. Xin thử lại sau một giờ hoặc liên hệ đầu mối của cơ quan.

## Invitations on paper
slip-title = Thư mời tham gia khảo sát: { $agency }
slip-advice = Cắt theo đường kẻ và trao tận tay từng người. Không chụp ảnh, không gửi danh sách này qua ứng dụng nhắn tin.
slip-page = Trang
slip-name = Họ và tên
slip-division = Đơn vị
slip-staff = Mã cán bộ
slip-code = Mã mời
slip-link = Đường dẫn
slip-valid = Hiệu lực
slip-join = Cách tham gia
slip-until = Hiệu lực đến { $moment }
slip-how = { $Xh } quét mã QR bằng điện thoại có Telegram, hoặc gửi mã mời đến { $bot } trên Telegram. Ứng dụng sẽ hỏi { $letters } ký tự cuối của mã cán bộ, vì vậy mã này không in đầy đủ ở đây.

## Consent (domain 8.3)
notice-title = Thông báo về dữ liệu cá nhân (phiên bản { $version })
notice =
    Đơn vị chủ trì: { $body }. Đầu mối bảo vệ dữ liệu: { $contact }.
    Chúng tôi thu thập: cơ quan, chức danh, tháng năm sinh, quá trình công tác, kết quả tự đánh giá của { $xh }.
    Mục đích: đánh giá thực trạng đội ngũ, đào tạo, bố trí công việc theo Đề án.
    Người được xem: bản thân { $xh }; người quản lý trực tiếp; đầu mối cơ quan; Tổ xây dựng Đề án. Báo cáo chỉ dùng số liệu tổng hợp.
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

## My surveys
surveys-title = Phiếu của tôi
surveys-none = Hiện chưa có phiếu nào dành cho { $xh }.
surveys-no-consent = Chưa có sự đồng ý về dữ liệu cá nhân nên không có phiếu nào để trả lời.
surveys-line = • { $survey }: { $state }; hạn { $deadline }
state-new = chưa bắt đầu
state-started = đang làm
state-submitted = đã nộp, còn sửa được
state-done = đã nộp
state-closed = đã kết thúc
state-stopped = đã dừng
intro =
    Thời gian: khoảng { $minutes } phút, có thể dừng và làm tiếp.
    Hạn hoàn thành: { $deadline }.
    Mục đích: xác định nhu cầu đào tạo, bố trí công việc; không dùng để xếp loại chất lượng hằng năm.
    Đề nghị { $xh } không nhập nội dung thuộc bí mật nhà nước.
closed = Phiếu “{ $survey }” đã kết thúc. Cảm ơn { $xh } đã quan tâm.
not-yet-open = Phiếu “{ $survey }” mở từ { $when }.
invitation =
    Kính gửi { $xh } { $name },
    Thực hiện Đề án nâng cao chất lượng đội ngũ cán bộ, công chức tham mưu, Tổ xây dựng Đề án kính mời { $xh } tham gia phiếu “{ $survey }”.
    • Thời gian: khoảng { $minutes } phút, có thể dừng và làm tiếp.
    • Hạn hoàn thành: { $deadline }.
    • Mục đích: xác định nhu cầu đào tạo, bố trí công việc; không dùng để xếp loại chất lượng hằng năm.
    Đề nghị { $xh } không nhập nội dung thuộc bí mật nhà nước.
    Trân trọng.

## On the card
card-head = { $title } · { $at }/~{ $of } · còn khoảng { $minutes } phút
chosen-number = lựa chọn { $number }
card-several = Có thể chọn nhiều mục, sau đó bấm “Xong”.
card-rank = Bấm lần lượt theo thứ tự, mục quan trọng nhất trước.
card-range = Xin nhập một số từ { $first } đến { $last }.
card-type-text = Xin trả lời bằng chữ. Không nhập nội dung mật.
card-type-integer = Xin nhập một số nguyên, ví dụ 4.
card-type-decimal = Xin nhập một số, ví dụ 6,5.
card-type-date = Xin nhập ngày theo mẫu 15/03/2019.
card-type-month-year = Xin nhập tháng theo mẫu 03/2019.
card-type-year = Xin nhập năm theo mẫu 2019.
card-type-time = Xin nhập giờ theo mẫu 08:30.
card-type-datetime = Xin nhập ngày giờ theo mẫu 15/03/2019 08:30.
card-type-geopoint = Xin nhập vĩ độ và kinh độ, ví dụ 20,95 107,08.
card-type-file = Ứng dụng không nhận tệp; xin bỏ qua câu này.
list-search = Có thể gõ một phần tên để tìm.
list-nothing = Không tìm thấy “{ $query }”.
repeat-empty = Chưa có mục nào.
repeat-delete = Xóa mục “{ $entry }” cùng các câu trả lời trong đó?

## What was wrong with an entry
reject-required = Câu này cần được trả lời.
reject-constraint = Câu trả lời chưa phù hợp. Xin kiểm tra lại.
reject-choice = Xin chọn một trong các nút bên dưới hoặc trả lời bằng số thứ tự.
reject-range = Xin nhập một số trong khoảng { $values }.
reject-number = Xin nhập một số, ví dụ 6,5.
reject-integer = Xin nhập một số nguyên, ví dụ 4.
reject-decimal = Xin nhập một số, ví dụ 6,5.
reject-date = Ngày chưa đúng. Xin nhập theo mẫu 15/03/2019.
reject-datetime = Ngày giờ chưa đúng. Xin nhập theo mẫu 15/03/2019 08:30.
reject-month = Thời gian chưa đúng. Xin nhập theo mẫu 03/2019.
reject-year = Năm chưa đúng. Xin nhập theo mẫu 2019.
reject-time = Giờ chưa đúng. Xin nhập theo mẫu 08:30.
reject-geopoint = Vị trí chưa đúng. Xin nhập theo mẫu 20,95 107,08.
reject-too_long = Câu trả lời quá dài. Xin viết ngắn hơn.
reject-file = Ứng dụng không nhận tệp, ảnh, ghi âm. Xin trả lời bằng nút bấm hoặc chữ.
reject-fault = Câu này tạm thời không nhận được câu trả lời. Xin báo cho đầu mối của cơ quan.
reject-other = Câu trả lời chưa phù hợp. Xin kiểm tra lại.
reject-held-stamp = Nội dung có dấu hiệu chứa thông tin không được gửi qua ứng dụng này. Đề nghị { $xh } bỏ số văn bản, nội dung mật trước khi gửi. Câu trả lời chưa được lưu.
reject-held-document = Nội dung có dấu hiệu chứa thông tin không được gửi qua ứng dụng này. Đề nghị { $xh } bỏ số văn bản, nội dung mật trước khi gửi. Câu trả lời chưa được lưu.
reject-held-contact = Nội dung có dấu hiệu chứa địa chỉ thư điện tử. Đề nghị { $xh } bỏ thông tin cá nhân trước khi gửi. Câu trả lời chưa được lưu.
reject-held-digits = Nội dung có dãy số dài như số điện thoại, số định danh. Đề nghị { $xh } bỏ thông tin cá nhân trước khi gửi. Câu trả lời chưa được lưu.
reject-send-again = Nếu chắc chắn nội dung không mật, xin gửi lại đúng câu trả lời đó.
files-refused = Ứng dụng không nhận tệp, ảnh, ghi âm. Xin trả lời bằng nút bấm hoặc chữ.
press-a-button = Xin chọn một trong các nút bên dưới.
unknown-command = Không có lệnh này. Xin bấm /trogiup để xem các lệnh.
toast-again = Thẻ đã chuyển tiếp; lần bấm này không thay đổi gì.
toast-stale = Nút này đã cũ. Xin dùng thẻ dưới cùng.

## Review and receipt
review-title = Xem lại trước khi nộp
review-text = Bấm số của phần để xem và sửa từng câu. Phiếu chỉ được gửi khi { $xh } bấm “Nộp phiếu”.
review-missing = Còn { $count } câu cần trả lời.
review-empty = (chưa trả lời)
received =
    Đã nhận phiếu “{ $survey }” của { $xh } lúc { $time } ngày { $day }. Trân trọng cảm ơn { $xh }.
    { $Xh } có thể xem phiếu đã nộp bằng lệnh /ketqua và sửa phiếu đến hết { $deadline }.
receipt = Mã biên nhận: { $code }
results-title = Kết quả của tôi
results-none = { $Xh } chưa nộp phiếu nào.
results-line = • { $survey }: lần { $number }, { $at }, biên nhận { $code }

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
reminders-stopped = { $Xh } sẽ không nhận tin nhắc nữa. Có thể bật lại ở mục quyền của tôi, lệnh /quyen.

## Quản trị: tệp phiếu khảo sát
upload-kind = Phiếu khảo sát nhận dưới dạng bảng tính Excel (.xlsx) hoặc tệp văn bản (.yaml). Tệp này không thuộc hai dạng đó.
upload-too-large = Tệp lớn hơn 5 MB. Đề nghị { $xh } bỏ ảnh, trang tính thừa rồi gửi lại.
upload-failed = Chưa tải được tệp từ ứng dụng nhắn tin. Đề nghị { $xh } gửi lại.
upload-too-slow = Kiểm tra tệp quá lâu. Đề nghị { $xh } rút gọn phiếu hoặc kiểm tra trên máy chủ bằng “surveybot check”.
button-desk = Về bàn làm việc
button-draft = Bản nháp: { $survey }
button-versions = Các phiên bản
button-version = Tệp của phiên bản { $version }
button-try = Làm thử
button-publish = Ban hành
button-discard = Bỏ bản nháp
button-no-note = Ban hành không ghi chú
menu-admin = Bàn làm việc quản trị
desk-title = Bàn làm việc
desk-text = { $Xh } gửi phiếu khảo sát vào đây dưới dạng bảng tính Excel (.xlsx) hoặc tệp văn bản (.yaml), tối đa 5 MB. Tệp được kiểm tra trước; gửi tệp không làm phát đi bất cứ tin nào.
desk-live = Phiếu đã ban hành:
desk-nothing-live = Chưa có phiếu nào được ban hành.
desk-line = • { $survey } ({ $code }): phiên bản { $version }, ngày { $day }
versions-text = Bấm nút để nhận lại tệp gốc của một phiên bản. Mỗi lần tải đều được ghi lại.
versions-line = • Phiên bản { $version }, ngày { $day }: { $file }
version-known = Tệp này chính là phiên bản { $version }, ban hành ngày { $day }. Không có gì để ban hành.
faults-text = Có { $count } lỗi cần sửa. Chưa lưu gì.
faults-more = … và { $count } lỗi nữa.
faults-next = Tệp phía trên chỉ rõ chỗ lỗi. Đề nghị { $xh } sửa rồi gửi lại.
fault-sheet = trang { $sheet }
fault-row = hàng { $row }
fault-line = dòng { $line }
fault-column = cột { $column }
draft-head = Bản nháp · { $code } · { $file }
draft-figures = { $questions } câu hỏi, khoảng { $minutes } phút.
draft-languages = Ngôn ngữ: { $languages }.
draft-untranslated = Một ngôn ngữ, không ghi tên.
draft-unknown-lists = Phiếu dùng danh mục mà hệ thống này không có: { $lists }.
draft-warnings = { $count } cảnh báo:
draft-first = Phiên bản đầu tiên của phiếu này.
draft-changes = So với phiên bản { $version } đang dùng:
draft-no-changes = So với phiên bản { $version } đang dùng, không có gì khác mà người trả lời nhận thấy.
draft-outdated = Sau khi kiểm tra tệp này đã có phiên bản { $version }. Đề nghị { $xh } gửi lại tệp để xem thay đổi.
draft-next = Chỉ { $xh } thấy bản nháp này. Ban hành không mở đợt khảo sát và không gửi tin nào.
draft-gone = Bản nháp này không còn nữa.
change-title = • tên phiếu khác
change-added = • thêm ({ $count }): { $names }
change-removed = • bỏ ({ $count }): { $names }
change-changed = • đổi nội dung ({ $count }): { $names }
change-reworded = • đổi câu chữ ({ $count }): { $names }
change-languages_added = • thêm ngôn ngữ: { $names }
change-languages_removed = • bỏ ngôn ngữ: { $names }
trial-title = LÀM THỬ · { $survey }
button-end-trial = Thôi làm thử
button-to-draft = Về bản nháp
tried = Đã làm thử xong. Không câu trả lời nào của { $xh } được lưu.
note-question = Cần ghi nhớ gì về phiên bản này? Đề nghị { $xh } nhập ghi chú ngắn, ví dụ “tiếp thu góp ý đợt làm thử”.
discard-question = Bỏ bản nháp “{ $survey }”? Phiếu đã ban hành giữ nguyên.
toast-discarded = Đã bỏ bản nháp “{ $survey }”.
published = Đã ban hành phiên bản { $version }. Chưa mở đợt khảo sát, chưa gửi tin cho ai.
published-before = Tệp này chính là phiên bản { $version } đã ban hành. Chưa mở đợt khảo sát, chưa gửi tin cho ai.
published-next = Bước tiếp theo, trên máy chủ: surveybot campaign create --survey { $code }

## Language, help, faults
language-question = Chọn ngôn ngữ · Choose a language · Sprache wählen
help-title = Trợ giúp
help =
    • /phieu: các phiếu của { $xh }
    • /tieptuc: làm tiếp phiếu đang dở
    • /ketqua: phiếu đã nộp
    • /ngonngu: đổi ngôn ngữ
    • /quyen: dữ liệu được lưu, rút đồng ý, xóa
    • /dung: ngừng nhận tin nhắc
    Có thể trả lời bằng nút bấm hoặc gõ số thứ tự. Mọi câu trả lời được lưu ngay; dừng lúc nào cũng được.
help-asked = Đã báo cho đầu mối của cơ quan rằng có người cần hỗ trợ. Nội dung trả lời và tên của { $xh } không được gửi kèm.
help-nobody = Hiện chưa báo được cho đầu mối của cơ quan qua ứng dụng. Xin liên hệ trực tiếp.
help-wanted = Có một người trong cơ quan cần hỗ trợ khi trả lời phiếu. Đề nghị { $xh } nhắc chung trong giao ban để người đó liên hệ.
apology = Rất tiếc, đã có lỗi khi xử lý tin vừa rồi. Mã tham chiếu: { $reference }. Xin thử lại hoặc báo cho đầu mối của cơ quan.

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
button-absence = Vắng mặt
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
    Để bảo đảm đúng người, đầu mối của cơ quan cần xác nhận. Đề nghị { $xh } báo mã cán bộ của mình cho đầu mối. Câu trả lời đã có vẫn được giữ nguyên.
rebind-refused = Tài khoản mới chưa được xác nhận. Đề nghị { $xh } liên hệ đầu mối của cơ quan.
rebind-asked = Có một cán bộ muốn tham gia bằng điện thoại hoặc tài khoản mới và đang chờ xác nhận. Khi người đó báo mã cán bộ, đề nghị { $xh } mở bàn làm việc, nhập mã cán bộ đó và xác nhận.
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
agency-not-joined = • Chưa tham gia: { $count }
agency-unreachable = • Không liên lạc được: { $count }
agency-no-messenger = • Không dùng ứng dụng nhắn tin: { $count }
agency-absent = • Vắng mặt hôm nay: { $count }
agency-help = • Đề nghị hỗ trợ trong 7 ngày qua: { $count }
agency-waiting = • Tài khoản mới chờ xác nhận: { $count }
agency-campaign = “{ $survey }”: { $submitted }/{ $total } đã nộp; đang làm { $started }; chưa bắt đầu { $new }. Hạn: { $deadline }.
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
ask-confirm = { $name } ({ $code }) đã trực tiếp đề nghị đổi tài khoản với { $xh } chưa? Khi xác nhận, tài khoản cũ không vào được nữa.
ask-reject = Từ chối tài khoản mới đang chờ của { $name } ({ $code })? Tài khoản cũ vẫn dùng được.
ask-link = { $name } ({ $code }) đã tham gia. { $Xh } chắc chắn chính người này đề nghị đổi điện thoại hoặc tài khoản? Khi đường dẫn mới được dùng, tài khoản cũ không vào được nữa.
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
