"""Why a database is not opened. In each case it is as it was before the start."""

from services.errors import Refusal
from services.texts import N_


class UpgradeRefused(Refusal):
    """The database cannot be brought up to date."""

    message = N_("The database cannot be brought up to date.")


class DatabaseIsNewer(UpgradeRefused):
    message = N_(
        "The database was made by a newer Klasvenster ({migrations}). Start that version again."
    )


class NotOurDatabase(UpgradeRefused):
    message = N_("{place} is not a database of Klasvenster. Check KLASVENSTER_DATABASE.")


class DatabaseInUse(UpgradeRefused):
    message = N_(
        "The database must be upgraded, but another program has it open. Stop that one first."
    )


class NoAnswer(UpgradeRefused):
    message = N_("The database does not answer ({reason}). Check KLASVENSTER_DATABASE.")


class DatabaseInMemory(UpgradeRefused):
    message = N_("A database in memory is gone at every stop. Name a file in KLASVENSTER_DATABASE.")


class UpgradeLosesData(UpgradeRefused):
    message = N_(
        "The upgrade would lose data ({reason}). Nothing was changed; "
        "start the previous version again."
    )


class UpgradeFailed(UpgradeRefused):
    message = N_(
        "The upgrade failed ({reason}). Nothing was changed; start the previous version again."
    )
