## Menu
menu-surveys = Phiếu của tôi
menu-continue = Làm tiếp
menu-results = Kết quả của tôi
menu-language = Ngôn ngữ
menu-rights = Quyền và dữ liệu của tôi
menu-help = Trợ giúp
