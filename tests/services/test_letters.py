"""What the mails say."""

import pytest

from models import MailKind
from services import clock, letters
from services.outbox import NewMail


def an_access_code_letter(*, code: str = "AB2C-DE3F", language: str = "nl") -> NewMail:
    return letters.access_code_letter(
        address="bo@ouder.example", code=code, language=language, school="De Lichtstraat"
    )


def test_the_code_stands_beside_its_link() -> None:
    letter = an_access_code_letter(code="AB2C-DE3F")

    assert "\nAB2C-DE3F\n" in letter.text
    assert "\nhttp://127.0.0.1:8080/koppelen/AB2C-DE3F\n" in letter.text


def test_the_code_letter_says_who_it_is_from_and_for_whom_it_is() -> None:
    letter = an_access_code_letter()

    assert "De Lichtstraat" in letter.text
    assert "alle kinderen van uw gezin" in letter.text
    assert "één keer" in letter.text
    assert letter.to_address == "bo@ouder.example"


def test_the_code_is_not_in_the_subject() -> None:
    letter = an_access_code_letter(code="AB2C-DE3F")

    assert "AB2C" not in letter.subject


def test_a_code_letter_without_the_schools_name_still_reads_well() -> None:
    letter = letters.access_code_letter(address="bo@ouder.example", code="A", language="nl")

    assert "Met Klasvenster laat de school u zien" in letter.text


def test_who_used_the_code_and_when_is_in_the_letter() -> None:
    letter = letters.code_used_letter(
        address="bo@ouder.example", used_at=clock.now(), network="192.0.2.7", language="nl"
    )

    assert "op woensdag 4 maart om 10.00 uur, vanaf het netwerkadres 192.0.2.7" in letter.text
    assert letter.kind is MailKind.CODE_USED


def test_the_digits_are_in_the_subject_too() -> None:
    letter = letters.sign_in_letter(address="bo@ouder.example", code="042137", language="nl")

    assert letter.subject == "042137 zijn uw cijfers voor Klasvenster"
    assert "\n042137\n" in letter.text
    assert "10 minuten" in letter.text


@pytest.mark.parametrize(("language", "greeting"), [("nl", "Hallo,"), ("en", "Hello,")])
def test_a_letter_speaks_the_language_of_its_reader(language: str, greeting: str) -> None:
    letter = an_access_code_letter(language=language)

    assert letter.text.startswith(greeting)
    assert letter.language == language


def test_the_same_letter_has_the_same_key_and_the_key_hides_the_code() -> None:
    first, again = an_access_code_letter(code="AB2C-DE3F"), an_access_code_letter(code="AB2C-DE3F")
    other = an_access_code_letter(code="ZZ2C-DE3F")

    assert first.dedupe_key == again.dedupe_key != other.dedupe_key
    assert "AB2C" not in first.dedupe_key
