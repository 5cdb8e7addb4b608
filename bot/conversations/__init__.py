"""Telegram in: one module a conversation. What a conversation can do is data (`bot.conversations.kit.conversation`)."""
