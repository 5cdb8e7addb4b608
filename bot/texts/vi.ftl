# Vietnamese, the first language. Wording after domain sections 8.3, 8.4, 9.5 and 12.
# $xh and $Xh: form of address in mid-sentence and at the start of one.

moment = { $time } ngày { $day }
word-yes = có
word-no = không

## Buttons
button-next = Tiếp tục
button-back = ◀ Quay lại
button-skip = Bỏ qua
button-without = Đi tiếp, không kèm tệp
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
card-type-file = Ứng dụng không nhận tệp. { $Xh } nộp tài liệu này theo hướng dẫn của đầu mối cơ quan, rồi bấm nút bên dưới để đi tiếp.
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
reject-file = Ứng dụng không nhận tệp, ảnh, ghi âm; tài liệu này nộp ngoài ứng dụng. Xin bấm nút bên dưới để đi tiếp.
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
reminders-stopped = { $Xh } sẽ không nhận tin nhắc nữa; chỉ còn lời mời khi có phiếu mới. Muốn nhận lại: mở /quyen và bấm “Đồng ý nhận tin nhắc”.

## Quản trị: tệp phiếu khảo sát
upload-kind = Phiếu khảo sát nhận dưới dạng bảng tính Excel (.xlsx) hoặc tệp văn bản (.yaml), cơ cấu tổ chức cả dưới dạng CSV. Tệp này không thuộc các dạng đó.
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
published-next = Bước tiếp theo: lập đợt khảo sát cho phiếu { $code }.

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
    • /vangmat: báo những ngày vắng mặt
    Có thể trả lời bằng nút bấm hoặc gõ số thứ tự. Mọi câu trả lời được lưu ngay; dừng lúc nào cũng được.
help-asked = Đã báo cho đầu mối của cơ quan rằng có người cần hỗ trợ. Nội dung trả lời và tên của { $xh } không được gửi kèm.
help-nobody = Hiện chưa báo được cho đầu mối của cơ quan qua ứng dụng. Xin liên hệ trực tiếp.
help-wanted = Có một người trong cơ quan cần hỗ trợ khi trả lời phiếu. Đề nghị { $xh } nhắc chung trong giao ban để người đó liên hệ.
apology = Rất tiếc, đã có lỗi khi xử lý tin vừa rồi. Mã tham chiếu: { $reference }. Xin thử lại hoặc báo cho đầu mối của cơ quan.

