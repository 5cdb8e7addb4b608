// The page's own words. What the bot says is the bot's business.

const WORDS = {
  vi: {
    clock: "Giờ của bot", travel: "Đi tới thời điểm", moment: "Ngày giờ khác…", step_hour: "Sau 1 giờ",
    step_tomorrow: "10:00 ngày mai", step_monday: "14:00 thứ Hai",
    title: "Điện thoại thử", people: "Danh sách người dùng thử", search: "Tìm theo tên, mã hoặc cơ quan",
    nobody: "Không tìm thấy ai.", stranger: "Người lạ…", strangerName: "Người lạ", others: "Khác", back: "Danh sách",
    pick: "Chọn một người để mở điện thoại của họ.", bot: "bot", typing: "đang soạn…", as: "Đang dùng máy của {name}",
    message: "Tin nhắn", send: "Gửi", attach: "Đính kèm", commands: "Các lệnh", more: "Thêm", panel: "Bot làm gì",
    start: "Bắt đầu", invitation: "Mở liên kết mời", again: "Gửi /start", block: "Chặn bot", unblock: "Bỏ chặn bot",
    blocked: "Đồng chí đã chặn bot này.", photo: "Ảnh…", photoStandIn: "Ảnh mẫu", file: "Tệp…", voice: "Tin thoại",
    place: "Vị trí", contact: "Số điện thoại của tôi", sticker: "Nhãn dán", edit: "Sửa", remove: "Xoá",
    reply: "Trả lời", copy: "Sao chép", copied: "Đã sao chép", cancel: "Huỷ", save: "Lưu", edited: "đã sửa",
    ok: "Đóng", down: "Xuống tin mới nhất", empty: "Chưa có tin nhắn nào.", lost: "Mất kết nối, đang thử lại…",
    waiting: "{n} chờ bot", listening: "Bot đang nghe", deaf: "Bot chưa chạy", all: "Tất cả", mine: "Máy này",
    refused: "Bị từ chối", calls: "Chưa có lệnh gọi nào.", close: "Đóng", theme: "Giao diện", auto: "Theo máy",
    light: "Sáng", dark: "Tối", language: "Ngôn ngữ trang", unanswered: "Bot không trả lời lần bấm này.",
    newTab: "Mở trong thẻ khác", today: "Hôm nay", options: "Tuỳ chọn tin nhắn", keyboard: "Bàn phím của bot",
    editing: "Đang sửa", replying: "Trả lời", voiceMessage: "Tin thoại", picture: "Ảnh", spoiler: "Hiện nội dung bị ẩn",
    failed: "Không thực hiện được: {why}", unsupported: "Nút này chỉ dùng được trong ứng dụng thật.",
    online: "đã mở", pressed: "Đang chờ bot trả lời",
  },
  en: {
    clock: "The bot's time", travel: "Travel in time", moment: "Another date and time…", step_hour: "In 1 hour",
    step_tomorrow: "Tomorrow 10:00", step_monday: "Monday 14:00",
    title: "Test phones", people: "People of the sandbox", search: "Search name, code or agency",
    nobody: "Nobody found.", stranger: "A stranger…", strangerName: "Stranger", others: "Others", back: "People",
    pick: "Pick somebody to open their phone.", bot: "bot", typing: "is typing…", as: "On the phone of {name}",
    message: "Message", send: "Send", attach: "Attach", commands: "Commands", more: "More", panel: "What the bot does",
    start: "Start", invitation: "Open invitation link", again: "Send /start", block: "Block the bot",
    unblock: "Unblock the bot", blocked: "You have blocked this bot.", photo: "Photo…", photoStandIn: "Sample photo",
    file: "File…", voice: "Voice message", place: "Location", contact: "My telephone number", sticker: "Sticker",
    edit: "Edit", remove: "Delete", reply: "Reply", copy: "Copy", copied: "Copied", cancel: "Cancel", save: "Save",
    edited: "edited", ok: "Close", down: "To the newest message", empty: "No messages yet.",
    lost: "Connection lost, trying again…", waiting: "{n} waiting", listening: "The bot listens",
    deaf: "The bot is not running", all: "All", mine: "This phone", refused: "Refused", calls: "No calls yet.",
    close: "Close", theme: "Appearance", auto: "As the system", light: "Light", dark: "Dark",
    language: "Language of this page", unanswered: "The bot did not answer this press.", newTab: "Open in another tab",
    today: "Today", options: "Message options", keyboard: "The bot's keyboard", editing: "Editing", replying: "Reply",
    voiceMessage: "Voice message", picture: "Photo", spoiler: "Show what is hidden", failed: "That did not work: {why}",
    unsupported: "This button works in the real app only.", online: "opened", pressed: "Waiting for the bot",
  },
  de: {
    clock: "Zeit des Bots", travel: "Zeitreise", moment: "Anderes Datum, andere Uhrzeit…", step_hour: "In 1 Stunde",
    step_tomorrow: "Morgen 10:00", step_monday: "Montag 14:00",
    title: "Testtelefone", people: "Personen der Testumgebung", search: "Name, Kennung oder Behörde suchen",
    nobody: "Niemand gefunden.", stranger: "Fremde Person…", strangerName: "Fremde Person", others: "Weitere",
    back: "Personen", pick: "Wählen Sie eine Person, um ihr Telefon zu öffnen.", bot: "Bot", typing: "schreibt…",
    as: "Am Telefon von {name}", message: "Nachricht", send: "Senden", attach: "Anhängen", commands: "Befehle",
    more: "Mehr", panel: "Was der Bot tut", start: "Starten", invitation: "Einladungslink öffnen",
    again: "/start senden", block: "Bot blockieren", unblock: "Blockierung aufheben",
    blocked: "Sie haben diesen Bot blockiert.", photo: "Foto…", photoStandIn: "Beispielfoto", file: "Datei…",
    voice: "Sprachnachricht", place: "Standort", contact: "Meine Telefonnummer", sticker: "Sticker",
    edit: "Bearbeiten", remove: "Löschen", reply: "Antworten", copy: "Kopieren", copied: "Kopiert",
    cancel: "Abbrechen", save: "Speichern", edited: "bearbeitet", ok: "Schließen", down: "Zur neuesten Nachricht",
    empty: "Noch keine Nachrichten.", lost: "Verbindung unterbrochen, neuer Versuch…", waiting: "{n} warten",
    listening: "Der Bot hört zu", deaf: "Der Bot läuft nicht", all: "Alle", mine: "Dieses Telefon",
    refused: "Abgelehnt", calls: "Noch keine Aufrufe.", close: "Schließen", theme: "Darstellung", auto: "Wie das System",
    light: "Hell", dark: "Dunkel", language: "Sprache dieser Seite",
    unanswered: "Der Bot hat auf dieses Tippen nicht geantwortet.", newTab: "In neuem Tab öffnen", today: "Heute",
    options: "Nachrichtenoptionen", keyboard: "Tastatur des Bots", editing: "Bearbeiten", replying: "Antwort",
    voiceMessage: "Sprachnachricht", picture: "Foto", spoiler: "Verborgenes zeigen",
    failed: "Das ging nicht: {why}", unsupported: "Dieser Knopf geht nur in der echten App.", online: "geöffnet",
    pressed: "Warten auf den Bot",
  },
};
export const LANGUAGES = { vi: "Tiếng Việt", en: "English", de: "Deutsch" };

const remembered = localStorage.getItem("language") || navigator.language.slice(0, 2);
let current = remembered in WORDS ? remembered : "vi";
document.documentElement.lang = current;

export const language = () => current;

export function setLanguage(code) {
  current = code;
  localStorage.setItem("language", code);
  document.documentElement.lang = code;
}

/** A text in the page's language, with {placeholders} filled in. */
export const t = (key, values = {}) => WORDS[current][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
