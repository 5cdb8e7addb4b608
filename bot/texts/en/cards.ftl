## On the card
card-head = { $title } · { $at } / ~{ $of } · about { $minutes ->
    [1] 1 minute
   *[other] { $minutes } minutes
} left
chosen-number = no. { $number }
card-several = You may choose several, then press “Done”.
card-rank = Press them in order, the most important first.
card-range = Please type a number from { $first } to { $last }.
card-type-text = Please answer in your own words. No classified content.
card-type-integer = Please type a whole number, for example 4.
card-type-decimal = Please type a number, for example 6.5.
card-type-date = Please type a date like 15/03/2019.
card-type-month-year = Please type a month like 03/2019.
card-type-year = Please type a year like 2019.
card-type-time = Please type a time like 08:30.
card-type-datetime = Please type date and time like 15/03/2019 08:30.
card-type-geopoint = Please type latitude and longitude, for example 20.95 107.08, or share a location.
card-type-file = Files are not accepted here. Please hand this in as your focal point tells you, and go on with the button below.
list-search = You can type part of a name to search.
list-nothing = Nothing found for “{ $query }”.
repeat-empty = Nothing here yet.
repeat-delete = Delete “{ $entry }” and the answers in it?