## Quản trị: tệp cơ cấu tổ chức
desk-structure = Cơ cấu tổ chức gửi dưới dạng XLSX, CSV hoặc YAML. Danh sách người không gửi qua đây.
upload-people = Đây là danh sách người. Danh sách người không bao giờ đi qua ứng dụng nhắn tin: xin nhập trên máy chủ bằng “surveybot roster import”. Nội dung tệp không được đọc, không được lưu. Đề nghị { $xh } xóa tin nhắn có tệp này.
button-structure = Tệp cơ cấu: { $name }
button-apply = Áp dụng
button-discard-file = Bỏ tệp này
structure-head = Cơ cấu tổ chức
structure-created = • Thêm mới: { $count }
structure-changed = • Thay đổi: { $count }
structure-unchanged = • Giữ nguyên: { $count }
structure-refused = • Từ chối: { $count }
structure-first-created = Thêm mới:
structure-first-changed = Thay đổi:
structure-first-refused = Từ chối; tệp phía trên đánh dấu các ô cần sửa:
structure-more = … và { $count } hàng nữa
structure-next = Chưa thay đổi gì. Bấm “Áp dụng” thì cơ cấu được cập nhật ngay; không tin nào được gửi đi.
structure-next-some = Chưa thay đổi gì. Bấm “Áp dụng” thì các hàng đúng được cập nhật ngay, hàng bị từ chối được bỏ qua; không tin nào được gửi đi.
structure-idle = Tệp này không làm thay đổi gì.
structure-untouched = Chưa thay đổi gì.
structure-moved = Cơ cấu đã thay đổi sau khi { $xh } gửi tệp. Thẻ này cho biết tệp sẽ làm gì bây giờ; đề nghị { $xh } xem lại.
structure-applied = Đã cập nhật cơ cấu tổ chức
structure-applied-next = Người ở đơn vị đã giải thể được chuyển bằng danh sách mới, nhập trên máy chủ.
structure-gone = Tệp này không còn nữa.
toast-file-discarded = Đã bỏ tệp. Cơ cấu giữ nguyên.
toast-import-running = Đang có một lần nhập khác. Đề nghị { $xh } bấm lại sau ít phút.
import-file-file_too_large = Tệp có { $size } MB; tối đa { $limit } MB.
import-file-file_empty = Tệp không có nội dung.
import-file-unknown_format = Tệp không phải XLSX, CSV hay YAML.
import-file-old_workbook = Đây là tệp XLS cũ hoặc có mật khẩu. Đề nghị { $xh } lưu thành XLSX không mật khẩu.
import-file-macro_workbook = Bảng tính có macro. Đề nghị { $xh } lưu thành XLSX (không macro).
import-file-zip_bomb = Bảng tính khi mở ra có { $size } MB; tối đa { $limit } MB, hoặc gấp { $ratio } lần kích thước tệp.
import-file-unreadable_workbook = Không đọc được bảng tính này. Đề nghị { $xh } mở ra và lưu lại thành XLSX.
import-file-unreadable_yaml = Dòng { $line }: đây không phải YAML của tệp nhập ({ $detail }).
import-file-unreadable_csv = Hàng { $line }: đây không phải tệp CSV ({ $detail }).
import-file-unknown_encoding = Không đọc chắc chắn được chữ trong tệp. Đề nghị { $xh } lưu thành CSV UTF-8 hoặc XLSX.
import-file-too_many_rows = Nhiều hơn { $limit } hàng. Đề nghị { $xh } chia nhỏ, hoặc nhập trên máy chủ bằng “surveybot structure import”.
import-file-too_many_columns = Nhiều hơn { $limit } cột.
import-file-no_header = Hàng đầu tiên phải là tên các cột.
import-file-header_merged = Hàng đầu tiên phải là tên các cột, mỗi ô một tên; { $place } bị gộp.
import-file-header_formula = Tên cột không được là công thức ({ $place }).
import-file-duplicate_column = Cột { $column } có hai lần.
import-file-missing_columns = Thiếu cột: { $columns }.
import-file-no_rows = Dưới tên các cột không có hàng nào.
import-row-formula = ô là công thức; xin nhập giá trị.
import-row-merged = ô bị gộp ({ $place }); xin bỏ gộp và điền từng ô.
import-row-cell_error = ô có giá trị lỗi ({ $value }).
import-row-cell_too_long = dài { $length } ký tự; tối đa { $limit }.
import-row-control_characters = có ký tự không hiển thị được.
import-row-required = không được để trống.
import-row-bad_code = { $value } không phải mã: chữ cái, chữ số, dấu chấm, gạch nối, gạch dưới, gạch chéo, không dấu cách, tối đa { $limit } ký tự.
import-row-too_long = dài { $length } ký tự; tối đa { $limit }.
import-row-unknown_kind = { $value } không phải loại hợp lệ; gần nhất là { $nearest }; các loại: { $known }.
import-row-bad_number = { $value } không phải số nguyên từ 0 đến { $limit }.
import-row-bad_date = { $value } không phải ngày; ví dụ 01/03/2025.
import-row-unknown_word = không rõ { $value }; gần nhất là { $nearest }; các giá trị: { $known }.
import-row-duplicate = { $value } còn ở hàng { $rows } với nội dung khác; hàng nào đúng?
import-row-repeated = giống hàng { $rows }.
import-row-no_parent_allowed = khối không có đơn vị cấp trên.
import-row-parent_kind = { $value } là { $found }; { $kind } phải thuộc: { $wanted }.
import-row-unknown_parent = { $value } không có trong tệp này và trong cơ cấu; gần nhất là { $nearest }.
import-row-parent_refused = { $value } nằm ở hàng bị từ chối.
import-row-parent_loop = đơn vị sẽ nằm dưới chính mình ({ $value }).
import-row-ends_before_it_begins = kết thúc ({ $value }) trước khi bắt đầu ({ $begins }).
import-row-unknown_successor = { $value } không có trong tệp này và trong cơ cấu; gần nhất là { $nearest }.
import-row-successor_refused = { $value } nằm ở hàng bị từ chối.
import-row-successor_loop = đơn vị sẽ kế tục chính mình ({ $value }).
import-row-successor_without_end = đơn vị có đơn vị kế tục thì phải có ngày kết thúc.
import-row-kind_changed = { $value } trong cơ cấu là { $found }, không thể thành { $kind }.
import-note-unknown_column = cột { $column } không rõ, không được đọc; gần nhất là { $nearest }.
import-note-unnamed_column = cột { $column } không có tên, không được đọc.
import-note-other_sheets = chỉ đọc trang { $sheet }; không đọc: { $others }.
import-note-read_as_windows_1258 = tệp không phải Unicode, được đọc theo Windows-1258. Đề nghị { $xh } kiểm tra vài tên.
import-note-read_as_utf_16 = tệp được đọc theo UTF-16.
import-note-people_in_closed = còn { $count } người ở { $value } là đơn vị đã giải thể; danh sách mới sẽ chuyển họ đi.
import-note-open_in_closed = đơn vị vẫn mở dù { $value } cấp trên kết thúc ngày { $date }.

