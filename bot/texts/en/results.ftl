## Results: what the person gets back
results-line-head = Press a part to see it in full.
results-waiting = Your results are being computed; please look again in a few minutes.
results-not-agreed = Results are computed only while you agree to the use of your answers.
competency-g7 = Use of foreign languages
result-no-position = no position group on the roster yet
result-gap = Competencies against the position: { $position }
result-fit = Fit with the position: { $fit } % (levels reached as a share of those required, weighted).
result-fit-none = There is no competency yet to compare with the position.
result-fit-before = Last time: { $fit } %.
result-fit-other = By rule { $version }: { $fit } %.
result-changed = Changed since last time: { $list }.
result-basis-self = All levels are self-assessed; your direct supervisor has not confirmed any yet.
result-basis-confirmed = All levels are confirmed by your direct supervisor.
result-basis-mixed = { $count ->
    [one] 1 competency is
   *[other] { $count } competencies are
} confirmed by your direct supervisor (✓), the others are self-assessed.
result-strengths = Strengths: { $list }.
result-strength = { $name } (level { $level }, required { $target })
result-priorities = To develop first: { $list }.
result-priority = Priority: { $name }, level { $level }, required { $target }.
result-priority-next = Priority: { $name }, level { $level }, required { $target }. Level { $next } is: “{ $anchor }”
result-left-out-missing = Not answered: { $list }.
result-left-out-na = Not applicable: { $list }.
result-talk = The two assessments are two levels or more apart; please talk it over: { $list }. Both assessments are kept.
result-digital = The quick check of digital competence suggests level { $suggested }; you chose level { $own }. This is only a hint.
result-languages = Languages
result-languages-none = You named no language.
result-language = { $name }: { $level } ({ $skills }).
result-language-open = { $name }: the level could not be determined yet.
result-oral = { $name }: { $step }.
oral-1 = simple conversation
oral-2 = can work with residents
oral-3 = fluent, can interpret
skill-ng = Listening
skill-do = Reading
skill-tt = Spoken interaction
skill-tb = Spoken production
skill-vi = Writing
result-uneven = The skills are at different levels.
result-verified = Level verified by certificate: { $level }.
result-g7 = Competency “Use of foreign languages”: level { $level }.
result-certificate = • { $name } { $score }: { $level }; { $state }; { $verified }
result-certificate-no-level = no corresponding level
result-at-least = at least { $level }
certificate-valid = valid until { $until }
certificate-valid-open = valid, without an expiry date
certificate-expiring = expires soon, on { $until }
certificate-expired = expired on { $until }
certificate-verified = verified
certificate-unverified = not verified yet
result-experience = Experience, up to { $month }
result-total = Total experience: { $months ->
    [one] 1 month
   *[other] { $months } months
}.
result-present = In the present post: { $months ->
    [one] 1 month
   *[other] { $months } months
}.
result-months = { $months ->
    [one] 1 month
   *[other] { $months } months
}
result-rule = Criterion: { $min } months of relevant experience ({ $fields })
result-arithmetic = Counted so far: { $months } of { $min } months: { $list }.
result-counted-once = { $months ->
    [one] 1 month that overlaps is
   *[other] { $months } months that overlap are
} counted once.
result-probation = { $months ->
    [one] 1 month of probation is
   *[other] { $months } months of probation are
} left out.
result-rule-note = Rule { $rule } of the project, decided by { $by }; not a condition of the law.
rule-e-ok = { $n ->
    [one] 1 month
   *[other] { $n } months
} of relevant experience ({ $min } required).
rule-e-short = { $k ->
    [one] 1 month
   *[other] { $k } months
} missing; expected to be met from { $m }.
rule-e-short-open = { $k ->
    [one] 1 month
   *[other] { $k } months
} missing; the present post is in another field, so nobody can say from when it is met.
rule-e-none = There is no time in the required field yet.
rule-e-edge = The months are within one month of what is required; they have to be checked against the decisions ({ $ranges } periods).
rule-e-gap = A period was not declared: { $period }. If you worked then, please add it.
rule-e-unconf = These months are your own statement and not confirmed yet.
rule-e-exc = This is considered as an exception.
rule-e-exc-reason = This is considered as an exception: { $reason }.
status-met = met
status-not-met = not met
status-to-check = to check
status-exception = exception
result-pools = Experts and young talents
result-line-pools = Experts and young talents: { $list }
pool-expert = Expert “{ $sector }”
pool-young = Young talent for international work
pool-met = Met: { $list }.
pool-missing = Missing: { $list }.
pool-unknown = Not known: { $list }. The focal point of your agency can have it added to the roster.
tier-expert = meets the criteria of an expert
tier-potential = meets the criteria of a potential expert
tier-a = meets the criteria of tier A
tier-b = meets the criteria of tier B
tier-near = near, one criterion is missing
tier-none = does not meet the criteria yet
criterion-p5 = key-sector knowledge
criterion-months = months of related work
criterion-proof = postgraduate degree, scheme or certificate
criterion-wish = own wish
criterion-age = age
criterion-language = foreign language
criterion-p6 = working internationally
criterion-g1 = ethics and integrity
criterion-rating = official rating of the last two years
result-other-edition = Under another edition of the rules ({ $versions }) the result is different; both are kept.
result-note = This is a self-assessment, computed on { $day } under rule { $version } ({ $authority }). People decide, not the program. If you do not agree: change your answers while the survey is open, write a comment, or use /help and /rights.
result-line-gap = Competencies: fit with the position { $fit } %
result-line-gap-none = Competencies: none yet to compare with the position
result-line-languages = Languages: { $list }
result-line-no-languages = Languages: none stated
result-line-rule = Relevant experience: { $n }/{ $min } months ({ $status })
picture-title = My results
picture-footer = Self-assessment under rule { $version }, computed on { $day }. People decide.
picture-levels = Competencies against the position
picture-level = level
picture-target = required
picture-confirmed = confirmed
picture-languages = Languages by skill
picture-certificate = – – certificate
picture-months = Months by field
picture-asked = – – { $months } months required
picture-asked-some = – – { $months } months required · pale: not counted
picture-counted = Counted by the rule
button-results = My results
button-result-gap = Competencies
button-result-languages = Languages
button-result-experience = Experience
button-result-pools = Experts, talents
button-result-picture = Send the picture
button-result-compare = Compare with another position
button-result-said = Confirmed by the supervisor
button-submitted = What I submitted
button-pdf = As PDF
result-picture-coming = The picture is on its way.
compare-title = Compare with another position
compare-text = Choose a position group or a job position. What it asks for is compared with the answers you submitted; only you see it, and it is not kept.
compare-none = The list of job positions is empty.
compare-own-group = { $n ->
        [one] For one competency
       *[other] For { $n } competencies
    } this position has no targets of its own; those of your own position group are used: { $group }.
