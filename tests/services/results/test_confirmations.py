"""The supervisor's word: whose it is to give, what it changes, what the person can say to it."""

import pytest
from sqlalchemy import select

from bot.services.people import consents
from bot.services.people.scope import Scope
from bot.services.refusals import Refusal
from bot.services.results import checking, confirmations, shown
from bot.services.results.confirmations import AGREE, CANNOT, HIGHER, LOWER, ConfirmerVerdict
from storage.database import Database
from storage.models import Confirmation, Delivery, Person
from storage.vault import Vault
from tests.services.results.submitting import CV, post, somebody, submit
from tests.services.results.test_computing import MONTH, everything
from tests.support.clock import START
from tests.support.province import SECRET

TODAY = START.date()
STAFF, CHIEF, FOCAL = "BTC-012", "BTC-005", "BTC-029"  # of the demo province


@pytest.fixture
def province(province_url):
    database = Database(province_url, Vault(SECRET))
    database.run_now(_prepare)
    yield database
    database.close()


def _prepare(uow):
    submit(uow, "skills", CV, START, STAFF)
    everything(uow)


def queue(uow, staff_code=CHIEF):
    return confirmations.queue(uow, somebody(uow, staff_code).id, TODAY)


def give(uow, verdict, item="G3", by=CHIEF):
    (waiting,) = queue(uow)
    confirmations.give(uow, somebody(uow, by).id, waiting.session, item, verdict, START, TODAY)
    everything(uow)


def row(uow, code="G3"):
    gap = shown.of_person(uow, somebody(uow, STAFF).id)["gap"].outcome
    return next(one for one in gap["rows"] if one["code"] == code)


def test_the_queue_holds_own_staff_who_agreed(province):
    (waiting,) = province.read_now(queue)
    assert waiting.staff_code == STAFF
    assert len(waiting.open) == len(CV)
    province.run_now(
        lambda uow: consents.record(
            uow, somebody(uow, STAFF).id, consents.DEVELOPMENT, agreed=False, language="vi", now=START
        )
    )
    assert province.read_now(queue) == []


@pytest.mark.parametrize("reader", [STAFF, "BTC-003", "VPUB-001"])
def test_nobody_else_has_it_in_their_queue(province, reader):
    assert province.read_now(queue, reader) == []
    with pytest.raises(Refusal):
        province.run_now(give, ConfirmerVerdict(AGREE), by=reader)


def test_nobody_confirms_themselves(province):
    province.run_now(lambda uow: setattr(somebody(uow, STAFF), "supervisor_id", somebody(uow, STAFF).id))
    assert province.read_now(queue, STAFF) == []


@pytest.mark.parametrize(
    ("verdict", "level", "basis"),
    [
        (ConfirmerVerdict(AGREE), 3, "confirmed"),
        (ConfirmerVerdict(LOWER, 2, "chưa đều"), 2, "confirmed"),
        (ConfirmerVerdict(HIGHER, 5, "chủ trì nhiều đề án"), 5, "confirmed"),
        (ConfirmerVerdict(CANNOT), 3, "self"),
    ],
)
def test_the_confirmed_level_counts_and_the_own_one_stays(province, verdict, level, basis):
    province.run_now(give, verdict)
    found = province.read_now(row)
    assert (found["level"], found["basis"], found["own"]) == (level, basis, 3)


@pytest.mark.parametrize(
    "verdict",
    [
        ConfirmerVerdict(LOWER, 3, "x"),
        ConfirmerVerdict(HIGHER, 3, "x"),
        ConfirmerVerdict(LOWER, 2),
        ConfirmerVerdict(LOWER, 2, "x" * 201),
        ConfirmerVerdict(LOWER, 2, " \n "),
        ConfirmerVerdict(LOWER, 2, "xem 12/QĐ-UBND"),
        ConfirmerVerdict(HIGHER, 4, "gọi 0912 345 678"),
        ConfirmerVerdict(LOWER, None, "x"),
        ConfirmerVerdict("maybe"),
    ],
)
def test_a_level_that_does_not_fit_the_word_is_refused(province, verdict):
    with pytest.raises(Refusal):
        province.run_now(give, verdict)
    assert province.read_now(lambda uow: uow.orm.scalars(select(Confirmation)).all()) == []


