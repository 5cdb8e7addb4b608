"""Out: calls to Telegram, the cards of chats, the deliveries that wait."""