## Đầu mối: danh sách và phiếu khác nhau
discrepancies = Thông tin của { $count } người trong cơ quan ở phiếu đã nộp khác với danh sách cán bộ. Cả hai đều được giữ. Đề nghị { $xh } nhờ bộ phận tổ chức cán bộ rà soát; tên không gửi qua ứng dụng.
## Reminders, later, absence (domain 9.5)
about = khoảng { $minutes } phút
remind-new = Kính gửi { $xh } { $name }, phiếu “{ $survey }” đang chờ ý kiến của { $xh }, { $about }, có thể dừng và làm tiếp. Hạn hoàn thành: { $deadline }. Kính mời { $xh } bắt đầu khi thuận tiện.
remind-started = Cảm ơn { $xh } { $name } đã quan tâm đến phiếu “{ $survey }”. Hiện còn { $questions } câu, { $about }. Hạn hoàn thành: { $deadline }. Kính mời { $xh } tiếp tục khi thuận tiện.
remind-review = Cảm ơn { $xh } { $name } đã trả lời đủ các câu của phiếu “{ $survey }”. Chỉ còn xem lại và nộp. Hạn hoàn thành: { $deadline }. Kính mời { $xh } xem lại khi thuận tiện.
needed-new = Kính gửi { $xh } { $name }, phiếu “{ $survey }” sẽ kết thúc vào { $deadline }. Ý kiến của { $xh } rất cần cho việc đánh giá đúng thực trạng của { $agency }. Đề nghị { $xh } dành { $about } để hoàn thành. Nếu có vướng mắc, xin bấm “Cần hỗ trợ”.
needed-started = Kính gửi { $xh } { $name }, phiếu “{ $survey }” sẽ kết thúc vào { $deadline }. Ý kiến của { $xh } rất cần cho việc đánh giá đúng thực trạng của { $agency }. Hiện còn { $questions } câu; đề nghị { $xh } dành { $about } để hoàn thành. Nếu có vướng mắc, xin bấm “Cần hỗ trợ”.
needed-review = Kính gửi { $xh } { $name }, phiếu “{ $survey }” sẽ kết thúc vào { $deadline }. { $Xh } đã trả lời đủ các câu, chỉ còn xem lại và nộp. Ý kiến của { $xh } rất cần cho việc đánh giá đúng thực trạng của { $agency }. Nếu có vướng mắc, xin bấm “Cần hỗ trợ”.
closing-today = Kính gửi { $xh } { $name }, hôm nay là hạn cuối của phiếu “{ $survey }” ({ $deadline }).
closing-soon = Kính gửi { $xh } { $name }, phiếu “{ $survey }” sắp kết thúc ({ $deadline }).
last-new = Thời gian trả lời { $about }. Đề nghị { $xh } hoàn thành và nộp phiếu trước thời hạn.
last-started = Phần đã trả lời vẫn được lưu; còn { $questions } câu, { $about }. Đề nghị { $xh } hoàn thành và nộp phiếu trước thời hạn.
last-review = Các câu đã được trả lời đủ và lưu lại. Đề nghị { $xh } xem lại và nộp phiếu trước thời hạn.
last-one = Đây là tin nhắc cuối cùng.
reminder-asked = Tin nhắc theo đề nghị của { $xh }.
several-invitation = Kính gửi { $xh } { $name }, Tổ xây dựng Đề án kính mời { $xh } tham gia { $count } phiếu; có thể dừng và làm tiếp bất cứ lúc nào. Đề nghị { $xh } không nhập nội dung thuộc bí mật nhà nước.
several-reminder = Kính gửi { $xh } { $name }, { $xh } còn { $count } phiếu chưa nộp. Kính mời { $xh } hoàn thành khi thuận tiện.
several-last = Đề nghị { $xh } nộp trước thời hạn. Với phiếu đến hạn, đây là tin nhắc cuối cùng.
line-new = • { $survey }: chưa bắt đầu, { $about }; hạn { $deadline }
line-started = • { $survey }: còn { $questions } câu, { $about }; hạn { $deadline }
line-review = • { $survey }: đã trả lời đủ, chỉ còn xem lại và nộp; hạn { $deadline }
later-question = Khi nào thì nhắc lại { $xh }? Xin chọn một lúc hoặc nhập ngày, ví dụ { $example }. Trước lúc đó sẽ không có tin nhắc nào.
later-none = Phiếu kết thúc vào { $deadline }; trước hạn không còn lúc nào thuận tiện để nhắc lại. Kính mời { $xh } hoàn thành khi có thể.
later-nothing = Không còn phiếu nào đang chờ { $xh }.
later-set = Sẽ nhắc lại { $xh } vào { $moment }. Phần đã trả lời vẫn được lưu; { $xh } có thể làm tiếp bất cứ lúc nào.
later-wrong = Ngày này chưa đúng, đã qua hoặc sau hạn { $deadline }. Xin nhập theo mẫu { $example }.
button-afternoon = Chiều nay, { $time }
button-tomorrow = Sáng mai, { $day }
button-monday = Thứ Hai, { $day }
button-absence = Báo vắng mặt
absence-title = Những ngày vắng mặt
absence-text = Trong những ngày { $xh } vắng mặt sẽ không có tin nhắc nào; không cần nêu lý do. Xin nhập từ ngày đến ngày, ví dụ { $example }.
absence-line = • { $first } – { $last }
absence-wrong = Ngày chưa đúng. Xin nhập từ ngày đến ngày, ví dụ { $example }.
button-end-absence = Bỏ { $first } – { $last }
## Các đợt khảo sát
button-campaigns = Các đợt khảo sát
button-new-campaign = Lập đợt khảo sát mới
button-recall = Thu hồi
button-take-back = Đưa về bản dự thảo
button-approve = Phê duyệt
button-send = Trình phê duyệt
button-change = Sửa
button-drop = Bỏ dự thảo
button-overview = Xem tổng hợp
button-pause = Tạm dừng
button-resume = Chạy tiếp
button-remind = Nhắc ngay
button-extend = Gia hạn
button-close = Kết thúc sớm
button-cancel = Hủy đợt khảo sát
button-until = Đến { $moment }
button-everybody = Toàn bộ cán bộ, công chức
button-conditions = Về các điều kiện
button-kind-block = Khối
button-kind-agency = Cơ quan
button-kind-division = Đơn vị
button-kind-position_group = Nhóm vị trí
button-kind-job_position = Vị trí việc làm
button-kind-role = Vai trò
button-kind-language = Ngôn ngữ
button-kind-age = Độ tuổi
button-open-now = Ngay khi được duyệt
button-working-days = Ngày làm việc thứ { $days }: { $day }
button-no-grace = Không gia hạn thêm
button-correct-closing = Sửa được đến hết hạn
button-correct-grace = Sửa được đến hết thời gian thêm
button-no-correction = Nộp rồi không sửa
button-reminders-standard = Nhắc ba lần
button-reminders-last_only = Chỉ nhắc ngày cuối
button-reminders-none = Không nhắc
button-named = Có ghi tên
button-anonymous = Ẩn danh
campaigns-title = Các đợt khảo sát
campaigns-none = Chưa có đợt khảo sát nào.
campaigns-line = • { $number } · { $survey }: { $state }; đến { $until }
campaign-head = Đợt khảo sát { $number } · { $state }
campaign-draft = dự thảo
campaign-waiting = chờ phê duyệt
campaign-scheduled = đã duyệt, chưa mở
campaign-open = đang mở
campaign-closing = đang kết thúc
campaign-closed = đã kết thúc
campaign-cancelled = đã hủy
campaign-paused = { $state }, tạm dừng
campaign-gone = Không có đợt khảo sát này.
campaign-figures = Tổng số { $total } · chưa làm { $new } · đang làm { $started } · đã nộp { $done }
campaign-agency = • { $agency }: đã nộp { $done }/{ $total }
no-agency = không thuộc cơ quan nào
extend-question = Hiện kết thúc lúc { $until }. Gia hạn đến khi nào?
close-question = Kết thúc ngay bây giờ, với tất cả mọi người? Đang làm dở: { $started } phiếu; phiếu chưa nộp được lưu nhưng không nộp được nữa.
cancel-question = Hủy đợt khảo sát này? Đã bắt đầu: { $started } phiếu. Không tin nào được gửi.
remind-question = Nhắc { $count } người chưa hoàn thành? Mỗi người nhận nhiều nhất một tin trong ngày, trong giờ làm việc.
toast-reminded = Đã lên lịch { $count } tin nhắc.

