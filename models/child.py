"""The children, the groups they are in, and the adults the school lists for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from models.base import EMAIL_LENGTH, NAME_LENGTH, public_id_field

if TYPE_CHECKING:
    from models.group import Group
    from models.school import SchoolYear


class Child(Model):
    """A pupil of the school (Dutch: kind)."""

    id = fields.BigIntField(primary_key=True)
    public_id = public_id_field()
    pupil_number = fields.CharField(max_length=40, unique=True, null=True)  # leerlingnummer
    first_name = fields.CharField(max_length=NAME_LENGTH)  # roepnaam
    last_name_prefix = fields.CharField(max_length=40, default="")  # tussenvoegsel: "van der"
    last_name = fields.CharField(max_length=NAME_LENGTH)

    @property
    def full_name(self) -> str:
        parts = (self.first_name, self.last_name_prefix, self.last_name)
        return " ".join(part for part in parts if part)


class Enrolment(Model):
    """A child is in a group for a school year (Dutch: plaatsing in een stamgroep)."""

    id = fields.BigIntField(primary_key=True)
    child: fields.ForeignKeyRelation[Child] = fields.ForeignKeyField(
        "models.Child", related_name="enrolments", on_delete=fields.OnDelete.RESTRICT
    )
    group: fields.ForeignKeyRelation[Group] = fields.ForeignKeyField(
        "models.Group", related_name="enrolments", on_delete=fields.OnDelete.RESTRICT
    )
    school_year: fields.ForeignKeyRelation[SchoolYear] = fields.ForeignKeyField(
        "models.SchoolYear", related_name="enrolments", on_delete=fields.OnDelete.RESTRICT
    )
    is_open = fields.BooleanField(null=True, default=True)  # NULL once the child moved on

    class Meta(Model.Meta):
        unique_together: ClassVar = [("child", "school_year", "is_open")]  # one group at a time
        indexes: ClassVar = [
            Index(fields=["group_id", "school_year_id"], name="enrolment_of_group"),
            Index(fields=["school_year_id"], name="enrolment_of_year"),
        ]


class Guardian(Model):
    """An adult who answers for a child, as the school lists them (Dutch: ouder/verzorger)."""

    id = fields.BigIntField(primary_key=True)
    public_id = public_id_field()
    name = fields.CharField(max_length=NAME_LENGTH)
    email = fields.CharField(max_length=EMAIL_LENGTH, default="")  # as the school wrote it
    email_key = fields.CharField(max_length=EMAIL_LENGTH, null=True)  # see services/emails.py
    phone = fields.CharField(max_length=20, default="")  # E.164: "+31612345678"

    class Meta(Model.Meta):
        unique_together: ClassVar = [("email_key", "name")]  # parents may share a mailbox
        indexes: ClassVar = [Index(fields=["name"], name="guardian_by_name")]


class Guardianship(Model):
    """A guardian answers for a child (Dutch: ouderschap of verzorging)."""

    id = fields.BigIntField(primary_key=True)
    guardian: fields.ForeignKeyRelation[Guardian] = fields.ForeignKeyField(
        "models.Guardian", related_name="guardianships", on_delete=fields.OnDelete.CASCADE
    )  # a guardian who is struck off the list answers for nobody
    child: fields.ForeignKeyRelation[Child] = fields.ForeignKeyField(
        "models.Child", related_name="guardianships", on_delete=fields.OnDelete.RESTRICT
    )
    is_blocked = fields.BooleanField(default=False)  # a court order: no link, whatever the code

    class Meta(Model.Meta):
        unique_together: ClassVar = [("guardian", "child")]
        indexes: ClassVar = [Index(fields=["child_id"], name="guardianship_of_child")]
