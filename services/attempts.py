"""How often somebody may try: enough for a hall full of parents, too little for guessing.

What is counted, and why so much of it:

- Wrong codes and wrong digits, per network: people make a mistake two or three times. With 20 in
  ten minutes a network needs 3,000 years to find one of 300 codes of 40 bits. What goes right does
  not count: on an information evening a whole school comes in through one address, and so do all
  customers of some telephone companies.
- Mails asked for, per network: a hall of parents, who each ask once or twice.
- Mails asked for one address from one network: a mail that is late makes people press again.
- Mails asked for one address from anywhere keep a mailbox from being flooded. Only by this limit
  could strangers keep a parent out: they need four networks at least, every hour anew, and who is
  signed in already does not notice. Each mail brings five guesses at a million: a whole day of it,
  480 mails, is one chance in 400.

Only memory holds the counts. After a restart everybody begins anew.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from services import clock, formats
from services.errors import Refusal
from services.locks import Locks
from services.sealing import sealed
from services.texts import N_, _

WRONG_CODES = RateLimitItemPerMinute(20, 10, namespace="wrong codes")
WRONG_DIGITS = RateLimitItemPerMinute(20, 10, namespace="wrong digits")
ASKED_FROM_NETWORK = RateLimitItemPerMinute(40, 10, namespace="mails from a network")
ASKED_FROM_ONE_PLACE = RateLimitItemPerHour(6, namespace="mails for one from one")
ASKED_FOR_ADDRESS = RateLimitItemPerHour(20, namespace="mails for one")
BUCKET = 4  # hexadecimal digits: 65,536 places to count in

storage = MemoryStorage()
_limiter = MovingWindowRateLimiter(storage)
_one_at_a_time = Locks()


class TooManyTries(Refusal):
    message = N_("That was tried too often in a short time. You can try again at {time}.")

    def __init__(self, again_at: datetime) -> None:
        super().__init__(again_at=again_at)
        self.again_at = again_at

    def sentence(self) -> str:
        return _(self.message).format(time=formats.time_of_day(self.again_at))


def count(*tries: tuple[RateLimitItem, str]) -> None:
    """Count one try, each limit with what it counts by; when one of them is reached, none is
    counted. Raises TooManyTries."""
    for limit, whose in tries:
        _refuse_when_full(limit, whose)
    for limit, whose in tries:
        _limiter.hit(limit, _bucket(whose))


@asynccontextmanager
async def mistakes_counted(
    limit: RateLimitItem, whose: str, mistake: type[Refusal]
) -> AsyncIterator[None]:
    """Let somebody try, and count it when it ends in this refusal. Raises TooManyTries.

    One after the other: a thousand tries sent at once are not all let in before the first counts.
    """
    async with _one_at_a_time.of(f"{limit.namespace} {_bucket(whose)}"):
        _refuse_when_full(limit, whose)
        try:
            yield
        except mistake:
            _limiter.hit(limit, _bucket(whose))
            raise


def _refuse_when_full(limit: RateLimitItem, whose: str) -> None:
    bucket = _bucket(whose)
    if not _limiter.test(limit, bucket):
        free_at, _left = _limiter.get_window_stats(limit, bucket)
        raise TooManyTries(_next_minute(clock.at_timestamp(free_at)))


def _bucket(whose: str) -> str:
    """Where the tries of this address or network are counted. There are only so many buckets, so
    that what strangers type cannot fill the memory; and it names nobody."""
    return sealed("attempts", whose)[:BUCKET]


def _next_minute(moment: datetime) -> datetime:
    """People are told "14.32", and that must not be too early."""
    return (moment + timedelta(minutes=1)).replace(second=0, microsecond=0)