## Các đợt khảo sát: đối tượng
audience-none = Chưa chọn đối tượng.
audience-all = Toàn bộ cán bộ, công chức
audience-block = Khối: { $names }
audience-agency = Cơ quan: { $names }
audience-division = Đơn vị: { $names }
audience-position_group = Nhóm vị trí: { $names }
audience-job_position = Vị trí việc làm: { $names }
audience-role = Vai trò: { $names }
audience-language = Ngôn ngữ: { $names }
audience-age = Tuổi khi mở đợt: { $names }
audience-answered = Đã trả lời: { $names }
audience-staff = Theo danh sách { $count } mã cán bộ
audience-role-respondent = mọi người
audience-role-supervisor = người quản lý trực tiếp
audience-role-focal_point = đầu mối
audience-role-focal_deputy = đầu mối dự phòng
audience-role-agency_head = người đứng đầu cơ quan
audience-role-project_team = tổ xây dựng Đề án
audience-role-standing_body = cơ quan chủ trì
audience-role-admin = quản trị
audience-role-data_officer = phụ trách dữ liệu
left-out-left = Không tính { $count } người đã thôi việc.
left-out-not_yet = Không tính { $count } người chưa nhận việc.
left-out-frozen = Không tính { $count } người đã yêu cầu dừng sử dụng dữ liệu.
left-out-no_messenger = Không tính { $count } người không dùng ứng dụng nhắn tin.
left-out-technical = Không tính { $count } người chỉ vận hành hệ thống.

