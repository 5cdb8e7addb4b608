"""Settings with the prefix ``SURVEYBOT_``, from the environment or from ``.env``; read once, by the command line."""

from __future__ import annotations

import ipaddress
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.calendar import hours, periods, public, working
from survey_definitions.languages import Language

PREFIX = "SURVEYBOT_"
MOST_UNPAID = 30  # bulk messages a second that Telegram takes without payment
JOIN_FACTS = ("staff_code_end", "birth_month")


class SettingsError(Exception):
    """A setting is wrong; the message names the variable and what was expected."""


def is_loopback(url: str) -> bool:
    """Whether a URL points at this machine."""
    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class Settings(BaseSettings):
    """Everything an operator can set."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=".env", extra="ignore", env_ignore_empty=True)

    token: SecretStr | None = Field(None, description="The bot's token from @BotFather.")
    bot_name: str = Field("", description="The bot's name without @; else learned from Telegram and remembered.")
    api_base_url: str = Field("https://api.telegram.org/bot", description="Bot API; the token is appended.")
    api_file_base_url: str = Field("https://api.telegram.org/file/bot", description="Where files are fetched.")
    database_url: str = Field("", description="sqlite:///… or postgresql://…; default: a file under var/.")
    mode: Literal["polling", "webhook"] = Field("polling", description="polling or webhook: how updates are received.")
    webhook_url: str = Field("", description="The public https address Telegram calls; needed in webhook mode.")
    webhook_listen: str = Field("127.0.0.1:8443", description="host:port on which the webhook server listens.")
    webhook_secret: SecretStr | None = Field(
        None, description="1 to 256 of A-Z a-z 0-9 _ -; else it follows from the secret key."
    )
    health_listen: str = Field(
        "", description="host:port of /healthz and /metrics, an address of their own; empty: they are not served."
    )
    timezone: str = Field("Asia/Ho_Chi_Minh", description="An IANA time zone; deadlines and dates are shown in it.")
    language: Language = Field("vi", description="The language of people who chose none.")
    proxy_url: str = Field("", description="An HTTP proxy for calls to Telegram.")
    secret_key: SecretStr | None = Field(None, description="Seals what is stored; generated into var/ for SQLite only.")
    clock: str = Field("", description="A URL that answers the present time; only with a loopback API_BASE_URL.")
    notice_body: str = Field("", description="Who is responsible for the data, as the consent notice names it.")
    notice_contact: str = Field("", description="The data protection contact the notice names.")
    notice_period: str = Field("", description="How long data are kept, as the notice says it.")
    notice_place: str = Field("", description="Where data are stored, as the notice says it.")
    lawful_use: str = Field("", description="'confirmed': using the messenger is lawful for your organisation.")
    holidays: str = Field(
        "VN", description="Whose public holidays count: a country code, with its part (DE-BE), or none."
    )
    working_hours: str = Field(
        working.USUAL_HOURS, description="What is worked; parts of a year end with a semicolon, such as 04-16..10-15 …;"
    )
    sending_hours: str = Field(
        working.USUAL_SENDING, description="When unasked messages may come, within the working hours."
    )
    late_hours: float = Field(4, gt=0, description="A reminder later than this after an outage is missed, not sent.")
    single_admin: bool = Field(
        default=False, description="true: one admin may approve a campaign of their own; each time it is on record."
    )
    join_facts: str = Field(
        "staff_code_end",
        description="What is asked at joining beside the code, in this order: staff_code_end, birth_month.",
    )
    second_proof: Literal["none", "contact"] = Field(
        "none", description="contact: whoever joins also shares their own contact card; the number is not stored."
    )
    rights_first_answer: int = Field(2, ge=0, le=30, description="Working days for the first answer to a request.")
    rights_periods: str = Field(
        periods.USUAL_PERIODS,
        description="Days for carrying out a request, + once longer, / where a processor takes part; by kind.",
    )
    processor_takes_part: bool = Field(
        default=False, description="true: an outside body runs the server; requests then have the longer time."
    )
    mydata_in_chat: bool = Field(
        default=True,
        description="false: copies of one's own data are never sent by the messenger, only fetched by code.",
    )
    list_in_chat: bool = Field(
        default=False,
        description="true: focal points may have the list of who has not joined sent to their own chat, with names; "
        "it cannot be forwarded and is deleted after a day.",
    )
    retention_drafts_days: int = Field(
        90, ge=1, description="Days after a campaign's end for which answers that were never submitted are kept."
    )
    retention_months: int = Field(
        24, ge=1, description="Months after a campaign's end for which answers are kept; then only group figures."
    )
    audit_months: int = Field(24, ge=1, description="Months for which privileged acts stay on record.")
    image_answers: bool = Field(
        default=False, description="true: pictures are taken as answers to questions for images, and kept as files."
    )
    image_answer_mb: float = Field(5, gt=0, le=20, description="The most a picture may have, in megabytes.")
    bulk_per_second: float = Field(
        25.0, gt=0, le=1000, description="Bulk messages a second, of all processes together; Telegram takes about 30."
    )
    chat_per_second: float = Field(1.0, gt=0, description="New messages a second to one chat; Telegram takes about 1.")
    paid_broadcast: bool = Field(
        default=False, description="Pay Telegram 0.1 Star a message for more than 30 a second, up to 1000."
    )
    data_dir: Path = Field(Path("var"), description="Where the default database and its key live.")
    sandbox_listen: str = Field("127.0.0.1:8080", description="host:port of the sandbox's phone page.")

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError("expected an IANA time zone such as Asia/Ho_Chi_Minh") from error
        return value

    @field_validator("holidays")
    @classmethod
    def _known_country(cls, value: str) -> str:
        country = "" if value.strip().casefold() == "none" else value.strip().upper()
        if country != public.LUNAR:  # to ask for any other takes half a second
            public.holidays_of(country, 2026)
        return country

    @field_validator("working_hours")
    @classmethod
    def _readable_hours(cls, value: str) -> str:
        if not hours.read_hours(value):
            raise ValueError(f"expected hours and weekdays such as {working.USUAL_HOURS}")
        return value

    @field_validator("sending_hours")
    @classmethod
    def _readable_spans(cls, value: str) -> str:
        if not hours.read_spans(value):
            raise ValueError(f"expected hours such as {working.USUAL_SENDING}")
        return value

    @field_validator("rights_periods")
    @classmethod
    def _readable_periods(cls, value: str) -> str:
        periods.read_periods(value)
        return value

    @field_validator("webhook_listen", "sandbox_listen")
    @classmethod
    def _host_and_port(cls, value: str) -> str:
        host, _, port = value.rpartition(":")
        if not host or not port.isdigit() or int(port) > 65535:  # noqa: PLR2004 - the highest port there is
            raise ValueError("expected host:port, for example 127.0.0.1:8443")
        return value

    @field_validator("health_listen")
    @classmethod
    def _empty_or_host_and_port(cls, value: str) -> str:
        return cls._host_and_port(value) if value else value

    @field_validator("join_facts")
    @classmethod
    def _known_facts(cls, value: str) -> str:
        words = value.replace(",", " ").split()
        if not words or set(words) - set(JOIN_FACTS) or len(set(words)) != len(words):
            raise ValueError(f"expected one or more of {', '.join(JOIN_FACTS)}, each once")
        return " ".join(words)

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        if value and not value.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://", "postgres://")):
            raise ValueError("expected sqlite:///FILE or postgresql://…")
        return value

    @model_validator(mode="after")
    def _fit_together(self) -> Self:
        if self.clock and not is_loopback(self.api_base_url):
            raise ValueError(f"{PREFIX}CLOCK: simulated time is refused unless {PREFIX}API_BASE_URL is on this machine")
        if self.bulk_per_second > MOST_UNPAID and not (self.paid_broadcast or is_loopback(self.api_base_url)):
            raise ValueError(f"{PREFIX}BULK_PER_SECOND: at most {MOST_UNPAID} without {PREFIX}PAID_BROADCAST")
        if self.mode == "webhook" and not self.webhook_url:
            raise ValueError(f"{PREFIX}WEBHOOK_URL: expected the address Telegram calls, because MODE is webhook")
        return self

    @property
    def zone(self) -> ZoneInfo:
        """The installation's time zone."""
        return ZoneInfo(self.timezone)

    @property
    def database(self) -> str:
        """The database's URL, the default filled in."""
        return self.database_url or f"sqlite:///{self.data_dir / 'surveybot.sqlite'}"

    @property
    def database_file(self) -> Path | None:
        """The file of an SQLite database; None for PostgreSQL."""
        return Path(self.database.removeprefix("sqlite:///")) if self.database.startswith("sqlite:///") else None

    @property
    def data_folder(self) -> Path:
        """The folder with the SQLite file, or with PostgreSQL what stands beside the database."""
        return self.database_file.parent if self.database_file is not None else self.data_dir

    @property
    def pictures_folder(self) -> Path:
        """Where pictures are kept that people sent as answers; all processes of an installation share it."""
        return self.data_folder / "pictures"

    @property
    def receives_alone(self) -> bool:
        """Whether no other process can receive updates: only webhooks on PostgreSQL can have replicas."""
        return self.mode == "polling" or self.database_file is not None

    @property
    def is_offline(self) -> bool:
        """Whether the Bot API server is on this machine: tests, the sandbox, a harness."""
        return is_loopback(self.api_base_url)


def read_settings(**overrides: object) -> Settings:
    """Read the environment and ``.env``. Raises SettingsError naming the variable."""
    try:
        return Settings(**overrides)  # type: ignore[arg-type]  # pydantic checks them
    except ValidationError as error:
        lines = []
        for fault in error.errors():
            name = PREFIX + str(fault["loc"][0]).upper() if fault["loc"] else ""
            lines.append(
                f"{name}: {fault['msg'].removeprefix('Value error, ')}"
                if name
                else fault["msg"].removeprefix("Value error, ")
            )
        raise SettingsError("\n".join(lines)) from error
