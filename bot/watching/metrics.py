"""Figures in Prometheus' format, counted from the rows when they are asked for: the same from every process.

Counts and times only; no label holds anything of a person, a chat or an answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from bot.services.operating.vitals import Vitals, wrong

PREFIX: Final = "surveybot"


class _Measured(Collector):
    """Vitals as metric families."""

    def __init__(self, found: Vitals) -> None:
        self._found = found

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """One family after the other."""
        found = self._found
        yield from _labelled("deliveries", "Messages that are no direct reply, by state", "state", found.deliveries)
        yield from _labelled("sessions", "Sessions of open campaigns, by status", "status", found.sessions)
        for name, help_, value in (
            ("oldest_waiting_seconds", "Age of the oldest message that should have gone", found.oldest_waiting),
            ("due_items_late", "Due items nobody acted on in time", found.due_late),
            ("deliveries_lost", "Messages of the last day that were refused or are of unknown fate", found.failed),
            ("parked_updates", "Updates that could not be processed", found.parked),
            ("unasked_updates", "Updates of kinds that are not asked for", found.unasked),
            ("requests_open", "Requests by law that are open", found.requests.open),
            ("requests_due", "Requests by law that are due or overdue", found.requests.due),
            ("screens_unshown", "Chats that have not shown their screen for minutes", found.unshown),
            ("chats_unreachable", "People who cannot be reached", found.unreachable),
            ("alarms_open", "Open alarms", len(found.alarms)),
            ("wrong", "Things that are wrong now", len(wrong(found))),
            ("last_backup_timestamp_seconds", "When the last backup was made; 0 for never", _time(found)),
        ):
            yield _gauge(name, help_, value)
        if found.skew is not None:
            yield _gauge("clock_skew_seconds", "This clock ahead of the database's", found.skew)
        if found.free is not None:
            yield _gauge("disk_free_bytes", "Free on the disk with the data", found.free)
        yield from _jobs(found)


def _time(found: Vitals) -> float:
    return found.last_backup.timestamp() if found.last_backup is not None else 0.0


def _gauge(name: str, help_: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"{PREFIX}_{name}", help_, value=value)


def _labelled(name: str, help_: str, label: str, values: dict[str, int]) -> Iterator[GaugeMetricFamily]:
    family = GaugeMetricFamily(f"{PREFIX}_{name}", help_, labels=[label])
    for key, value in sorted(values.items()):
        family.add_metric([key], value)
    yield family


def _jobs(found: Vitals) -> Iterator[GaugeMetricFamily]:
    last = GaugeMetricFamily(f"{PREFIX}_job_last_run_timestamp_seconds", "When a job began last", labels=["job"])
    took = GaugeMetricFamily(f"{PREFIX}_job_seconds", "How long its last run took", labels=["job"])
    failed = GaugeMetricFamily(f"{PREFIX}_job_failures", "Failures in a row", labels=["job"])
    for run in found.jobs:
        last.add_metric([run.job], run.started_at.timestamp())
        took.add_metric([run.job], run.milliseconds / 1000)
        failed.add_metric([run.job], run.failures)
    yield from (last, took, failed)


def text(found: Vitals) -> bytes:
    """The figures as Prometheus reads them."""
    registry = CollectorRegistry()
    registry.register(_Measured(found))
    return generate_latest(registry)
