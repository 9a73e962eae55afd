"""People who can sign in, and what they choose for themselves."""

from models import Person
from services import audit
from services.texts import LANGUAGES
from services.transactions import unit_of_work


async def choose_language(person: Person, language: str) -> None:
    """Speak this language with somebody from now on. One that we do not speak changes nothing."""
    if language not in LANGUAGES:
        return
    async with unit_of_work():
        await Person.filter(id=person.id).update(language=language)
        await audit.record(person, "language.chosen", person.id)
