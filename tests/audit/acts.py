"""Acts to seal, and somebody with the rights of the database's owner who tampers with them."""

from datetime import timedelta

from sqlalchemy import text

from bot.services import audit
from bot.services.operating import audit_chain
from tests.support.clock import START


def record(uow, number=1, at=START):
    """``number`` acts, a minute apart."""
    for n in range(number):
        audit.record(
            uow,
            actor=f"person:{n % 3}",
            act="campaign.export",
            subject=f"campaign:{n}",
            details={"submissions": n, "share": n / 4, "every_number": n % 2 == 0},
            now=at + timedelta(minutes=n),
        )


def seal_all(database):
    sealed = 0
    while batch := database.run_now(audit_chain.seal):
        sealed += batch
    return sealed


def verify(database):
    return database.read_now(audit_chain.verify)


def break_(database):
    """The place where the chain is broken, or None."""
    found = verify(database).broken
    return None if found is None else found.position


def sealed(database, number, at=START):
    """A database with so many sealed acts."""
    database.run_now(record, number, at)
    assert seal_all(database) == number
    assert verify(database).broken is None
    return database


def tamper(database, *statements):
    """Run statements with the triggers out of the way."""
    with database.engine.begin() as connection:
        if database.is_sqlite:
            kept = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")).all()
            for name, _ in kept:
                connection.execute(text(f"DROP TRIGGER {name}"))
        else:
            connection.execute(text("ALTER TABLE audit DISABLE TRIGGER USER"))
        for statement in statements:
            connection.exec_driver_sql(statement)
        if database.is_sqlite:
            for _, sql in kept:
                connection.exec_driver_sql(sql)
        else:
            connection.execute(text("ALTER TABLE audit ENABLE TRIGGER USER"))
