## Mã PIN
pin-ask = Đề nghị { $xh } nhập mã PIN sáu chữ số. Tin nhắn chứa mã được xóa ngay.
pin-why = Trước những việc không thể làm lại, hệ thống hỏi mã PIN, nhiều nhất mười hai giờ một lần. { $Xh } chưa có mã PIN.
pin-new = Đề nghị { $xh } chọn sáu chữ số và nhập vào đây. Tin nhắn chứa mã được xóa ngay.
pin-again = Đề nghị { $xh } nhập lại mã PIN đó.
pin-locked = Đã nhập sai nhiều lần. Xin thử lại sau { $time }.
pin-wrong = Mã PIN chưa đúng.
pin-unusable = Mã PIN gồm sáu chữ số, không lặp một chữ số và không theo thứ tự liền nhau.
pin-differs = Hai lần nhập khác nhau. Đề nghị { $xh } chọn lại.
pin-not-asked = Lúc này không cần mã PIN; tin nhắn đó đã được xóa.
