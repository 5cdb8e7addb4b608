"""The report of a wave: released figures only, as a document, with pictures and a workbook of its tables."""
