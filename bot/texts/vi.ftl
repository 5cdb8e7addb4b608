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

## What is wrong with a survey file: as survey_definitions/reading/sentences.py has it in English
fault-warning = cảnh báo: { $what }
check-good = { $code }: đạt, { $questions } câu hỏi ({ $shortest } đến { $longest } trên đường đi), khoảng { $minutes } phút; ngôn ngữ: { $languages }
check-no-language = không ghi tên
draft-path = Một người gặp từ { $shortest } đến { $longest } câu.
problem-file_too_large = Tệp có { $size } byte; tối đa { $limit }.
remedy-file_too_large = Đề nghị bỏ ảnh và trang tính thừa, hoặc đưa danh sách dài vào danh mục dùng chung.
problem-old_excel = Đây là bảng tính của Excel trước năm 2007 (.xls).
remedy-old_excel = Đề nghị lưu thành .xlsx rồi gửi lại.
problem-encrypted = Bảng tính đặt mật khẩu nên không mở được.
remedy-encrypted = Đề nghị bỏ mật khẩu (File, Info, Protect Workbook), hoặc lưu một bản không có mật khẩu.
problem-macros = Bảng tính có macro; không nhận macro từ bên ngoài.
remedy-macros = Đề nghị lưu thành .xlsx, là dạng không có macro.
problem-not_workbook = Không mở được tệp này như một bảng tính Excel: { $detail }
remedy-not_workbook = Đề nghị mở bằng Excel, lưu lại thành .xlsx rồi gửi.
problem-unzipped_too_large = Sau khi giải nén, bảng tính lớn hơn mức cho phép.
remedy-unzipped_too_large = Đề nghị bỏ ảnh và trang tính thừa, hoặc chép ba trang tính sang một bảng tính mới.
problem-too_many_sheets = Bảng tính có { $count } trang; tối đa { $limit }.
remedy-too_many_sheets = Đề nghị bỏ các trang không thuộc phiếu.
problem-too_many_rows = Trang tính có hơn { $limit } hàng.
remedy-too_many_rows = Đề nghị bớt hàng, hoặc đưa danh sách dài vào danh mục dùng chung.
problem-too_many_columns = Trang tính có hơn { $limit } cột.
remedy-too_many_columns = Đề nghị bỏ các cột bên phải mà phiếu không dùng.
problem-cell_too_long = Ô có { $size } ký tự; tối đa { $limit }.
remedy-cell_too_long = Đề nghị rút gọn, hoặc tách thành nhiều câu hỏi.
problem-formula_without_value = Ô là công thức mà tệp không lưu giá trị.
remedy-formula_without_value = Đề nghị mở bằng Excel rồi lưu lại, hoặc ghi thẳng giá trị vào ô.
problem-merged_cells = Các ô { $range } bị gộp; chỉ ô đầu có nội dung.
remedy-merged_cells = Đề nghị bỏ gộp ô và ghi nội dung vào từng hàng cần có.
problem-hidden_sheet = Trang “{ $name }” đang ẩn; nội dung vẫn được đọc.
remedy-hidden_sheet = Đề nghị cho hiện trang, hoặc xóa nếu không dùng.
problem-not_text = Tệp không phải văn bản UTF-8; có thể dùng bảng mã cũ như Windows-1258.
remedy-not_text = Đề nghị lưu lại với bảng mã UTF-8.
problem-wide_text = Tệp là văn bản UTF-16.
remedy-wide_text = Đề nghị lưu lại với bảng mã UTF-8.
problem-yaml_syntax = Tệp YAML sai cú pháp: { $detail }
remedy-yaml_syntax = Đề nghị xem lại thụt đầu dòng và dấu nháy quanh dòng này.
problem-yaml_shape = Phiếu bằng YAML gồm các trang (survey, choices, settings), mỗi trang là danh sách các hàng có nội dung chữ: { $detail }
remedy-yaml_shape = Đề nghị đối chiếu với một phiếu có sẵn.
problem-repeated_key = “{ $key }” được ghi hai lần ở đây.
remedy-repeated_key = Đề nghị giữ lại một.
problem-duplicate_column = Có hai cột “{ $header }”.
remedy-duplicate_column = Đề nghị bỏ hoặc đổi tên một cột.
problem-no_survey_sheet = Không có trang “survey”.
remedy-no_survey_sheet = Đề nghị đặt các câu hỏi trên trang có tên này.
problem-empty_survey = Trang “survey” chưa có câu hỏi.
remedy-empty_survey = Đề nghị ghi mỗi câu hỏi một hàng: type, name, label.
problem-missing_column = Trang tính thiếu cột “{ $name }”.
remedy-missing_column = Đề nghị thêm vào hàng đầu, hoặc sửa tên cột cho đúng.
problem-misspelt_column = Không có cột “{ $header }”, nên nội dung cột này sẽ không được đọc.
remedy-misspelt_column = Đề nghị sửa thành “{ $near }”, hoặc bỏ cột này.
problem-unknown_column = Cột “{ $header }” không được đọc.
remedy-unknown_column = Đề nghị sửa tên cột, hoặc cứ để nếu là ghi chú riêng.
problem-choice_column_with_blank = Tên cột “{ $header }” có dấu cách nên không lọc theo cột này được.
remedy-choice_column_with_blank = Đề nghị sửa thành “{ $near }”, hoặc bỏ cột này.
problem-bad_choice_column = “{ $header }” không làm tên cột của lựa chọn được.
remedy-bad_choice_column = Đề nghị đổi tên cột, ví dụ “{ $near }”, hoặc bỏ cột này.
problem-unsupported_sheet = Không dùng được trang “{ $name }”.
remedy-unsupported_sheet = Đề nghị bỏ trang này.
problem-unsupported_setting = Không dùng được thiết lập “{ $setting }”.
remedy-unsupported_setting = Đề nghị bỏ cột này.
problem-missing_setting = Thiếu thiết lập “{ $setting }”; tạm dùng “{ $value }”.
remedy-missing_setting = Đề nghị thêm vào trang “settings”, hoặc để như vậy.
problem-unknown_default_language = Không có nội dung nào bằng “{ $language }”, là ngôn ngữ mặc định.
remedy-unknown_default_language = Đề nghị thêm nội dung bằng ngôn ngữ này, hoặc chọn một trong: { $languages }.
problem-bad_id = Không lấy “{ $name }” làm mã phiếu được.
remedy-bad_id = Đề nghị chỉ dùng chữ không dấu, chữ số, “_”, “-” và “.”.
problem-survey_id_length = Mã phiếu có { $size } ký tự; cho phép từ 1 đến { $limit }.
remedy-survey_id_length = Đề nghị ghi form_id ngắn hơn.
problem-missing_type = Hàng này chưa có loại câu hỏi.
remedy-missing_type = Đề nghị ghi loại câu hỏi, hoặc để trống cả hàng.
problem-unknown_type = Không có loại câu hỏi “{ $type }”.
remedy-unknown_type = Đề nghị chọn một loại trong hướng dẫn, ví dụ text, integer hoặc select_one.
problem-unsupported_type = Không trả lời được loại “{ $type }” trong ứng dụng nhắn tin.
remedy-unsupported_type = Đề nghị đổi thành câu hỏi nhập chữ, hoặc bỏ hàng này.
problem-ignored_type = “{ $type }” không có tác dụng trong ứng dụng nhắn tin.
remedy-ignored_type = Đề nghị bỏ hàng này, hoặc cứ để.
problem-unsupported_appearance = Không dùng được kiểu hiển thị “{ $appearance }”.
remedy-unsupported_appearance = Đề nghị bỏ đi, hoặc dùng select_one_from_file với choice_filter.
problem-missing_name = Câu hỏi chưa có tên.
remedy-missing_name = Đề nghị ghi một tên ngắn, ví dụ “{ $example }”.
problem-bad_name = Không dùng “{ $name }” làm tên được: tên bắt đầu bằng chữ cái, chỉ gồm chữ cái, chữ số, “_”, “-” và “.”.
remedy-bad_name = Đề nghị ghi, ví dụ, “{ $near }”.
problem-reserved_name = Tên “{ $name }” dành riêng cho hệ thống.
remedy-reserved_name = Đề nghị chọn tên khác.
problem-duplicate_name = Tên “{ $name }” đã dùng ở hàng { $other }.
remedy-duplicate_name = Đề nghị đổi tên một trong hai, hoặc bỏ một hàng.
problem-duplicate_repeat = Phần lặp “{ $name }” trùng tên với nhóm hoặc phần lặp ở hàng { $other }.
remedy-duplicate_repeat = Đề nghị đổi tên một trong hai.
problem-similar_name = Tên “{ $name }” chỉ khác tên ở hàng { $other } ở chữ hoa, chữ thường.
remedy-similar_name = Đề nghị đặt tên dễ phân biệt, hoặc để như vậy.
problem-missing_label = “{ $name }” chưa có nội dung câu hỏi.
remedy-missing_label = Đề nghị ghi câu hỏi vào cột “label”, hoặc bỏ hàng này.
problem-missing_calculation = “{ $name }” chưa có công thức tính.
remedy-missing_calculation = Đề nghị ghi biểu thức vào cột “calculation”, hoặc bỏ hàng này.
problem-missing_list = “{ $type }” chưa nêu danh sách lựa chọn.
remedy-missing_list = Đề nghị ghi tên danh sách sau loại câu hỏi, ví dụ “{ $example }”.
problem-unknown_list = Trang “choices” không có danh sách “{ $list }”.
remedy-unknown_list = Đề nghị thêm các lựa chọn vào trang “choices”, hoặc nêu danh sách đã có.
problem-file_ending = “{ $list }” không phải tên của một danh mục.
remedy-file_ending = Đề nghị ghi tên có đuôi “.csv”, ví dụ “fields.csv”.
problem-unmatched_end = “{ $type }” không kết thúc nhóm nào đang mở.
remedy-unmatched_end = Đề nghị bỏ hàng này, hoặc thêm “{ $begin }” ở phía trước.
problem-unclosed = “{ $name }” chưa được kết thúc.
remedy-unclosed = Đề nghị thêm một hàng “{ $end }” sau câu hỏi cuối của nhóm.
problem-too_deep = Các nhóm lồng nhau quá { $limit } cấp.
remedy-too_deep = Đề nghị bớt số cấp.
problem-unknown_reference = Không có câu hỏi “{ $name }”.
remedy-unknown_reference = Đề nghị sửa tên cho đúng, hoặc thêm câu hỏi có tên này.
problem-ambiguous_reference = “{ $name }” là tên của nhiều câu hỏi: các hàng { $rows }.
remedy-ambiguous_reference = Đề nghị đặt cho mỗi câu một tên riêng, hoặc dẫn tới câu khác.
problem-broken_reference = Chỗ dẫn tới câu hỏi viết chưa đủ: “{ $found }”.
remedy-broken_reference = Đề nghị viết dấu đô la, cặp ngoặc nhọn và tên một câu hỏi không có dấu cách, ví dụ “{ $example }”.
problem-bad_trigger = “{ $found }” không kích hoạt việc tính được.
remedy-bad_trigger = Đề nghị nêu một hoặc nhiều câu hỏi, ví dụ “{ $example }”.
problem-bad_parameter = Không dùng được tham số “{ $parameter }” cho loại “{ $type }”.
remedy-bad_parameter = Đề nghị sửa lại, ví dụ “{ $example }”, hoặc để trống ô này.
problem-choice_without_list = Lựa chọn này không thuộc danh sách nào.
remedy-choice_without_list = Đề nghị ghi tên danh sách vào cột “list_name”, hoặc để trống cả hàng.
problem-choice_without_name = Lựa chọn này chưa có tên.
remedy-choice_without_name = Đề nghị ghi một tên ngắn vào cột “name”, hoặc để trống cả hàng.
problem-choice_without_label = Lựa chọn “{ $name }” chưa có nội dung.
remedy-choice_without_label = Đề nghị ghi nội dung vào cột “label”.
problem-duplicate_choice = Danh sách “{ $list }” đã có lựa chọn “{ $name }” ở hàng { $other }.
remedy-duplicate_choice = Đề nghị đổi tên một trong hai, hoặc bỏ một hàng.
problem-same_choice_label = Lựa chọn này đọc giống hệt lựa chọn ở hàng { $other } cùng danh sách, không phân biệt được.
remedy-same_choice_label = Đề nghị sửa nội dung một trong hai, hoặc bỏ một hàng.
problem-choice_with_blank = Tên “{ $name }” có dấu cách, mà danh sách này cho chọn nhiều.
remedy-choice_with_blank = Đề nghị ghi “{ $near }”.
problem-expression_syntax = Không đọc được biểu thức: { $detail }
remedy-expression_syntax = Đề nghị xem lại ngoặc, dấu nháy và phép toán ở chỗ đó.
problem-expression_ends = Biểu thức bị cụt, ở ký tự thứ { $pos }: { $shown }
remedy-expression_ends = Đề nghị viết cho đủ, hoặc bỏ phần thừa ở cuối.
problem-expression_quote = Dấu nháy mở ở ký tự thứ { $pos } chưa đóng: { $shown }
remedy-expression_quote = Đề nghị đóng lại, hoặc bỏ đi.
problem-expression_expected = Thiếu “{ $expected }” ở ký tự thứ { $pos }: { $shown }
remedy-expression_expected = Đề nghị thêm vào, hoặc bỏ phần mà nó đóng hay ngăn cách.
problem-expression_unexpected = “{ $found }” không đứng được ở ký tự thứ { $pos }: { $shown }
remedy-expression_unexpected = Đề nghị bỏ đi, hoặc thêm phép toán hay dấu phẩy còn thiếu ở phía trước.
problem-expression_function = Không có hàm { $name }().
remedy-expression_function = Đề nghị chọn một hàm trong hướng dẫn.
problem-expression_arity = Hàm { $name }() nhận { $wanted } tham số, không phải { $given }.
remedy-expression_arity = Đề nghị đối chiếu với danh sách hàm trong hướng dẫn.
problem-expression_unsupported = Biểu thức dùng “{ $what }”, không được hỗ trợ, ở ký tự thứ { $pos }: { $shown }
remedy-expression_unsupported = Đề nghị viết cách khác; tên câu hỏi viết như “{ $example }”.
problem-expression_pattern = Không dùng được mẫu của regex(): { $detail }
remedy-expression_pattern = Đề nghị sửa lại, hoặc viết mẫu đơn giản hơn.
problem-expression_too_long = Biểu thức dài hơn { $limit } ký tự.
remedy-expression_too_long = Đề nghị tách bớt thành các hàng calculate riêng.
problem-expression_too_deep = Biểu thức lồng quá sâu.
remedy-expression_too_deep = Đề nghị tách bớt thành các hàng calculate riêng.
problem-cycle = Các mục này chờ lẫn nhau nên không mục nào tính được: { $loop }.
remedy-cycle = Đề nghị bỏ một chỗ dẫn, hoặc hỏi câu đó trước khi cần đến.
problem-self_cycle = “{ $name }” dẫn tới chính nó nên không bao giờ tính được.
remedy-self_cycle = Đề nghị dẫn tới câu khác, hoặc dùng constraint, trong đó “.” là chính câu trả lời.
problem-unknown_filter_column = Các lựa chọn của “{ $list }” không có cột “{ $name }”.
remedy-unknown_filter_column = Đề nghị thêm cột vào danh sách lựa chọn, hoặc lọc theo một trong: { $columns }.
problem-unknown_reference_list = Không có danh mục “{ $list }”.
remedy-unknown_reference_list = Đề nghị nêu một trong: { $lists }; hoặc đưa các lựa chọn vào trang “choices”.
problem-unknown_fact = Hệ thống không biết gì về người trả lời dưới tên “{ $name }”, nên mục này luôn trống.
remedy-unknown_fact = Đề nghị nêu một trong: { $facts }; hoặc đặt câu hỏi.
problem-no_questions = Phiếu không hỏi gì: chỉ có ghi chú và công thức tính.
remedy-no_questions = Đề nghị thêm ít nhất một câu hỏi.
problem-nothing_reachable = Không ai tới được câu hỏi nào của phiếu: điều kiện của mọi câu đều không bao giờ đúng.
remedy-nothing_reachable = Đề nghị sửa hoặc bỏ các điều kiện ở cột “relevant”.
problem-missing_translation = Chưa có nội dung bằng “{ $language }”; người đọc ngôn ngữ này sẽ thấy ngôn ngữ khác.
remedy-missing_translation = Đề nghị ghi vào cột “{ $header }”, hoặc để như vậy.
problem-never_relevant = Điều kiện không bao giờ đúng: “{ $name }” không bao giờ được hỏi.
remedy-never_relevant = Đề nghị sửa điều kiện, hoặc bỏ hàng này.
problem-no_such_choice = “{ $question }” không có lựa chọn “{ $value }” nên phép so sánh này không bao giờ đúng.
remedy-no_such_choice = Đề nghị ghi tên một lựa chọn của danh sách “{ $list }”, hoặc thêm lựa chọn này.
problem-constraint_without_message = Ai trả lời chưa phù hợp sẽ không được cho biết vì sao.
remedy-constraint_without_message = Đề nghị ghi vào cột “constraint_message” điều gì chưa đúng và thế nào là đúng.
problem-required_file = Không gửi được tệp trong ứng dụng này mà câu hỏi lại bắt buộc: không ai đi tiếp được.
remedy-required_file = Đề nghị để không bắt buộc, hoặc đổi thành câu hỏi nhập chữ.
problem-long_choice = Lựa chọn có { $size } ký tự; trên điện thoại, quá { $limit } ký tự thì khó đọc.
remedy-long_choice = Đề nghị rút gọn, hoặc chuyển phần giải thích lên câu hỏi.
problem-long_card = Câu hỏi cùng các lựa chọn có { $size } ký tự; quá { $limit } ký tự thì phải cuộn màn hình điện thoại.
remedy-long_card = Đề nghị rút gọn, hoặc tách câu hỏi.
problem-empty_choices = Bộ lọc của “{ $name }” không để lại lựa chọn nào mà câu hỏi lại bắt buộc: không ai đi tiếp được.
remedy-empty_choices = Đề nghị sửa bộ lọc, hoặc để không bắt buộc.
problem-loose_pattern = Mẫu { $pattern } chỉ cần khớp một phần câu trả lời.
remedy-loose_pattern = Đề nghị ghi ^ ở đầu và $ ở cuối nếu phải khớp cả câu trả lời.
problem-counted_by_choice = Phần lặp đếm theo câu chọn nhiều sẽ dời câu trả lời sang mục khác khi bỏ chọn.
remedy-counted_by_choice = Đề nghị để người trả lời tự thêm mục và chọn trong từng mục.
problem-looked_up_label = Câu hỏi hiển thị “{ $name }”, tra theo thứ tự của mục: khi sửa câu trả lời trước, các câu trả lời sẽ nằm dưới câu hỏi khác.
remedy-looked_up_label = Đề nghị cho chọn ngay trong mục, hoặc viết riêng từng câu hỏi.
problem-pyxform = Trình biên dịch báo: { $detail }
remedy-pyxform = Đề nghị sửa chỗ được nêu, hoặc bỏ hàng này.
problem-missing = Câu hỏi không có lựa chọn nào để hiển thị.
remedy-missing = Đề nghị xem lại loại câu hỏi và danh sách.
problem-compiler = Không biên dịch được phiếu: { $detail }
remedy-compiler = Đề nghị đối chiếu hàng này với một phiếu có sẵn.
remedy-near_type = Đề nghị sửa thành “{ $near }”, hoặc chọn loại khác trong hướng dẫn.
remedy-near_name = Đề nghị sửa thành “{ $near }”, hoặc thêm câu hỏi tên “{ $name }”.
remedy-near_list = Đề nghị sửa thành “{ $near }”, hoặc thêm danh sách “{ $list }” vào trang “choices”.
remedy-near_sheet = Đề nghị đổi tên trang “{ $near }”, hoặc đặt các câu hỏi trên trang “survey”.
remedy-near_function = Đề nghị sửa thành { $near }(), hoặc chọn hàm khác trong hướng dẫn.
remedy-near_choice = Đề nghị sửa thành “{ $near }”, hoặc thêm lựa chọn “{ $value }” vào danh sách “{ $list }”.
remedy-near_column = Đề nghị sửa thành “{ $near }”, hoặc thêm cột “{ $name }”.
remedy-near_reference_list = Đề nghị sửa thành “{ $near }.csv”, hoặc đưa các lựa chọn vào trang “choices”.
remedy-near_fact = Đề nghị sửa thành “{ $near }”, hoặc đặt câu hỏi.
remedy-from_file = Đề nghị ghi “{ $near }” nếu là danh mục, hoặc thêm các lựa chọn vào trang “choices”.
remedy-wrong_end = Đề nghị ghi “{ $end }” để kết thúc “{ $name }” từ hàng { $other }, hoặc bỏ hàng này.
remedy-wrong_order = Đề nghị thêm một hàng “{ $end }” trước hàng { $other }, nơi nhóm bên ngoài kết thúc.
remedy-single_points = Đề nghị hỏi từng địa điểm bằng geopoint, hoặc bỏ hàng này.
remedy-reference_list = Đề nghị dùng select_one_from_file với một danh mục.
remedy-roster = Đề nghị bỏ trang này; dữ liệu đó do danh sách cán bộ quản lý.
