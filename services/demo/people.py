"""Whom a visitor of the demo can be, at the press of a button."""

from dataclasses import dataclass

from models import Person
from services.emails import email_key
from services.errors import NotFound
from services.texts import N_


@dataclass(frozen=True, kw_only=True)
class DemoPerson:
    """Somebody of the demo school, with a button on the page to sign in."""

    key: str
    email: str
    label: str  # to be translated where it is shown


DEMO_PEOPLE = (
    DemoPerson(
        key="leider", email="directie@lichtstraat.example", label=N_("Ingrid Bos, school leader")
    ),
    DemoPerson(
        key="marieke",
        email="marieke@lichtstraat.example",
        label=N_("juf Marieke, teacher of De Gorgels"),
    ),
    DemoPerson(
        key="tom", email="tom@lichtstraat.example", label=N_("meester Tom, teacher of De Potters")
    ),
    DemoPerson(
        key="els", email="els@lichtstraat.example", label=N_("juf Els, teacher of Het Eendennest")
    ),
    DemoPerson(
        key="fatma",
        email="fatma@ouder.example",
        label=N_("Fatma Yilmaz, mother of Elif and Deniz"),
    ),
    DemoPerson(
        key="kemal",
        email="kemal@ouder.example",
        label=N_("Kemal Yilmaz, father of Elif and Deniz"),
    ),
    DemoPerson(key="jan", email="jan@ouder.example", label=N_("Jan de Wit, father of Emma")),
    DemoPerson(
        key="karin",
        email="karin@ouder.example",
        label=N_("Karin Smit, mother of Mees"),
    ),
)


async def demo_person(key: str) -> Person:
    """The person behind a button. Raises NotFound for a key that is on none."""
    for one in DEMO_PEOPLE:
        if one.key == key:
            person = await Person.get_or_none(email_key=email_key(one.email))
            if person is not None:
                return person
    raise NotFound
