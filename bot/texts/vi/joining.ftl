## Joining
stranger =
    Đây là ứng dụng khảo sát dành cho người được mời.
    Xin mở đường dẫn trong thư mời hoặc gửi mã mời vào đây.
code-unknown = Mã mời không đúng hoặc đã dùng. Xin liên hệ đầu mối của cơ quan.
enrol-fact = Để xác nhận, xin nhập { $letters } ký tự cuối của mã cán bộ.
fact-wrong = Thông tin chưa khớp. Xin kiểm tra và nhập lại.
enrol-locked = Đã nhập sai nhiều lần. Xin thử lại sau một giờ hoặc liên hệ đầu mối của cơ quan.
