"""Groups: which ones a person may see, and in which ones a person may write."""

from tortoise.queryset import QuerySet

from models import Group, Person
from services.errors import NotFound
from services.public_ids import a_public_id
from services.windows import Window, windows_of


async def visible_groups(viewer: Person) -> QuerySet[Group]:
    """P3. People see the groups behind their own windows. Every reading query starts here."""
    return Group.filter(id__in=[window.group_id for window in await windows_of(viewer)])


async def group_for(viewer: Person, public_id: str) -> Group:
    """The group, for someone who may see it. For others it does not exist: raises NotFound."""
    group = await (await visible_groups(viewer)).get_or_none(public_id=a_public_id(public_id))
    if group is None:
        raise NotFound
    return group


async def groups_to_write_in(author: Person) -> list[Window]:
    """The groups in which somebody may publish (P4), by name."""
    return [window for window in await windows_of(author) if window.may_publish]
