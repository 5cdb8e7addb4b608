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

## Summaries (domain M8)
summary-title = Tình hình thực hiện: { $agency } (đến { $moment })
summary-submitted-rate = Phiếu “{ $survey }”: { $submitted }/{ $total } đã nộp ({ $rate } %).
summary-submitted-of = Phiếu “{ $survey }”: { $submitted }/{ $total } đã nộp.
summary-where = Đang làm { $started }; chưa bắt đầu { $new }; chưa tham gia { $unjoined }; không liên lạc được { $unreachable }.
summary-beside = Ngoài tổng số: đã rời cơ quan { $left }, được miễn { $exempt }.
summary-since = So với ngày { $day }: { $change }.
summary-unchanged = So với ngày { $day }: không thay đổi.
summary-expected = Nếu nộp đều, đến nay là { $people }.
summary-block = Trung bình khối: { $rate } %.
summary-deadline = Hạn: { $deadline } (còn { $days } ngày làm việc).
summary-action = Việc đề nghị: { $action }.
summary-groups = Theo đơn vị:
summary-others = Các đơn vị khác ({ $groups })
summary-whole-agency = Toàn cơ quan
summary-whole-province = Toàn tỉnh
summary-province = Toàn tỉnh
summary-stands-in = { $Xh } nhận bản này thay đầu mối của cơ quan, hiện không liên lạc được.
summary-nothing = Hiện không có đợt khảo sát nào đang mở.
summary-asked = Biểu đồ đang được gửi trong một tin nhắn riêng.
summary-not-yours = { $Xh } hiện không phụ trách cơ quan nào.
action-invite = trao lại thư mời cho { $people } người chưa tham gia hoặc không liên lạc được
action-remind = nhắc chung trong giao ban tuần
action-supervisors = bổ sung người quản lý trực tiếp cho { $people } công chức
action-none = không có
chart-submitted = Đã nộp
chart-started = Đang làm
chart-open = Chưa nộp
chart-progress = Tiến độ nộp phiếu
chart-even = nếu nộp đều
button-summary-open = Xem từng phiếu
button-summary-all = Xem tất cả các phiếu
button-summary-picture = Gửi kèm biểu đồ
button-summary-rhythm = Nhịp gửi
button-summary-back = Về tình hình
rhythm-title = Nhịp gửi bản tình hình
rhythm-text = Bản tình hình tự đến lúc 14:00. Hệ thống gửi khi nào?
rhythm-daily = Mỗi ngày làm việc
rhythm-weekly = Thứ Hai hằng tuần
rhythm-changes = Chỉ khi có thay đổi
rhythm-never = Không gửi, tôi sẽ tự xem
rhythm-set-daily = Bản tình hình sẽ đến mỗi ngày làm việc.
rhythm-set-weekly = Bản tình hình sẽ đến vào thứ Hai.
rhythm-set-changes = Bản tình hình chỉ đến khi có thay đổi.
rhythm-set-never = Không gửi nữa. Lệnh /tinhhinh cho xem bất cứ lúc nào.

## The program's health, for admins
button-health = Xem hệ thống
button-health-again = Xem lại
health-title = Tình trạng hệ thống
health-as-of = Lúc { $moment }
health-fine = Không có gì bất thường.
health-line = Hệ thống cần được xem lại
health-deliveries = Tin nhắn: đã gửi { $sent }; đang chờ { $waiting }; tin chờ lâu nhất quá hạn { $minutes } phút
health-lost = Không gửi được trong 24 giờ: { $failed }; người không liên lạc được: { $unreachable }
health-parked = Cập nhật để riêng: { $parked }; màn hình chưa hiện: { $unshown }
health-alarms = Cảnh báo đang mở: { $alarms }
health-jobs = Việc định kỳ:
health-job = • { $job }: { $ago }, { $milliseconds } ms, xử lý { $done }, { $state }
health-job-well = tốt
health-job-failed = lỗi { $times } lần liên tiếp
health-seconds = { $n } giây trước
health-minutes = { $n } phút trước
health-no-jobs = Chưa có việc định kỳ nào chạy.
health-disk = Đĩa còn trống: { $gigabytes } GB
health-disk-enough = Đĩa còn đủ chỗ
health-backup = Sao lưu gần nhất: { $moment }
health-no-backup = chưa ghi nhận
health-clock = Đồng hồ lệch với cơ sở dữ liệu: { $seconds } giây
wrong-not-sent = Có tin nhắn đến hạn nhưng không gửi được tin nào: tin lâu nhất đã chờ { $minutes } phút.
wrong-due-late = { $items } việc đã đến hạn nhưng chưa được xử lý.
wrong-parked = { $updates } cập nhật không xử lý được trong một giờ qua.
wrong-unshown = { $chats } cuộc trò chuyện chưa thấy màn hình của mình.
wrong-clock = Đồng hồ lệch với cơ sở dữ liệu { $seconds } giây.
wrong-job = Việc định kỳ { $job } bị lỗi { $times } lần liên tiếp.
wrong-disk = Đĩa chỉ còn { $megabytes } MB.
alarm-open = Cảnh báo hệ thống
alarm-closes = Khi việc này hết, hệ thống sẽ báo lại.
alarm-over = Cảnh báo đã hết sau { $minutes } phút
alarm-was = Trước đó: { $what }
job-show_lost_cards = hiện lại màn hình bị mất
job-move_campaigns = mở, đóng đợt khảo sát
job-send_summaries = bản tình hình
job-send_deliveries = gửi tin nhắn
job-seal_audit = niêm phong nhật ký
job-tidy = dọn dẹp
job-watch = theo dõi hệ thống
