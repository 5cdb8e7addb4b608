## Reminders, later, absence
remind-new = Kính gửi { $xh } { $name }, phiếu “{ $survey }” đang chờ ý kiến của { $xh }, { $about }, có thể dừng và làm tiếp. Hạn hoàn thành: { $deadline }. Kính mời { $xh } bắt đầu khi thuận tiện.
remind-started = Cảm ơn { $xh } { $name } đã quan tâm đến phiếu “{ $survey }”. Phần còn lại cần { $about }. Hạn hoàn thành: { $deadline }. Kính mời { $xh } tiếp tục khi thuận tiện.
remind-review = Cảm ơn { $xh } { $name } đã trả lời đủ các câu của phiếu “{ $survey }”. Chỉ còn xem lại và nộp. Hạn hoàn thành: { $deadline }. Kính mời { $xh } xem lại khi thuận tiện.
remind-unsent = Kính gửi { $xh } { $name }, phiếu “{ $survey }” đã được sửa sau khi nộp, nhưng chưa nộp lại. Hạn: { $deadline }. Nếu không nộp lại, phiếu đã nộp trước đó vẫn có giá trị.
needed-unsent = Kính gửi { $xh } { $name }, phiếu “{ $survey }” đã được sửa sau khi nộp, nhưng chưa nộp lại. Hạn: { $deadline }. Nếu không nộp lại, phiếu đã nộp trước đó vẫn có giá trị.
needed-new = Kính gửi { $xh } { $name }, phiếu “{ $survey }” sẽ kết thúc vào { $deadline }. Ý kiến của { $xh } rất cần cho việc đánh giá đúng thực trạng của { $agency }. Đề nghị { $xh } dành { $about } để hoàn thành. Nếu có vướng mắc, xin bấm “Cần hỗ trợ”.
needed-started = Kính gửi { $xh } { $name }, phiếu “{ $survey }” sẽ kết thúc vào { $deadline }. Ý kiến của { $xh } rất cần cho việc đánh giá đúng thực trạng của { $agency }. Đề nghị { $xh } dành { $about } để hoàn thành phần còn lại. Nếu có vướng mắc, xin bấm “Cần hỗ trợ”.
needed-review = Kính gửi { $xh } { $name }, phiếu “{ $survey }” sẽ kết thúc vào { $deadline }. { $Xh } đã trả lời đủ các câu, chỉ còn xem lại và nộp. Ý kiến của { $xh } rất cần cho việc đánh giá đúng thực trạng của { $agency }. Nếu có vướng mắc, xin bấm “Cần hỗ trợ”.
closing-today = Kính gửi { $xh } { $name }, hôm nay là hạn cuối của phiếu “{ $survey }” ({ $deadline }).
closing-soon = Kính gửi { $xh } { $name }, phiếu “{ $survey }” sắp kết thúc ({ $deadline }).
last-new = Thời gian trả lời { $about }. Đề nghị { $xh } hoàn thành và nộp phiếu trước thời hạn.
last-started = Phần đã trả lời vẫn được lưu; phần còn lại cần { $about }. Đề nghị { $xh } hoàn thành và nộp phiếu trước thời hạn.
last-review = Các câu đã được trả lời đủ và lưu lại. Đề nghị { $xh } xem lại và nộp phiếu trước thời hạn.
last-unsent = Phiếu đã được sửa sau khi nộp, nhưng chưa nộp lại. Nếu không nộp lại, phiếu đã nộp trước đó vẫn có giá trị.
last-one = Đây là tin nhắc cuối cùng.
reminder-asked = Tin nhắc theo đề nghị của { $xh }.
several-invitation = Kính gửi { $xh } { $name }, { $sender } kính mời { $xh } tham gia { $count } phiếu; có thể dừng và làm tiếp bất cứ lúc nào. Đề nghị { $xh } không nhập nội dung thuộc bí mật nhà nước.
also-open = Ngoài ra còn chờ { $xh }:
several-mixed = Kính gửi { $xh } { $name }, có phiếu mới kính mời { $xh } tham gia. Hiện { $xh } còn { $what }; có thể dừng và làm tiếp bất cứ lúc nào. Đề nghị { $xh } không nhập nội dung thuộc bí mật nhà nước.
several-what = { $unsent ->
    [0] { $unsubmitted } phiếu chưa nộp
   *[other] { $unsubmitted ->
        [0] { $unsent } phiếu đã sửa, chưa nộp lại
       *[other] { $unsubmitted } phiếu chưa nộp và { $unsent } phiếu đã sửa, chưa nộp lại
    }
}
several-reminder = Kính gửi { $xh } { $name }, { $xh } còn { $what }. Kính mời { $xh } hoàn thành khi thuận tiện.
several-soon = Kính gửi { $xh } { $name }, sắp đến hạn nộp, { $xh } còn { $what }.
several-today = Kính gửi { $xh } { $name }, HÔM NAY là hạn cuối của { $today } trong { $count } phiếu đang chờ { $xh }. Đề nghị { $xh } nộp trước giờ ghi dưới đây.
several-all-today = Kính gửi { $xh } { $name }, HÔM NAY là hạn cuối của cả { $count } phiếu đang chờ { $xh }. Đề nghị { $xh } nộp trước giờ ghi dưới đây.
today-at = { $time } hôm nay, { $day }
tomorrow-at = { $time } ngày mai, { $day }
today-on = hôm nay, { $day }
tomorrow-on = ngày mai, { $day }
several-in-time = Đề nghị { $xh } nộp trước thời hạn.
several-last = Với phiếu đến hạn, đây là tin nhắc cuối cùng.
line-unsent = • { $survey }: đã sửa, chưa nộp lại; hạn { $deadline }
line-new = • { $survey }: chưa bắt đầu, { $about }; hạn { $deadline }
line-started = • { $survey }: đang làm, còn { $about }; hạn { $deadline }
line-review = • { $survey }: đã trả lời đủ, chỉ còn xem lại và nộp; hạn { $deadline }
line-more = … và { $count } phiếu nữa: “Phiếu của tôi”
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
absence-days = { $first } – { $last }
absence-line = • { $days }
absence-wrong = Ngày chưa đúng. Xin nhập từ ngày đến ngày, ví dụ { $example }.
button-end-absence = Bỏ { $days }
