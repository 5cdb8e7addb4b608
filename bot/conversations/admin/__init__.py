"""Conversations of those who publish surveys, plan campaigns and look after the program."""
