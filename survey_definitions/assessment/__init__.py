"""What is computed on people from their answers: pure, by rules that are data, each result with its reason.

- `outcomes`: everything for one submission; `answers` reads what the rules speak of.
- `gap`, `targets`, `bands`: competencies against what a position asks for; `digital`, the check for one of them.
- `languages`, `certificates`: the level of a language and what a certificate adds.
- `experience` counts months of experience, on `months` (arithmetic of months) and `posts` (what was stated);
  `eligibility` and `rotation` hold them against a rule, `pools` lists who meets several.
- `definition` is what a survey brings along, read from its sheets by `reading` and its neighbours.
- `figures`, `validity`: of groups. `sentences`, `rounding`: how a reason is said.
"""
