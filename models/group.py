"""The groups of the school, and who teaches them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from models.base import NAME_LENGTH, public_id_field

if TYPE_CHECKING:
    from models.person import Person
    from models.school import SchoolYear


class Group(Model):
    """Children who share a room and a teacher, often of several ages (Dutch: stamgroep)."""

    id = fields.BigIntField(primary_key=True)
    public_id = public_id_field()
    name = fields.CharField(max_length=NAME_LENGTH, unique=True)
    grades = fields.CharField(max_length=20, default="")  # "3-4-5", as the school writes it
    hue = fields.IntField(default=1)  # 1 to 8, a colour of tokens.css


class Teaching(Model):
    """A person teaches a group for a school year (Dutch: stamgroepleider van een groep)."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="teachings", on_delete=fields.OnDelete.RESTRICT
    )
    group: fields.ForeignKeyRelation[Group] = fields.ForeignKeyField(
        "models.Group", related_name="teachings", on_delete=fields.OnDelete.RESTRICT
    )
    school_year: fields.ForeignKeyRelation[SchoolYear] = fields.ForeignKeyField(
        "models.SchoolYear", related_name="teachings", on_delete=fields.OnDelete.RESTRICT
    )

    class Meta(Model.Meta):
        unique_together: ClassVar = [("person", "group", "school_year")]
        indexes: ClassVar = [
            Index(fields=["group_id", "school_year_id"], name="teaching_of_group"),
            Index(fields=["school_year_id", "person_id"], name="teaching_of_year"),
        ]
