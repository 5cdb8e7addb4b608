## Figures of groups and the report
figures-source = Source: campaign { $campaign }, released { $date }
figures-hidden = not shown (small groups are protected)
figures-coverage = Coverage
figures-levels = Mean level by competency
figures-gaps = Mean gap to the target
figures-named = named
figures-not-named = not named
figures-trend = Change between campaigns
report-title = Report on the state of the advisory officials
report-draft = DRAFT
report-opinion = DRAFT FOR OPINION
report-need = I. Need and basis
report-state = II. State of the officials
report-aims = III. Views, aims and targets to 2025, vision to 2030
report-tasks = IV. Tasks and solutions
report-carrying = V. Implementation
report-annex = Annex
report-need-text = The figures come from { $campaigns }. They are what officials stated of themselves, not tests. Groups of fewer than 5, and groups from which such a small one could be worked out, are not shown.
report-campaign = “{ $survey }” (campaign { $campaign }, { $day })
report-heading = { $survey } (campaign { $campaign }, { $day })
report-to-write = (To be written by the project team.)
report-coverage-text = { $answered } of { $invited } invited people submitted “{ $survey }” ({ $rate } %).
report-coverage-hidden = The coverage of “{ $survey }” is not shown.
report-table = Table { $number }. { $title }
report-figure = Figure { $number }. { $title }
report-group = Agency
report-answers = Answers
report-left-out = { $count ->
    [one] The other group is not shown, to protect small groups
   *[other] The other { $count } groups are not shown, to protect small groups
    }
report-at-least = ≥ 80 %
report-met = { $rate } % meet all targets of their position (aim: 60 %).
report-languages = { $rate } % reach B1 or better in at least one foreign language (aim: 30 %).
report-annex-text = The figures of every table are in the workbook beside: { $file }.
annex-note = An empty cell is not shown, to protect small groups. Under “at least 80 %” stands the answer that at least 80 % gave, where exact numbers are not shown.
menu-figures = Figures of groups
button-figures = All campaigns
button-figures-groups = Another agency or group
button-figures-more = More
button-figures-campaign = Campaign of { $day }
button-figures-workbook = Ask for the workbook
figures-title = Released figures of groups
figures-text = Figures are released once, after a campaign has closed. Please choose a campaign.
figures-none = Nothing is released yet: figures are there once a campaign has closed.
figures-counts-only = Your role sees only how many have answered.
figures-of-campaign = { $survey }, campaign { $campaign }, released { $day }
figures-few = Not shown: the group has fewer than 5 answers, or a smaller group would follow from its figures.
figures-note = These are self-assessments. “–”: not shown, to protect small groups.
figures-rate = { $answered }/{ $invited } ({ $rate } %)
figures-beside = { $value }; province { $whole }
figures-least = Of { $total } answers at least 80 % are “{ $name }”.
figures-total = Answers: { $total }
figures-cell = { $count } ({ $rate } %)
figures-of-block = { $name } (block)
figures-of-agency = { $name } (agency)
figures-groups = Choose an agency or group
figures-topics = Choose what to look at
figures-picture-coming = The picture is on its way, as a message of its own.
figures-workbook-coming = Noted. The workbook is on its way, as a message of its own.
figures-workbook = Released figures of groups: “{ $survey }”, campaign { $campaign }. It holds only what may be shown, and no names of people.
figures-why = What do you need the workbook of figures for?
figures-why-note = Please give a reason (8–300 characters, no names and nothing classified). It is kept on record.
figures-reason-wanted = Please give a reason of { $least } to { $most } characters.
figures-agreement = Self and supervisor at most one level apart (%)
figures-few-of-ten = Not shown: the group has fewer than 10 answers, or a smaller group would follow from its figures; there are only blocks and the province.
figures-column = { $name } ({ $total })
figures-column-mean = { $column }, mean { $mean }
figures-texts = { $total ->
    [one] 1 person
   *[other] { $total } people
} wrote a text. The texts are not shown here.
report-two-ways = Mean level in the province by group
report-asked = Question
figures-validity = What self-assessments are worth
validity-certificates = Self-assessed language levels against valid certificates (whole province, people: { $people }): { $same } % the same level, { $within } % within one level; self-assessed minus certified: { $difference } levels on average (positive: people rate themselves higher).
validity-certificates-least = Self-assessed language levels against valid certificates (whole province, people: { $people }): at least 80 %: “{ $name }”.
validity-supervisors = Self-assessed competency levels against those of supervisors (whole province, people: { $people }): { $same } % the same level, { $within } % within one level; self-assessed minus confirmed: { $difference } levels on average (positive: people rate themselves higher).
validity-r = Correlation r = { $r }; published studies: about { $published }.
validity-r-and-d = Correlation r = { $r }, standardised difference d = { $d }; published studies: r about { $published }, d about { $published_d }.
validity-ability = To compare: self-assessed abilities in general correlate with tests at about r = { $r }. A self-assessment shows where a group tends; it is no test of one person.