def test_a_difference_of_two_is_marked_for_a_talk(province):
    province.run_now(give, ConfirmerVerdict(LOWER, 1, "x"))
    assert province.read_now(lambda uow: shown.of_person(uow, somebody(uow, STAFF).id)["gap"].outcome["talk"]) == ["G3"]


def test_a_changed_answer_lets_only_its_own_confirmation_lapse(province):
    province.run_now(give, ConfirmerVerdict(AGREE))
    province.run_now(give, ConfirmerVerdict(AGREE), item="G4")
    province.run_now(submit, "skills", CV | {"G3": 4}, START, STAFF)
    province.run_now(everything)
    assert province.read_now(row)["basis"] == "self"
    assert province.read_now(row, "G4")["basis"] == "confirmed"


def test_the_person_comments_once(province):
    province.run_now(give, ConfirmerVerdict(LOWER, 2, "chưa đều"))

    def say(uow, text):
        person = somebody(uow, STAFF).id
        (said,) = confirmations.of_person(uow, person)
        confirmations.comment(uow, person, said.id, text, START)

    province.run_now(say, "Tôi xin trao đổi thêm.")
    (said,) = province.read_now(lambda uow: confirmations.of_person(uow, somebody(uow, STAFF).id))
    assert (said.reason, said.comment) == ("chưa đều", "Tôi xin trao đổi thêm.")
    with pytest.raises(Refusal):
        province.run_now(say, "Lần nữa.")


@pytest.mark.parametrize("text", ["", " \n ", "z" * 201, "CCCD 001088012345", "tài liệu TỐI MẬT"])
def test_a_comment_that_must_not_be_sent_is_not_kept(province, text):
    province.run_now(give, ConfirmerVerdict(LOWER, 2, "chưa đều"))

    def say(uow):
        person = somebody(uow, STAFF).id
        (said,) = confirmations.of_person(uow, person)
        confirmations.comment(uow, person, said.id, text, START)

    with pytest.raises(Refusal):
        province.run_now(say)
    (said,) = province.read_now(lambda uow: confirmations.of_person(uow, somebody(uow, STAFF).id))
    assert said.comment == ""


def told_of(uow):
    query = select(Delivery.params).where(Delivery.kind == confirmations.TOLD).order_by(Delivery.id)
    return [params.get("changed", False) for params in uow.orm.scalars(query)]


def agree_to_all(uow):
    (waiting,) = queue(uow)
    confirmations.agree_to_rest(uow, somebody(uow, CHIEF).id, waiting.session, START, TODAY)
    everything(uow)


def test_what_was_said_can_be_said_anew_and_the_person_is_told_once_a_day(province):
    province.run_now(agree_to_all)
    province.run_now(give, ConfirmerVerdict(LOWER, 2, "đã trao đổi"))
    province.run_now(give, ConfirmerVerdict(CANNOT), item="G4")
    assert province.read_now(row)["level"] == 2
    assert province.read_now(row, "G4")["basis"] == "self"
    said = province.read_now(lambda uow: confirmations.of_person(uow, somebody(uow, STAFF).id))
    assert [one.item for one in said] == [code for code in CV if CV[code] != "na"]  # where they always stood
    assert province.read_now(told_of) == [False, True]


def test_the_same_word_again_changes_nothing(province):
    province.run_now(agree_to_all)
    rows = len(CV)
    province.run_now(give, ConfirmerVerdict(AGREE))
    assert len(province.read_now(lambda uow: uow.orm.scalars(select(Confirmation)).all())) == rows
    assert province.read_now(told_of) == [False]


def test_the_supervisor_reads_the_comment_and_the_next_one_does_not(province):
    province.run_now(give, ConfirmerVerdict(LOWER, 2, "chưa đều"))

    def say(uow):
        person = somebody(uow, STAFF).id
        (said,) = confirmations.of_person(uow, person)
        confirmations.comment(uow, person, said.id, "Tôi xin trao đổi thêm.", START)

    def read(uow, reader):
        (waiting,) = queue(uow, reader)
        return [(one.reason, one.comment) for one in _said(uow, reader, waiting)]

    def _said(uow, reader, waiting):
        return confirmations.said_by(uow, somebody(uow, reader).id, waiting).values()

    province.run_now(say)
    assert province.read_now(read, CHIEF) == [("chưa đều", "Tôi xin trao đổi thêm.")]
    province.run_now(lambda uow: setattr(somebody(uow, STAFF), "supervisor_id", somebody(uow, "BTC-003").id))
    assert province.read_now(read, "BTC-003") == []