## Các đợt khảo sát: lập kế hoạch
plan-new-title = Lập đợt khảo sát
plan-head = Dự thảo đợt khảo sát { $number } · bước { $at }/{ $of }
plan-changed = Vừa có người khác sửa: { $fields }. Đây là nội dung hiện tại.
plan-people = Hiện có { $count } người.
plan-people-few = Dưới { $least } người: không nêu số, để không lộ câu trả lời của ai.
plan-opens = Mở: { $moment }
plan-opens-now = Mở: ngay khi được phê duyệt
plan-closes = Kết thúc: { $moment }
plan-grace = Phiếu đang làm được nộp đến: { $moment }
plan-no-grace = Sau khi kết thúc không nhận thêm phiếu đang làm
plan-correct = Phiếu đã nộp được sửa đến: { $moment }
plan-correct-closing = Phiếu đã nộp được sửa đến khi kết thúc
plan-no-correction = Phiếu đã nộp không sửa được
plan-reminders-standard = Nhắc: ba lần
plan-reminders-last_only = Nhắc: chỉ ngày cuối
plan-reminders-none = Nhắc: không
plan-discard = Bỏ dự thảo đợt khảo sát “{ $survey }”?
version-label = { $survey }, phiên bản { $version }
step-version = Phiếu khảo sát nào?
step-audience = Gửi cho ai? Chọn một hay nhiều loại điều kiện; các loại kết hợp với nhau. Cũng có thể nhập quy tắc, ví dụ block:K1 age:25-34, hoặc các mã cán bộ.
step-audience-kind = Chọn một hay nhiều mục; bấm lần nữa để bỏ.
step-opening = Mở khi nào? Có thể nhập ngày giờ như 17/6/2026 8:00.
step-closing = Mở trong bao lâu? Có thể nhập ngày giờ.
step-grace = Sau khi kết thúc, người đang làm được nộp đến khi nào? Có thể nhập ngày giờ.
step-reminders = Nhắc người chưa hoàn thành thế nào?
step-correction = Phiếu đã nộp được sửa đến khi nào? Có thể nhập ngày giờ.
step-anonymity = Câu trả lời được lưu cùng người trả lời.
step-name-version = phiếu
step-name-audience = đối tượng
step-name-opening = thời điểm mở
step-name-closing = thời điểm kết thúc
step-name-grace = thời gian thêm
step-name-reminders = nhắc
step-name-correction = thời hạn sửa

