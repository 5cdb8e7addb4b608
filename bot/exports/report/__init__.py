"""The report of campaigns: released figures only, as a document, with pictures and a workbook of its tables."""
