"""Reminders as due items: planned when somebody was invited, looked at anew when their moment has come."""
