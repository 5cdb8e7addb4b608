"""Publishing: the same bytes are the same version, others the next number; nothing opens."""

from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files

import pytest
from sqlalchemy import func, select

from bot.services.refusals import Refusal
from bot.services.surveys import publishing, versions
from storage.models import AuditEntry, Campaign, StoredSurvey, SurveyVersion
from survey_definitions import compile_survey, read_survey

YAML = """
settings: [{form_id: tiny, form_title: {vi: Phiếu, en: Survey}, version: '1', default_language: vi}]
survey:
- {type: integer, name: age, label: {vi: Tuổi, en: Age}, required: 'yes'}
- {type: select_one yes_no, name: fine, label: {vi: Tốt, en: Fine}}
choices:
- {list_name: yes_no, name: 'yes', label: {vi: Có, en: 'Yes'}}
- {list_name: yes_no, name: 'no', label: {vi: Không, en: 'No'}}
"""


def publish(database, clock, text=YAML, name="tiny.yaml"):
    source = text.encode()
    return database.run_now(publishing.publish, compile_survey(source, name), source, name, clock())


def test_the_first_version_with_everything_a_session_needs(database, clock):
    done = publish(database, clock)
    assert (done.survey, done.version, done.is_new, done.minutes) == ("tiny", 1, True, 1)
    version = database.read_now(versions.newest, "tiny")
    assert version.source == YAML.encode()
    assert (version.titles, version.languages) == ({"vi": "Phiếu", "en": "Survey"}, ["vi", "en"])
    assert read_survey(version.xform).question_count == 2
    assert database.read_now(lambda uow: uow.orm.scalar(select(func.count(Campaign.id)))) == 0


def test_the_same_bytes_are_the_same_version_under_any_file_name(database, clock):
    publish(database, clock)
    again = publish(database, clock, name="renamed.yaml")
    assert (again.version, again.is_new) == (1, False)
    assert database.read_now(lambda uow: uow.orm.scalar(select(func.count(AuditEntry.id)))) == 1


def test_another_text_is_the_next_number_and_its_title_the_surveys(database, clock):
    publish(database, clock)
    changed = publish(database, clock, YAML.replace("vi: Phiếu", "vi: Phiếu mới"))
    assert (changed.version, changed.is_new) == (2, True)
    assert publish(database, clock).version == 1
    survey = database.read_now(lambda uow: uow.orm.scalars(select(StoredSurvey)).one())
    assert survey.titles["vi"] == "Phiếu mới"
    assert database.read_now(versions.newest, "tiny").number == 2


def test_publishing_at_once_gives_each_text_its_own_number(database, clock):
    texts = [YAML.replace("Tuổi", f"Tuổi {n}") for n in range(6)] * 2
    compiled = [(compile_survey(text.encode(), "t.yaml"), text.encode()) for text in texts]
    with ThreadPoolExecutor(6) as pool:
        done = list(
            pool.map(lambda one: database.run_now(publishing.publish, one[0], one[1], "t.yaml", clock()), compiled)
        )
    assert sorted({d.version for d in done}) == [1, 2, 3, 4, 5, 6]
    assert [d.version for d in done[:6]] == [d.version for d in done[6:]]
    assert database.read_now(lambda uow: uow.orm.scalar(select(func.count(SurveyVersion.id)))) == 6


@pytest.mark.parametrize(("name", "least", "most"), [("skills", 5, 15), ("languages", 3, 8), ("experience", 4, 12)])
def test_the_shipped_surveys_take_a_believable_time(database, clock, name, least, most):
    text = (files("survey_definitions") / "surveys" / f"{name}.yaml").read_text()
    assert least <= publish(database, clock, text, f"{name}.yaml").minutes <= most


def test_an_unknown_survey_is_refused_with_those_that_are_there(database, clock):
    publish(database, clock)
    with pytest.raises(Refusal, match="published are: tiny"):
        database.read_now(versions.newest, "none")