def test_where_the_supervisor_has_left_the_focal_point_names_another(province):
    def name(uow, code):
        focal = Scope(somebody(uow, FOCAL).id, TODAY)
        checking.name_confirmer(uow, focal, somebody(uow, STAFF).id, code, START)

    def set_chief(**values):
        province.run_now(lambda uow: [setattr(somebody(uow, CHIEF), *value) for value in values.items()])

    with pytest.raises(Refusal, match="their supervisor is here"):
        province.run_now(name, "BTC-003")
    set_chief(left_on=TODAY)
    assert province.read_now(queue) == []
    with pytest.raises(Refusal):
        province.run_now(name, STAFF)
    with pytest.raises(Refusal):
        province.run_now(name, "VPUB-001")
    with pytest.raises(Refusal, match="themselves"):
        province.run_now(name, FOCAL)
    province.run_now(name, "BTC-003")
    assert len(province.read_now(queue, "BTC-003")) == 1
    set_chief(left_on=None)  # the roster has a supervisor again: the one who was named reads nothing any more
    assert province.read_now(queue, "BTC-003") == []
    assert len(province.read_now(queue)) == 1


@pytest.mark.parametrize("named", ["BTC-012", "BTC-005", "BTC-002"])
def test_nobody_confirms_for_those_whom_they_work_under(province, named):
    """The head of the agency has no supervisor on the roster; everybody here works under them."""

    def name(uow, code, whom):
        checking.name_confirmer(uow, Scope(somebody(uow, FOCAL).id, TODAY), somebody(uow, whom).id, code, START)

    def all_round(uow):
        somebody(uow, "BTC-001").supervisor_id = somebody(uow, named).id
        somebody(uow, named).left_on = TODAY

    with pytest.raises(Refusal, match="work under"):
        province.run_now(name, named, "BTC-001")
    province.run_now(all_round)  # also where the roster goes round in a circle
    with pytest.raises(Refusal, match="work under"):
        province.run_now(name, "BTC-003", "BTC-001")
    assert province.read_now(lambda uow: checking.named_for(uow, somebody(uow, "BTC-001").id)) is None


def test_the_person_is_told_of_everybody_who_is_named(province):
    def name(uow, code):
        somebody(uow, STAFF).supervisor_id = None
        uow.orm.flush()
        at = START.replace(minute=int(code[-1]))
        checking.name_confirmer(uow, Scope(somebody(uow, FOCAL).id, TODAY), somebody(uow, STAFF).id, code, at)

    def told(uow):
        query = select(Delivery.params).where(
            Delivery.kind == checking.NAMED, Delivery.person_id == somebody(uow, STAFF).id
        )
        return [params["confirmer"] for params in uow.orm.scalars(query.order_by(Delivery.id))]

    for code in ("BTC-003", "BTC-004"):
        province.run_now(name, code)
    codes = province.read_now(lambda uow: [uow.orm.get_one(Person, one).staff_code for one in told(uow)])
    assert codes == ["BTC-003", "BTC-004"]
    assert province.read_now(lambda uow: checking.named_for(uow, somebody(uow, STAFF).id).staff_code) == "BTC-004"


@pytest.mark.parametrize("fields", ["F01 F02 F03", "F17"], ids=["that counts", "where none counts"])
def test_a_checked_post_is_no_longer_self_declared(province, fields):
    def codes(uow):
        return shown.of_person(uow, somebody(uow, STAFF).id)["experience"].outcome["rule"]["codes"]

    def check(uow, by):
        checking.confirm(uow, Scope(somebody(uow, by).id, TODAY), somebody(uow, STAFF).id, "post.1", START)
        everything(uow)

    province.run_now(submit, "experience", post(1, MONTH - 59, None, fields), START, STAFF)
    province.run_now(everything)
    assert "E-UNCONF" in province.read_now(codes)
    for stranger in (STAFF, CHIEF, "VPUB-001"):
        with pytest.raises(Refusal):
            province.run_now(check, stranger)
    province.run_now(check, FOCAL)
    assert "E-UNCONF" not in province.read_now(codes)


def test_reasons_and_comments_are_sealed(province):
    province.run_now(give, ConfirmerVerdict(LOWER, 2, "chưa đều"))
    (stored,) = province.read_now(lambda uow: uow.orm.scalars(select(Confirmation)).all())
    assert "chưa".encode() not in stored.reason
