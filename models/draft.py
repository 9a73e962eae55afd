"""What is being written, before it is a post."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from models.base import UtcDatetimeField, public_id_field

if TYPE_CHECKING:
    from models.group import Group
    from models.person import Person
    from models.school import SchoolYear


class Draft(Model):
    """A message in the making, shared by all who may publish it (Dutch: concept)."""

    id = fields.BigIntField(primary_key=True)
    public_id = public_id_field()
    group_id: int | None
    group: fields.ForeignKeyNullableRelation[Group] = fields.ForeignKeyField(
        "models.Group", related_name="drafts", null=True, on_delete=fields.OnDelete.RESTRICT
    )  # NULL for a school message
    is_for_school = fields.BooleanField(null=True)  # True for a school message, NULL for the rest
    school_year_id: int
    school_year: fields.ForeignKeyRelation[SchoolYear] = fields.ForeignKeyField(
        "models.SchoolYear", related_name="drafts", on_delete=fields.OnDelete.RESTRICT
    )
    title = fields.TextField()  # as typed: too long is said, and kept
    text = fields.TextField()
    # as chosen on the screen, looked up when it goes out: the ids in them may be gone by then
    audience: Any = fields.JSONField(default=list)  # public ids of groups, for a school message
    settled: Any = fields.JSONField(default=list)  # public ids of children: "for the whole group"
    version = fields.IntField(default=0)  # one more for each change, so that none is overwritten
    saved_at = UtcDatetimeField(null=True)
    saved_by_id: int | None
    saved_by: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="saved_drafts", null=True, on_delete=fields.OnDelete.RESTRICT
    )
    missed_at = UtcDatetimeField(null=True)  # it was planned for this moment, and could not go out

    class Meta(Model.Meta):
        unique_together: ClassVar = [
            ("group", "school_year"),
            ("school_year", "is_for_school"),  # one draft for each desk
        ]
        indexes: ClassVar = [Index(fields=["saved_by_id"], name="draft_saved_by")]