compare-general = { $n ->
        [one] For one competency
       *[other] For { $n } competencies
    } the general targets are used.
submitted-title = What I submitted
submitted-line = { $survey }: no. { $number }, { $at }
submitted-head = No. { $number }, submitted { $at }. Receipt: { $code }.
submitted-older = Another submission came after this one.
submitted-empty = There are no answers.
submitted-foot = Printed from the survey program at { $at }. Only for the person who answered.
said-title = What the direct supervisor confirmed
said-none = Nothing is confirmed yet.
said-agree = { $name }: your supervisor agrees with level { $own }.
said-cannot = { $name }: your supervisor cannot judge this; level { $own } remains a self-assessment.
said-lower = { $name }: you assessed yourself at level { $own }, your supervisor confirmed level { $level }. Reason: { $reason }
said-higher = { $name }: you assessed yourself at level { $own }, your supervisor confirmed level { $level }. Reason: { $reason }
said-talk = The two assessments are two levels or more apart; please talk it over.
said-comment = Your comment: { $text }
said-can-comment = You may comment once on each competency: press its number.
comment-ask = Please write your comment on “{ $name }” ({ $limit } characters at most, nothing classified). The supervisor who confirmed it reads it.
comment-long = That is too long. Please write { $limit } characters at most.
words-wanted = Please write it in words.
comment-kept = Your comment is kept.
certificate-soon = Your certificate { $name } expires on { $day }. If you have a newer one, please state it in the next language survey.
