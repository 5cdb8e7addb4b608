## Taking a survey in a terminal, checking and converting files
play-keys = { $back } back · { $skip } skip · { $switch } language · { $quit } quit
play-entries = + add an entry · Enter: no more · 2 change entry 2 · !2 remove entry 2
play-review = Enter: done · 3 change answer 3
play-file = Files are not taken here but handed in elsewhere; { $skip } to go on without.
play-now = now: { $value }
play-may-skip = { $skip } to skip
play-unchanged = Nothing has changed.
play-choose-one = Type the number of a choice
play-choose-many = Type the numbers of choices
play-choose-order = Type the numbers in the order you prefer
play-confirm = Enter: read
annotated-nothing = No problem has a cell that could be marked; { $file } was not written.
annotated-marked = { $marked } of { $count } problems are marked in { $file }.
annotated-kind = only a workbook can be annotated (.xlsx, .xls, .ods)
convert-kind = only a workbook or YAML can be converted
