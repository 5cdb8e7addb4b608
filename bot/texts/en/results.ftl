## Results: what the person gets back
results-line-head = Press a part to see it in full.
results-waiting = Your results are being computed; please look again in a few minutes.
results-not-agreed = Results are computed only while you agree to the use of your answers.
competency-g7 = Use of foreign languages
result-no-position = no position group on the roster yet
result-gap = Competencies against the position: { $position }
result-fit = Fit with the position: { $fit } % (levels reached of levels asked for, weighted).
result-fit-none = There is no competency yet to compare with the position.
result-fit-before = Last wave: { $fit } %.
result-fit-other = By rule { $version }: { $fit } %.
result-changed = Changed since the last wave: { $list }.
result-basis-self = All of it is self-assessed; no supervisor has confirmed it yet.
result-basis-confirmed = All of it is confirmed by your direct supervisor.
result-basis-mixed = { $count ->
    [one] 1 competency is
   *[other] { $count } competencies are
} confirmed by your direct supervisor (✓), the others are self-assessed.
result-strengths = Strengths: { $list }.
result-strength = { $name } (level { $level }, asked for { $target })
result-priorities = To develop first: { $list }.
result-priority = Priority: { $name }, level { $level }, asked for { $target }.
result-priority-next = Priority: { $name }, level { $level }, asked for { $target }. Level { $next } is: “{ $anchor }”
result-left-out-missing = Not answered: { $list }.
result-left-out-na = Not applicable: { $list }.
result-talk = Two levels or more apart, better talked over: { $list }. Both assessments are kept.
result-digital = The quick check of digital competence suggests level { $suggested }, you chose level { $own }; only a hint.
result-languages = Languages
result-languages-none = You named no language.
result-language = { $name }: { $level } ({ $skills }).
result-language-open = { $name }: no level found yet.
result-oral = { $name }: { $step }.
oral-1 = simple talk
oral-2 = can work with residents
oral-3 = fluent, can interpret
skill-ng = Listening
skill-do = Reading
skill-tt = Spoken interaction
skill-tb = Spoken production
skill-vi = Writing
result-uneven = The skills are uneven.
result-verified = Verified level by certificate: { $level }.
result-g7 = Competency “Use of foreign languages”: level { $level }.
result-certificate = • { $name } { $score }: { $level }; { $state }, { $until }; { $verified }
result-certificate-no-level = no level corresponds
result-at-least = at least { $level }
result-no-end = without end
certificate-valid = valid
certificate-expiring = expiring
certificate-expired = expired
certificate-verified = verified
certificate-unverified = not verified
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
result-rule = Criterion of { $min } months of relevant experience: { $fields }
result-arithmetic = { $months } of { $min } months: { $list }.
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
rule-e-none = No time yet in the required field.
rule-e-edge = Within one month of the limit; check against the decisions ({ $ranges } periods).
rule-e-gap = Period not declared: { $period }. If you worked then, please add it.
rule-e-unconf = Self-declared, not yet confirmed.
rule-e-exc = Considered as an exception.
rule-e-exc-reason = Considered as an exception: { $reason }.
status-met = met
status-not-met = not met
status-to-check = to check
status-exception = exception
result-pools = Experts and young talents
pool-expert = Expert “{ $sector }”
pool-young = Young talent for international work
pool-met = Met: { $list }.
pool-missing = Missing: { $list }.
pool-unknown = Not known: { $list }. The focal point can have it added to the roster.
tier-expert = meets the criteria of an expert
tier-potential = meets the criteria of a potential expert
tier-a = meets the criteria of tier A
tier-b = meets the criteria of tier B
tier-near = near, one criterion is missing
tier-none = does not meet the criteria yet
criterion-p5 = key-sector knowledge
criterion-months = months of related work
criterion-proof = postgraduate degree, scheme or certificate
criterion-wish = wish
criterion-age = age
criterion-language = foreign language
criterion-p6 = working internationally
criterion-g1 = ethics and integrity
criterion-rating = official rating of the last two years
result-other-edition = Another edition of the rules ({ $versions }) gives something else; both are kept.
result-note = This is a self-assessment, computed on { $day } by rule { $version } ({ $authority }). People decide, not the program. If you do not agree: change your answers while the survey is open, write a comment, or use /help and /rights.
result-line-gap = Competencies: fit with the position { $fit } %
result-line-languages = Languages: { $list }
result-line-no-languages = Languages: none stated
result-line-rule = Relevant experience: { $n }/{ $min } months ({ $status })
picture-title = My results
picture-footer = Self-assessment by rule { $version }, computed on { $day }. People decide.
picture-levels = Competencies against the position
picture-level = level
picture-target = asked for
picture-confirmed = confirmed
picture-languages = Languages by skill
picture-certificate = – – certificate
picture-months = Months by field
picture-asked = – – { $months } months asked for
button-results = My results
button-result-gap = Competencies
button-result-languages = Languages
button-result-experience = Experience
button-result-pools = Experts, young talents
button-result-picture = Send the picture
button-result-compare = Compare with another position
button-result-said = Confirmed by the supervisor
button-submitted = What I submitted
button-pdf = As PDF
result-picture-coming = The picture is on its way.
compare-title = Compare with another position
compare-text = Choose a position group or a job position. What it asks for is compared with the answers you submitted; only you see it, and it is not kept.
compare-none = The list of job positions is empty.
submitted-title = What I submitted
submitted-line = { $survey }: no. { $number }, { $at }
submitted-head = No. { $number }, submitted { $at }. Receipt: { $code }.
submitted-older = Another submission came after this one.
submitted-empty = There are no answers.
submitted-foot = Printed from the survey program, { $at }. For the person who answered only.
said-title = What the direct supervisor confirmed
said-none = Nothing is confirmed yet.
said-agree = { $name }: agrees with level { $own }.
said-cannot = { $name }: cannot judge; level { $own } remains a self-assessment.
said-lower = { $name }: self-assessed level { $own }, the supervisor confirmed level { $level }. Reason: { $reason }
said-higher = { $name }: self-assessed level { $own }, the supervisor confirmed level { $level }. Reason: { $reason }
said-talk = Two levels or more apart, better talked over.
said-comment = Your comment: { $text }
said-can-comment = You may comment once on each competency: press its number.
comment-ask = Please write your comment on “{ $name }” ({ $limit } characters at most, nothing classified).
comment-long = That is too long. Please write { $limit } characters at most.
comment-kept = Your comment is kept.
certificate-soon = Your certificate { $name } expires on { $day }. If you have a newer one, please state it in the language survey of the next wave.
