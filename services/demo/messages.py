"""What the groups of the demo school told their parents in the last weeks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby, zip_longest
from random import Random

from services.clock import SCHOOL_ZONE
from services.demo import school_days
from services.demo.told import told

WEEKS = 4
MOST_A_WEEK = 4
ENOUGH_PHOTOS = 2  # for the message that is seen first
QUIET_TODAY = ("De Gorgels", "De Potters")  # whoever tries the demo writes there
FIRST_TODAY = "Het Eendennest"
FROM, UNTIL = time(10, 10), time(16, 20)


@dataclass(frozen=True, kw_only=True)
class Message:
    """A text that fits some groups, in some months."""

    title: str
    text: str
    stages: tuple[str, ...]
    months: tuple[int, ...]
    scenes: tuple[str, ...]

    def fits(self, stage: str, day: date) -> bool:
        return stage in self.stages and day.month in self.months


@dataclass(frozen=True, kw_only=True)
class Told:
    """A message of a group, on a day."""

    group: str
    message: Message
    published_at: datetime

    @property
    def chance(self) -> Random:
        """What else happens to it: the same each time."""
        return Random(f"{self.group} {self.published_at.date()}")  # noqa: S311  (no secret)


def messages() -> list[Message]:
    return [
        Message(
            title=facts["title"],
            text=facts["text"],
            stages=tuple(facts["stages"]),
            months=tuple(facts.get("months", range(1, 13))),
            scenes=tuple(facts["scenes"]),
        )
        for facts in told("messages")["message"]
    ]


def told_until(now: datetime) -> list[Told]:
    """Everything that was told in the last four weeks with school in them, oldest first."""
    weeks = school_days.last_weeks(now.date(), WEEKS)
    on_same_day: set[tuple[date, str]] = set()
    all_told = []
    for group in told("school")["group"]:
        moments = list(_moments(group["name"], weeks, now))
        for moment, message in _with_texts(group, moments, on_same_day):
            all_told.append(Told(group=group["name"], message=message, published_at=moment))
    return sorted(all_told, key=lambda one: (one.published_at, one.group))


def _moments(group: str, weeks: Sequence[list[date]], now: datetime) -> Iterator[datetime]:
    """One to four days of each week, never two messages a day (P1); the newest first."""
    today = now.date()
    for week in reversed(weeks):
        past = [day for day in week if day < today]
        chance = Random(f"{group} {week[0]}")  # noqa: S311  (no secret)
        most = MOST_A_WEEK - (today in week)
        days = set(chance.sample(past, min(len(past), chance.randint(1, most))))
        if past and week is weeks[-1] and group in QUIET_TODAY:  # there is no message of today
            days = {past[-1], *sorted(days)[1:]}
        if today in week and (moment := _today(group, today)) and moment < now:
            yield moment
        for day in sorted(days, reverse=True):
            yield _at(day, chance, FROM, UNTIL)


def _today(group: str, today: date) -> datetime | None:
    """When a group tells something today; some have not come to it."""
    chance = Random(f"{group} {today}")  # noqa: S311  (no secret)
    if group == FIRST_TODAY:
        return _at(today, chance, time(8, 50), time(10, 20))
    if group in QUIET_TODAY or chance.randrange(3) == 0:
        return None
    return _at(today, chance, FROM, UNTIL)


def _at(day: date, chance: Random, first: time, last: time) -> datetime:
    start, end = (datetime.combine(day, moment, SCHOOL_ZONE) for moment in (first, last))
    return start + timedelta(minutes=chance.randrange(int((end - start).total_seconds() // 60)))


def _with_texts(
    group: dict[str, str], moments: Sequence[datetime], on_same_day: set[tuple[date, str]]
) -> Iterator[tuple[datetime, Message]]:
    """A text for each moment that has one left; no text twice in a group, or on one day."""
    left = messages()
    Random(group["name"]).shuffle(left)  # noqa: S311  (no secret)
    for number, moment in enumerate(_each_week_first(moments)):
        day = moment.date()
        fitting = [
            message
            for message in left
            if message.fits(group["stage"], day) and (day, message.title) not in on_same_day
        ]
        showing = [one for one in fitting if len(one.scenes) >= ENOUGH_PHOTOS]
        chosen = (showing or fitting if number == 0 else fitting)[:1]
        for message in chosen:
            left.remove(message)
            on_same_day.add((day, message.title))
            yield moment, message


def _each_week_first(moments: Sequence[datetime]) -> list[datetime]:
    """One of each week before the second ones: no week stays empty when texts run out."""
    weeks = [list(week) for _number, week in groupby(moments, lambda one: one.isocalendar()[:2])]
    return [moment for turn in zip_longest(*weeks) for moment in turn if moment is not None]