## Các đợt khảo sát: phê duyệt
approval-wanted = Đề nghị { $xh } phê duyệt đợt khảo sát { $number }: “{ $survey }”, { $people } người. Chưa có gì được gửi đi.
button-look = Xem và phê duyệt
blast-version = { $code }, phiên bản { $version }
blast-agency = • { $agency }: { $count }
blast-more = … và { $count } cơ quan nữa
blast-messages = Khi mở, gửi { $messages } tin mời trong khoảng { $minutes } phút; người khác thấy phiếu khi vào ứng dụng.
blast-reminders = Dự kiến nhắc: { $days }
blast-draft = Chưa gửi gì. Một quản trị thứ hai phải phê duyệt.
blast-draft-alone = Chưa gửi gì. Hệ thống này chỉ có một quản trị: { $xh } tự phê duyệt, việc đó được ghi lại.
blast-waits = Đang chờ quản trị thứ hai phê duyệt. Sửa bất cứ điều gì là phải trình lại.
blast-approve = Đề nghị { $xh } xem kỹ. Sau khi phê duyệt còn 60 giây để thu hồi.
blast-approved = Đã phê duyệt. Trước { $time } chưa có gì được gửi và còn thu hồi được.

## Mã PIN
pin-ask = Đề nghị { $xh } nhập mã PIN sáu chữ số. Tin nhắn chứa mã được xóa ngay.
pin-why = Trước những việc không thể làm lại, hệ thống hỏi mã PIN, nhiều nhất mười hai giờ một lần. { $Xh } chưa có mã PIN.
pin-new = Đề nghị { $xh } chọn sáu chữ số và nhập vào đây. Tin nhắn chứa mã được xóa ngay.
pin-again = Đề nghị { $xh } nhập lại mã PIN đó.
pin-locked = Đã nhập sai nhiều lần. Xin thử lại sau { $time }.
pin-wrong = Mã PIN chưa đúng.
pin-unusable = Mã PIN gồm sáu chữ số, không lặp một chữ số và không theo thứ tự liền nhau.
pin-differs = Hai lần nhập khác nhau. Đề nghị { $xh } chọn lại.

