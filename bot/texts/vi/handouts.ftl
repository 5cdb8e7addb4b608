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
list-name = Họ và tên
list-code = Mã cán bộ
list-unit = Đơn vị
list-why = Tình trạng
list-invited = Thư mời còn hiệu lực đến
