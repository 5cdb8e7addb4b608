## On the card
card-head = { $title } · part { $part } of { $parts } · { $left }
card-head-whole = { $title } · { $left }
card-longer = Your last answer brings further questions.
left-less = less than a minute left
left-up-to = at most { $most ->
    [one] 1 minute
   *[other] { $most } minutes
} left
left-about = about { $most ->
    [1] 1 minute
   *[other] { $most } minutes
} left
left-range = { $least } to { $most } minutes left
chosen-level = level { $number }
chosen-number = no. { $number }
card-several = You may choose several, then press “Done”.
card-rank = Press them in order, the most important first.
card-range = Please type a number from { $first } to { $last }.
card-type-text = Please answer in your own words. No classified content.
card-type-integer = Please type a whole number, for example { $example }.
card-type-decimal = Please type a number, for example { $example }.
card-type-date = Please type a date like { $example }.
card-type-month-year = Please type a month like { $example }.
card-type-year = Please type a year like { $example }.
card-type-time = Please type a time like 08:30.
card-type-datetime = Please type date and time like { $example }.
card-type-geopoint = Please type latitude and longitude, for example 20.95 107.08, or share a location.
card-type-file = Files are not accepted here. Please hand this in as your focal point tells you, and go on with the button below.
card-type-picture = Please send one picture here (JPEG or PNG). Send only what the question asks for: no classified papers, no pictures of others.
list-search = You can type part of a name to search.
list-nothing = Nothing found for “{ $query }”.
repeat-empty = Nothing here yet.
repeat-delete = Delete “{ $entry }” and the answers in it?
