"""Workbooks of what was submitted."""
