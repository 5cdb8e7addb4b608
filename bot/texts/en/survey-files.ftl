## Admins: survey files
upload-arrived = The file has arrived and is being checked; the result appears here, usually within seconds.
upload-kind = Surveys are accepted as a workbook (.xlsx, .xls, .ods), a text file (.yaml), an XForm (.xml) or a .zip of a survey and its files, the structure of the organisation also as CSV. This file is none of them.
upload-part = There is no survey in this album. Please send the survey and its files in one album, or all in one .zip.
upload-too-many = Too many files are waiting to be checked. Please wait for their results before sending more.
upload-too-large = The file is larger than 5 MB. Please leave out pictures and spare sheets and send it again.
upload-failed = The file could not be fetched from the messenger. Please send it again.
upload-too-slow = The file took too long to check. Please make the survey smaller, or check it on the server with “surveybot check”.
upload-given-up = Checking the file was cut off three times and is not tried again. Nothing was stored. Please check it on the server with “surveybot check”.
upload-not-begun = The file has not been checked, because the machine is too busy. Please send it again a little later.
button-desk = To the desk
button-draft = Draft: { $survey }
button-versions = Versions
button-version = File of version { $version }
button-try = Try
button-publish = Publish
button-discard = Discard
button-no-note = Publish without a note
menu-admin = Desk for admins
desk-title = Desk
desk-text = Send a survey here as .xlsx or .yaml, up to 5 MB. It is checked first; nothing goes out by sending it.
desk-live = Published surveys:
desk-nothing-live = No survey is published yet.
desk-line = • { $survey } ({ $code }): version { $version } of { $day }
button-patterns = Templates and surveys (.xlsx)
patterns-title = Workbooks to begin with
patterns-text = Take a file, change it in Excel and send it back here. A shipped survey keeps its id: sent back it is a new version of that survey.
button-pattern = An empty one, with an example
button-pattern-skills = Skill self-assessment
button-pattern-languages = Language self-assessment
button-pattern-experience = Experience
versions-text = A button sends the original file of a version back. Each download is on record.
versions-line = • Version { $version } of { $day }: { $file }
version-known = This very file is version { $version }, published on { $day }. There is nothing to publish.
faults-text = { $count ->
    [1] One mistake has to be mended. Nothing was stored.
   *[other] { $count } mistakes have to be mended. Nothing was stored.
}
faults-more = { $count ->
    [1] … and one more.
   *[other] … and { $count } more.
}
faults-next = The file above shows where. Please mend it and send it again.
faults-next-alone = Please mend it and send it again.
faults-stopped = The check had to be stopped before its end. Nothing was stored.
fault-sheet = sheet { $sheet }
fault-question = question { $sheet }
fault-row = row { $row }
fault-line = line { $line }
fault-column = column { $column }
draft-head = Draft · { $code } · { $file }
draft-figures = { $questions ->
    [1] 1 question
   *[other] { $questions } questions
}, { $about }.
draft-languages = Languages: { $languages }.
draft-untranslated = One language, not named.
draft-unknown-lists = The survey looks into lists that this installation does not have: { $lists }.
draft-warnings = { $count ->
    [1] 1 warning:
   *[other] { $count } warnings:
}
draft-first = The first version of this survey.
draft-changes = Against version { $version }, which is live:
draft-no-changes = Nothing that people would notice is different from version { $version }, which is live.
draft-outdated = Version { $version } was published since this file was checked. Send the file again to see what it changes.
draft-next = Nobody sees this draft but you. Publishing opens nothing and sends nothing.
draft-gone = This draft is no longer here.
change-title = • another title
change-rules = • Rules of results: { $names }
change-added = • added ({ $count }): { $names }
change-removed = • removed ({ $count }): { $names }
change-changed = • changed in meaning ({ $count }): { $names }
change-reworded = • changed in words ({ $count }): { $names }
change-languages_added = • languages added: { $names }
change-languages_removed = • languages removed: { $names }
trial-title = TRIAL · { $survey }
button-end-trial = End the trial
button-to-draft = To the draft
tried = The trial is over. None of your answers was stored.
note-question = What is to be remembered of this version? Please type a short note, for example “answers of the pilot taken up”.
discard-question = Discard the draft of “{ $survey }”? What is published stays as it is.
toast-discarded = The draft of “{ $survey }” is discarded.
published = Version { $version } is published. Nothing was opened and nobody was told.
published-before = These very bytes are version { $version } already. Nothing was opened and nobody was told.
published-next = Next: plan a campaign of { $code }.
