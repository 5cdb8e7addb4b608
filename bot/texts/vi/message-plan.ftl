## Kế hoạch gửi tin
moment-planned = • { $moment } · { $what }: { $count } tin
moment-sent = • { $moment } · { $what }: đã gửi { $sent }, còn { $left }
moment-more = … và { $count } thời điểm nữa
moment-invitation = lời mời
moment-reminder1 = nhắc lần một
moment-reminder2 = nhắc lần hai
moment-last = nhắc lần cuối
moment-now = nhắc theo lệnh của quản trị
moment-snooze = nhắc theo hẹn
button-messages = Kế hoạch gửi tin
messages-title = Kế hoạch gửi tin của đợt { $number }
messages-none = Chưa có tin nào được lên kế hoạch.
