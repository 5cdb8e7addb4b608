"""The compiler's comparisons, made shorter: nothing that it writes may differ."""

from pyxform.survey_element import SurveyElement

from survey_definitions import compile_survey
from survey_definitions.reading import xlsform

NESTED = """
survey:
- {type: begin_repeat, name: posts, label: Posts}
- {type: text, name: where, label: Where, default: "concat('a', ${before})"}
- {type: begin_repeat, name: duties, label: Duties}
- {type: date, name: since, label: Since, default: today()}
- {type: end_repeat}
- {type: end_repeat}
- {type: begin_repeat, name: others, label: Others}
- {type: date, name: until, label: Until, default: today()}
- {type: end_repeat}
- {type: text, name: before, label: Before}
settings:
- {form_id: nested, form_title: Nested}
"""


def test_repeats_are_compiled_to_the_same_as_without_it(monkeypatch):
    shorter = compile_survey(NESTED.encode(), "nested.yaml").xform
    monkeypatch.setattr(SurveyElement, "__eq__", xlsform._by_content)
    assert shorter.count("<setvalue") >= 5
    assert compile_survey(NESTED.encode(), "nested.yaml").xform == shorter
