"""Tables as strangers send them: workbooks, delimited text and YAML read into rows and values."""
