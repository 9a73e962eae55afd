"""Mail addresses: what is one, and when two are the same mailbox."""

import re
import unicodedata
from email.utils import parseaddr

from email_validator import EmailNotValidError, validate_email

from services.errors import Refusal
from services.texts import N_

MAILTO = re.compile(r"mailto:", re.IGNORECASE)


class NotAnAddress(Refusal):
    message = N_("“{written}” is not a mail address.")


class AddressMissing(NotAnAddress):
    message = N_("Fill in your mail address.")


def cleaned_address(written: str) -> str:
    """The address in what somebody typed or exported: "mailto:", a display name, spaces and a
    trailing semicolon are taken off. Raises NotAnAddress; AddressMissing when nothing is there."""
    if not written.strip():
        raise AddressMissing(written="")
    bare = MAILTO.sub("", written).strip().strip(";,").strip()
    candidate = parseaddr(bare)[1] if "<" in bare else bare.replace(" ", "")
    try:
        return validate_email(candidate, check_deliverability=False).normalized
    except EmailNotValidError as wrong:
        raise NotAnAddress(written=written.strip()) from wrong


def email_key(address: str) -> str:
    """One spelling per mailbox: addresses that differ in capitals only are the same one. Not
    casefolded: faß.de and fass.de are two domains."""
    return unicodedata.normalize("NFC", address.strip()).lower()
