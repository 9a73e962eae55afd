"""Which column is what, by the words in its header, in Dutch and English.

Only what Klasvenster needs is recognised. All else (birth date, sex, BSN, nationality ...) is never
looked at.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from services.rosters.names import one_of

GUARDIAN = one_of("verzorger verzorgers ouder ouders voogd guardian parent carer")
BY_ROLE = {
    "vader": "father",
    "father": "father",
    "moeder": "mother",
    "mother": "mother",
}
CHILD = one_of("leerling leerlingen kind pupil student child")
NAME = one_of("naam name volledige full achternaamvoornaam")
OTHER = one_of(
    "leerkracht teacher school huisarts nood noodnummer emergency vorige datum date bsn "
    "onderwijsnummer opmerking opmerkingen adres address straat postcode"
)


class Field(Enum):
    """What a column tells. The words stand in order of preference: "mobiel" before "telefoon"."""

    EMAIL = ("email", "emailadres", "emailaddress", "emails", "mail", "mailadres")
    PHONE = (
        "mobiel",
        "mobile",
        "gsm",
        "mobielnummer",
        "telefoon",
        "telefoonnummer",
        "phone",
        "tel",
    )
    PREFIX = ("tussenvoegsel", "tussenvoegsels", "voorvoegsel", "voorvoegsels", "infix", "prefix")
    FIRST_NAME = ("roepnaam", "voornaam", "first", "firstname", "given", "voornamen", "voorletters")
    LAST_NAME = ("achternaam", "familienaam", "last", "lastname", "surname", "family")
    PUPIL_NUMBER = ("leerlingnummer", "leerlingnr", "stamnummer")
    GROUP = ("stamgroep", "groepsnaam", "groep", "klas", "group", "class")
    NAME = ("",)  # what is left when no word is found; Python 3.11.2 makes no value of ()


NUMBER_WORDS = {"nummer", "nr", "number", "no", "id"}  # of a pupil, when it says so
NAMES = (Field.NAME, Field.FIRST_NAME, Field.PREFIX, Field.LAST_NAME)

Places = dict[Field, int]  # where a field stands in the row


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Where everything stands in a row: the child's fields, and those of each guardian."""

    child: Places
    guardians: list[Places]

    @property
    def count(self) -> int:
        return len(self.child) + sum(len(guardian) for guardian in self.guardians)

    @property
    def is_enough(self) -> bool:
        named = Field.NAME in self.child or {Field.FIRST_NAME, Field.LAST_NAME} <= set(self.child)
        mailed = any(Field.EMAIL in guardian for guardian in self.guardians)
        return named and mailed and Field.GROUP in self.child


@dataclass
class _Found:
    """The best column so far for each field, of the child ("child") or of a guardian."""

    places: dict[str, Places] = field(default_factory=dict)
    ranks: dict[tuple[str, Field], int] = field(default_factory=dict)

    def offer(self, owner: str, what: Field, rank: int, index: int) -> None:
        if rank < self.ranks.get((owner, what), len(what.value) + 1):
            self.ranks[owner, what] = rank
            self.places.setdefault(owner, {})[what] = index


def recognised(header: Sequence[str]) -> Columns | None:
    """The columns of this header, or None when it does not tell enough to import from."""
    found = _Found()
    for index, cell in enumerate(header):
        words = _words(cell)
        if what := _field(words):
            found.offer(_owner(words, what[0]), *what, index)
    child = found.places.pop("child", {})
    columns = Columns(child=child, guardians=_guardians(found.places))
    return columns if columns.is_enough else None


def known(header: Sequence[str]) -> int:
    """How many of these cells are the name of a column we know."""
    return sum(_field(_words(cell)) is not None for cell in header)


def _words(cell: str) -> list[str]:
    """ "E-mailVerzorger1" is email, verzorger, 1."""
    if len(cell) > 60:  # noqa: PLR2004  (no header is that long)
        return []
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", unicodedata.normalize("NFKD", cell))
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()
    words = re.findall(r"[a-z]+|\d+", plain)
    return re.sub(r"\be mail", "email", " ".join(words)).split()


def _field(words: list[str]) -> tuple[Field, int] | None:
    """What a column with these words tells, and how much we prefer it (0 is most)."""
    spoken = set(words)
    if not spoken or (spoken & OTHER and "email" not in spoken):
        return None
    if spoken & CHILD and spoken & NUMBER_WORDS:
        return Field.PUPIL_NUMBER, 0
    for what in Field:
        ranks = [rank for rank, word in enumerate(what.value) if word in spoken]
        if ranks:
            return what, ranks[0]
    about_someone = GUARDIAN | CHILD | BY_ROLE.keys() | NAME
    named = all(word in about_someone or word.isdigit() for word in spoken)
    return (Field.NAME, 0) if named and not all(map(str.isdigit, spoken)) else None


def _owner(words: list[str], what: Field) -> str:
    """ "child", or which guardian: "1", "father", or "" when the header does not say."""
    spoken = set(words)
    role = next((BY_ROLE[word] for word in words if word in BY_ROLE), "")
    number = next((word for word in words if word.isdigit()), "")
    if spoken & GUARDIAN or role:
        return number or role
    if spoken & CHILD or what in {Field.PUPIL_NUMBER, Field.GROUP, *NAMES}:
        return "child"
    return number


def _guardians(found: dict[str, Places]) -> list[Places]:
    """The guardians of a row. A telephone number of nobody in particular is no guardian."""
    return [
        places
        for places in found.values()
        if Field.EMAIL in places or any(name in places for name in NAMES)
    ]
