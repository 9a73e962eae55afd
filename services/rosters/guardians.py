"""Finds the adults of a list among those the school knows, and never takes one for another."""

from collections.abc import Iterable, Sequence

from models import Child, Guardian
from services.emails import email_key
from services.rosters.changes import Changes
from services.rosters.entries import GuardianEntry
from services.rosters.known import Known, adult_key
from services.rosters.names import name_key

Family = dict[str, Guardian]  # those who answer for one child, by public id


class WhichGuardian(Exception):
    """An adult in the list cannot be told from another one."""


class Guardians:
    """The adults of the whole list, each found or made once."""

    def __init__(self, known: Known, changes: Changes, listed: Iterable[GuardianEntry]) -> None:
        self.known = known
        self.changes = changes
        self._listed = {adult_key(entry.email, entry.name) for entry in listed if entry.email}
        self._told: set[str] = set()  # guardians whose telephone the list has told
        self._noted: set[str] = set()  # guardians that are new or changed

    def add(self, child: Child, entry: GuardianEntry, beside: Sequence[GuardianEntry]) -> None:
        """Let this adult answer for the child, as the list says. `beside` are all adults that it
        names for the child. Raises WhichGuardian."""
        family = self.known.of_child[child.public_id]
        guardian = self._guardian(family, entry, beside)
        self._phone(guardian, entry.phone)
        if guardian.public_id not in family:
            family[guardian.public_id] = guardian
            self.changes.guardianships.append((guardian, child))
        if guardian.email and (guardian.public_id, child.public_id) not in self.known.blocked:
            self.changes.mailed.append(guardian)

    def _guardian(
        self, family: Family, entry: GuardianEntry, beside: Sequence[GuardianEntry]
    ) -> Guardian:
        """The same mailbox and name is the same adult, in the whole school. Within a family the
        name is enough, when it is clear which address took the place of which."""
        namesakes = [one for one in family.values() if _is_called(one, entry.name)]
        if not entry.email:
            return namesakes[0] if namesakes else self._new(entry)
        known = self.known.guardians.get(adult_key(entry.email, entry.name))
        if known and known.public_id in family:
            return known
        former = self._former(namesakes, [one for one in beside if _is_called(one, entry.name)])
        if former is None:
            return known or self._new(entry)
        if known:
            self._replace(former, known)
            return known
        return self._readdressed(former, entry)

    def _former(
        self, namesakes: Sequence[Guardian], entries: Sequence[GuardianEntry]
    ) -> Guardian | None:
        """Who of these is listed with another address now; None when they are all listed as they
        are known, and so the list names one more adult. A parent and a grown-up child may have
        the same name: two addresses in one list are two people."""
        listed = {email_key(entry.email) for entry in entries if entry.email}
        left = [one for one in namesakes if one.email_key not in listed]
        new = listed - {one.email_key for one in namesakes}
        if not left:
            return None
        is_listed_elsewhere = adult_key(left[0].email, left[0].name) in self._listed
        if len(left) > 1 or len(new) > 1 or is_listed_elsewhere:
            raise WhichGuardian
        return left[0]

    def _readdressed(self, guardian: Guardian, entry: GuardianEntry) -> Guardian:
        """The same adult, at an address the school did not know."""
        self._leave(guardian)
        guardian.email, guardian.email_key = entry.email, email_key(entry.email)
        self.known.guardians[adult_key(entry.email, entry.name)] = guardian
        self._changed(guardian)
        return guardian

    def _replace(self, former: Guardian, guardian: Guardian) -> None:
        """The school knew this adult twice: with this address already, but not in this family."""
        self._leave(former)
        self.changes.replaced_guardians.append((former, guardian))
        for child_id, family in self.known.of_child.items():
            if family.pop(former.public_id, None):
                family[guardian.public_id] = guardian
                if (former.public_id, child_id) in self.known.blocked:
                    self.known.blocked.add((guardian.public_id, child_id))

    def _leave(self, guardian: Guardian) -> None:
        """Nobody is known by this name at this mailbox any more."""
        if guardian.email_key:
            self.changes.left_mailboxes.add(guardian.email_key)
            self.known.guardians.pop(adult_key(guardian.email, guardian.name), None)

    def _new(self, entry: GuardianEntry) -> Guardian:
        guardian = Guardian(
            name=entry.name,
            email=entry.email,
            email_key=email_key(entry.email) if entry.email else None,
            phone=entry.phone,
        )
        if entry.email:
            self.known.guardians[adult_key(entry.email, entry.name)] = guardian
        self._noted.add(guardian.public_id)
        self.changes.guardians.append(guardian)
        return guardian

    def _phone(self, guardian: Guardian, phone: str) -> None:
        """What the list says first is what counts, so that two runs give the same."""
        if not phone or guardian.public_id in self._told:
            return
        self._told.add(guardian.public_id)
        if guardian.phone != phone:
            guardian.phone = phone
            self._changed(guardian)

    def _changed(self, guardian: Guardian) -> None:
        if guardian.public_id not in self._noted:
            self._noted.add(guardian.public_id)
            self.changes.changed_guardians.append(guardian)


def _is_called(one: Guardian | GuardianEntry, name: str) -> bool:
    return name_key(one.name) == name_key(name)
