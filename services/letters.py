"""The wording of mails. Plain text from assets/mail, in the language of who gets it.

No child's name stands in a subject: a subject shows on a locked screen.
"""

from datetime import datetime
from pathlib import Path

from models import MailKind
from services import clock, formats
from services.outbox import NewMail
from services.sealing import sealed
from services.settings import settings
from services.templates import environment
from services.texts import _, speaking

LETTERS = Path(__file__).parent.parent / "assets" / "mail"


def link_of(code: str) -> str:
    """Where a code is used without typing it."""
    return f"{settings().public_url}/koppelen/{code}"


def access_code_letter(*, address: str, code: str, language: str, school: str = "") -> NewMail:
    """The code that links a guardian to the family's children, shown as XXXX-XXXX (P7)."""
    with speaking(language):
        return NewMail(
            kind=MailKind.ACCESS_CODE,
            to_address=address,
            language=language,
            subject=_("Your code for Klasvenster"),
            text=_written("access_code.txt", code=code, link=link_of(code), school=school),
            dedupe_key=_key(MailKind.ACCESS_CODE, code),
        )


def code_used_letter(*, address: str, used_at: datetime, network: str, language: str) -> NewMail:
    """Tells a guardian that the code was used: when, and from which network address."""
    with speaking(language):
        day, time = formats.long_day(clock.at_school(used_at).date()), formats.time_of_day(used_at)
        return NewMail(
            kind=MailKind.CODE_USED,
            to_address=address,
            language=language,
            subject=_("Your code for Klasvenster was used"),
            text=_written("code_used.txt", day=day, time=time, network=network, address=address),
            dedupe_key=_key(MailKind.CODE_USED, f"{address} {used_at.isoformat()}"),
        )


def sign_in_letter(*, address: str, code: str, language: str) -> NewMail:
    """Six digits for ten minutes. They are in the subject too: a phone shows that at once."""
    with speaking(language):
        return NewMail(
            kind=MailKind.SIGN_IN_CODE,
            to_address=address,
            language=language,
            subject=_("{code} to sign in to Klasvenster").format(code=code),
            text=_written("sign_in_code.txt", code=code),
            dedupe_key=_key(MailKind.SIGN_IN_CODE, f"{address} {code} {clock.now().isoformat()}"),
        )


def _written(template: str, **facts: str) -> str:
    return environment(LETTERS).get_template(template).render(**facts)


def _key(kind: MailKind, what: str) -> str:
    """The same letter has the same key; the key gives no code away."""
    return f"{kind}:{sealed('letter', what)}"
