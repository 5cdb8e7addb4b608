## Review and receipt
review-title = Xem lại trước khi nộp
review-title-sent = Phiếu đã nộp
review-title-unsent = Xem lại trước khi nộp lại
review-text = Bấm số để xem và sửa câu trả lời. Phiếu chỉ được gửi khi { $xh } bấm “Nộp phiếu”.
review-missing = Còn { $count } câu cần trả lời.
review-submitted = Phiếu này đã nộp lúc { $day }. Đến { $until } còn sửa được; có sửa thì nộp lại. Bấm số để xem hoặc sửa.
review-unsent = Đã sửa sau khi nộp, nhưng chưa nộp lại. Phiếu nộp ngày { $day } vẫn có giá trị cho đến khi { $xh } bấm “Nộp phiếu”.
review-empty = (chưa trả lời)
received =
    Đã nhận phiếu “{ $survey }” của { $xh } lúc { $time } ngày { $day }. Trân trọng cảm ơn { $xh }.
    { $Xh } có thể xem phiếu đã nộp bằng lệnh /ketqua và sửa phiếu đến { $deadline }.
receipt = Mã biên nhận: { $code }
results-title = Kết quả của tôi
results-none = { $Xh } chưa nộp phiếu nào.
results-line = • { $survey }: lần { $number }, { $at }, biên nhận { $code }
