"""Desks: where messages are made. Each group has one, shared by all who may publish in it; the
school has one, for messages to several groups."""

from dataclasses import dataclass

from models import Person, Role
from services import events
from services.errors import NotFound
from services.groups import groups_to_write_in

SCHOOL_DESK = "school"  # its key; no public id is so short


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Where somebody may write."""

    key: str  # the public id of the group, or SCHOOL_DESK
    school_year_id: int
    group_id: int | None = None
    group_name: str = ""
    hue: int = 1  # 1 to 8, a colour of tokens.css

    @property
    def is_of_school(self) -> bool:
        return self.group_id is None


async def desks_of(author: Person) -> list[Desk]:
    """Where somebody may write: in their groups, by name; for a school leader the school first."""
    groups = [
        Desk(
            key=window.group_public_id,
            school_year_id=window.school_year_id,
            group_id=window.group_id,
            group_name=window.group_name,
            hue=window.hue,
        )
        for window in await groups_to_write_in(author)
    ]
    if author.role is Role.LEADER and groups:
        return [Desk(key=SCHOOL_DESK, school_year_id=groups[0].school_year_id), *groups]
    return groups


async def desk_for(author: Person, key: str) -> Desk:
    """P4. Only the teachers of a group, and the school leader, publish in it; only the school
    leader writes to several groups. For others the desk does not exist: raises NotFound."""
    for desk in await desks_of(author):
        if desk.key == key:
            return desk
    raise NotFound


def announce_change(desk: Desk, *, has_other_days: bool = True) -> None:
    """Tell the open screens of this desk: of its draft, and whether a message came to a day or went
    from it. Call it after the commit."""
    events.desk_changed.emit(
        events.DeskChanged(
            desk=desk.key,
            has_other_days=has_other_days,
            group_id=desk.group_id,
            school_year_id=desk.school_year_id,
        )
    )