## Các đợt khảo sát: từ chối
refusal-other = Không thực hiện được. Đề nghị { $xh } xem lại.
refusal-audience_missing = Chưa chọn đối tượng.
refusal-audience_empty = Không có ai thuộc đối tượng này.
refusal-audience_too_small = Đối tượng chọn theo câu trả lời phải có ít nhất { $least } người, để không lộ câu trả lời của ai.
refusal-audience_unknown_kind = Không có loại điều kiện “{ $kind }”.
refusal-audience_unknown_code = Không có mã này ({ $kind }): { $codes }.
refusal-audience_no_codes = Sau “{ $kind }:” cần có mã.
refusal-audience_kind_twice = “{ $kind }” có hai lần; các mã cách nhau bằng dấu phẩy.
refusal-audience_closed_unit = Đơn vị { $code } đã thôi hoạt động; đơn vị kế tục: { $successors }.
refusal-audience_age = “{ $code }” không phải khoảng tuổi; ví dụ 25-34.
refusal-audience_answered = “{ $code }” chưa đúng; ví dụ answered:3/years=many.
refusal-audience_answered_nowhere = Trong “{ $where }” chưa có phiếu nào trả lời câu “{ $question }”.
refusal-audience_answered_staff = Không kết hợp điều kiện theo câu trả lời với mã cán bộ: như vậy sẽ lộ câu trả lời của một người.
refusal-moment_unreadable = Ngày giờ chưa đúng. Ví dụ: 17/6/2026 8:00.
refusal-opens_on_a_holiday = Ngày { $day } không phải ngày làm việc. Ngày làm việc tiếp theo: { $next }.
refusal-closes_before_opening = Thời điểm kết thúc phải sau thời điểm mở.
refusal-closes_in_the_past = Thời điểm kết thúc đã qua.
refusal-grace_before_closing = Thời gian thêm phải sau thời điểm kết thúc.
refusal-correction_before_opening = Thời hạn sửa phải sau thời điểm mở.
refusal-anonymous_not_built = Chưa có khảo sát ẩn danh: câu trả lời được lưu cùng người trả lời. Chỉ được hứa ẩn danh khi hai phần đó được lưu ở hai nơi tách biệt.
refusal-campaign_changed = Đợt khảo sát vừa được người khác thay đổi. Đây là nội dung hiện tại.
refusal-campaign_state = Ở trạng thái hiện tại không làm được việc này.
refusal-campaign_over = Đợt khảo sát đã kết thúc.
refusal-own_approval = Người trình không tự phê duyệt: cần một quản trị thứ hai.
refusal-nobody_to_approve = Chưa có quản trị thứ hai đã vào ứng dụng để phê duyệt.
refusal-released = Đã quá 60 giây, không thu hồi được nữa. Có thể tạm dừng hoặc hủy.
refusal-paused = Đợt khảo sát đang tạm dừng.
refusal-reminded_today = Hôm nay đã nhắc rồi.
refusal-nobody_to_remind = Mọi người đã hoàn thành.

