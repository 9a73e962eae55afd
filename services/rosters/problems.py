"""What is wrong with a list: refusals for a whole file, problems for a row."""

from dataclasses import dataclass, field

from services.errors import Refusal
from services.texts import N_, _


class FileMissing(Refusal):
    message = N_("{file} is not there.")


class FileUnreadable(Refusal):
    message = N_("{file} cannot be read.")


class FileEmpty(Refusal):
    message = N_("{file} is empty.")


class FileTooLarge(Refusal):
    message = N_("{file} is too large for a school's list. Export only the pupils and guardians.")


class NotAList(Refusal):
    message = N_("{file} is not a CSV file. Save the list as CSV and try again.")


class BrokenQuotes(Refusal):
    message = N_(
        "{file} cannot be read at line {row}: a quotation mark is not closed, or a field is far "
        "too long."
    )


class UnknownColumns(Refusal):
    message = N_(
        "{file} lacks columns. Needed: group, the child's name, and a guardian's mail address. "
        "Found: {found}."
    )


NO_NAME = N_("The child's name is missing. This row is not imported.")
NO_GROUP = N_("The group of {child} is missing. This row is not imported.")
TOO_LONG = N_("“{text}” is too long. This row is not imported.")
TOO_MANY_CELLS = N_("This row has more fields than the header. It is not imported.")
LOST_LETTERS = N_("Letters were lost in “{name}”. Correct the name, or export the list as UTF-8.")
BAD_ADDRESS = N_("“{written}” is not a mail address. {guardian} is imported without it.")
BAD_PHONE = N_("“{written}” is not a telephone number. It is left empty.")
NO_ADDRESS = N_(
    "{child} has no guardian with a mail address, so nobody gets a code for this child."
)
WHICH_GUARDIAN = N_(
    "{guardian} has another address for {child} than before, and it is not clear which one it "
    "replaces. List {guardian} with the same address for all children. The address is not changed."
)
TWO_NAMES = N_(
    "Pupil number {number} stands for both {first} and {second}. This row is not imported."
)
TWO_GROUPS = N_("{child} is in both {first} and {second}. This row is not imported.")
WHICH_CHILD = N_(
    "There are several children called {child} in {group}. Add the pupil number. "
    "This row is not imported."
)


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Something in one row that the school should look at. The first line of a file is row 1."""

    file: str
    row: int
    message: str
    facts: dict[str, str] = field(default_factory=dict)

    def sentence(self) -> str:
        """What is wrong, in the language of the moment."""
        return _(self.message).format(**self.facts)
