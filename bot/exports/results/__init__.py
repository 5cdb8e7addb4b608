"""The workbook of a campaign's answers."""