## Các đợt khảo sát: với người trả lời
received-final = Đã nhận phiếu “{ $survey }” của { $xh } lúc { $time } ngày { $day }. Trân trọng cảm ơn { $xh }. Có thể xem phiếu đã nộp bằng lệnh /ketqua.
state-paused = tạm dừng
paused-now = Phiếu “{ $survey }” đang tạm dừng. Xin quay lại sau.
## Sending (admins)
button-sending = Gửi tin
button-blast = Đợt { $number }: { $survey } · còn { $count }
button-stop-sending = Dừng gửi tất cả
button-send-again = Gửi tiếp
button-pause-blast = Tạm dừng
button-resume-blast = Gửi tiếp
button-cancel-blast = Hủy các tin chưa gửi
sending-title = Gửi tin
sending-on = Đang gửi bình thường, tối đa { $rate } tin mỗi giây. Số tin đến hạn chưa gửi: { $count }.
sending-off = Đã dừng gửi tất cả từ { $at }. Câu trả lời trực tiếp vẫn hoạt động; các tin chờ sẽ được xem lại khi gửi tiếp.
sending-campaigns = Các đợt khảo sát có tin:
sending-none = Chưa có tin nào của đợt khảo sát.
blast-title = Gửi tin · đợt { $number }
blast-stopped = Đang dừng gửi tất cả.
blast-paused = Đang tạm dừng. Không tin nào của đợt này được gửi đi.
blast-sent = • Đã gửi: { $count }/{ $total }
blast-waiting = • Chờ gửi: { $count }
blast-later = • Chưa đến hạn: { $count }
blast-failed = • Không gửi được: { $count }
blast-unreachable = • Không liên lạc được: { $count }
blast-unknown = • Chưa rõ đã đến hay chưa: { $count }
blast-cancelled = • Đã hủy: { $count }
blast-cancel-question = Hủy { $count } tin chưa gửi của đợt này? Tin đã gửi không thu hồi được.
toast-cancelled = Đã hủy { $count } tin.
toast-sending-off = Đã dừng gửi tất cả.
toast-sending-on = Đang gửi tiếp.
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
## Still right? and renewed versions
still-right = Đây là nội dung { $xh } đã khai ngày { $day }. Nội dung này còn đúng không?
still-nothing = Lần trước không khai mục nào.
still-open = Ngoài ra có { $count } câu sẽ hỏi lại, vì lần trước chưa trả lời hoặc câu hỏi đã thay đổi.
still-kept = { $section }: giữ nguyên như lần trước
button-still-right = Vẫn đúng
button-afresh = Khai lại từ đầu
renewed = Phiếu đã được cập nhật. Các câu trả lời của { $xh } được giữ nguyên.
renewed-aside = Phiếu đã được cập nhật. { $count } câu trả lời không còn phù hợp với phiếu mới; hệ thống vẫn lưu, { $xh } không mất nội dung đã khai.
button-renew = Đợt { $campaign }: xem ảnh hưởng
button-renew-keep = Giữ phiên bản cũ
button-renew-starts = Người bắt đầu sau dùng phiên bản { $version }
button-renew-move = Chuyển { $count } người sang phiên bản mới
renew-on-version = { $people } người theo phiên bản { $version }
renew-line = • Đợt { $campaign }: { $inside } người đang trả lời ({ $versions }), { $fresh } người chưa bắt đầu.
renew-line-nobody = • Đợt { $campaign } (phiên bản { $version }): chưa có ai đang trả lời, { $fresh } người chưa bắt đầu.
renew-title = Đợt { $campaign } và phiên bản { $version }
renew-gone = Đợt khảo sát này đã kết thúc.
renew-counting = Đang tính ảnh hưởng: { $done }/{ $of } người. Thẻ này tự cập nhật.
renew-standing = { $people } người đang trả lời theo phiên bản trước: { $parts }.
renew-calm = { $count } người đang ở câu không thay đổi
renew-changed = { $count } người đang ở câu đã thay đổi
renew-removed = { $count } người đang ở câu đã bỏ
renew-nobody = Không có ai đang trả lời theo phiên bản trước.
renew-answers = Nếu chuyển: { $carried } câu trả lời được giữ nguyên; { $aside } câu trả lời không còn phù hợp sẽ được cất riêng, không bị xóa. Phiếu đã nộp không thay đổi.
renew-fresh = { $count } người chưa bắt đầu; hiện nay người bắt đầu sau dùng phiên bản { $version }.
renew-choose = Nếu không chọn gì, mỗi người tiếp tục phiên bản mình đã bắt đầu.
renew-sure = Chuyển { $people } người sang phiên bản mới, { $aside } câu trả lời sẽ được cất riêng. Người chưa bắt đầu cũng dùng phiên bản mới. Có chuyển không?
renew-moving = Đang chuyển: đã xong { $done } người. Thẻ này tự cập nhật.
renew-done = Đã chuyển { $people } người sang phiên bản { $version }: { $carried } câu trả lời được giữ nguyên, { $aside } câu trả lời được cất riêng.
renew-failed = { $count } người ở lại phiên bản cũ, vì phiếu của họ không chuyển được.
toast-renew-kept = Mỗi người tiếp tục phiên bản của mình.
toast-renew-starts = Người bắt đầu từ bây giờ dùng phiên bản mới.
