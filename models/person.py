"""Who can sign in, how they came in, and where they are signed in now."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from models.base import EMAIL_LENGTH, HASH_LENGTH, NAME_LENGTH, UtcDatetimeField, public_id_field

if TYPE_CHECKING:
    from models.child import Child
    from models.school import SchoolYear


class Role(StrEnum):
    """What someone is to the school. A teacher or leader may be a parent as well, by links."""

    PARENT = "parent"
    TEACHER = "teacher"
    LEADER = "leader"


class Person(Model):
    """Someone who can sign in (Dutch: persoon met een account)."""

    id = fields.BigIntField(primary_key=True)
    public_id = public_id_field()
    name = fields.CharField(max_length=NAME_LENGTH)
    called = fields.CharField(max_length=NAME_LENGTH, default="")  # by children: "juf Marieke"
    email = fields.CharField(max_length=EMAIL_LENGTH)
    email_key = fields.CharField(max_length=EMAIL_LENGTH, unique=True)  # one account per mailbox
    role = fields.CharEnumField(Role, max_length=10, default=Role.PARENT)
    language = fields.CharField(max_length=5, default="nl")


class Link(Model):
    """A person may follow a child's group for a school year (Dutch: koppeling)."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="links", on_delete=fields.OnDelete.RESTRICT
    )
    child: fields.ForeignKeyRelation[Child] = fields.ForeignKeyField(
        "models.Child", related_name="links", on_delete=fields.OnDelete.RESTRICT
    )
    school_year: fields.ForeignKeyRelation[SchoolYear] = fields.ForeignKeyField(
        "models.SchoolYear", related_name="links", on_delete=fields.OnDelete.RESTRICT
    )
    linked_at = UtcDatetimeField()
    ended_at = UtcDatetimeField(null=True)

    class Meta(Model.Meta):
        unique_together: ClassVar = [("person", "child", "school_year")]
        indexes: ClassVar = [
            Index(fields=["child_id", "school_year_id"], name="link_of_child"),
            Index(fields=["school_year_id", "person_id"], name="link_of_year"),
        ]


class AccessCode(Model):
    """What links a mailbox to its children, once a school year (Dutch: koppelcode)."""

    id = fields.BigIntField(primary_key=True)
    code_hash = fields.CharField(max_length=HASH_LENGTH, unique=True)
    email = fields.CharField(max_length=EMAIL_LENGTH)
    email_key = fields.CharField(max_length=EMAIL_LENGTH)
    school_year: fields.ForeignKeyRelation[SchoolYear] = fields.ForeignKeyField(
        "models.SchoolYear", related_name="access_codes", on_delete=fields.OnDelete.RESTRICT
    )
    is_newest = fields.BooleanField(null=True, default=True)  # NULL once a newer code replaced it
    created_at = UtcDatetimeField()
    used_at = UtcDatetimeField(null=True)
    used_by: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="used_codes", null=True, on_delete=fields.OnDelete.RESTRICT
    )

    class Meta(Model.Meta):
        unique_together: ClassVar = [("email_key", "school_year", "is_newest")]  # policy P7
        indexes: ClassVar = [
            Index(fields=["used_by_id"], name="code_used_by"),
            Index(fields=["school_year_id"], name="code_of_year"),
        ]


class SignInCode(Model):
    """Six digits by mail that let someone in for ten minutes (Dutch: inlogcode)."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="sign_in_codes", on_delete=fields.OnDelete.CASCADE
    )  # worth nothing without its person
    code_hash = fields.CharField(max_length=HASH_LENGTH)
    is_newest = fields.BooleanField(null=True, default=True)  # NULL once a newer code replaced it
    tries = fields.IntField(default=0)
    created_at = UtcDatetimeField()
    expires_at = UtcDatetimeField()
    used_at = UtcDatetimeField(null=True)

    class Meta(Model.Meta):
        unique_together: ClassVar = [("person", "is_newest")]  # the newest only


class Session(Model):
    """One browser in which someone is signed in (Dutch: sessie). Gone as soon as it ends."""

    id = fields.BigIntField(primary_key=True)
    token_hash = fields.CharField(max_length=HASH_LENGTH, unique=True)
    person_id: int
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="sessions", on_delete=fields.OnDelete.CASCADE
    )  # nobody is signed in as someone who is gone
    device = fields.CharField(max_length=NAME_LENGTH, default="")  # "iPhone · Safari"
    created_at = UtcDatetimeField()
    seen_at = UtcDatetimeField()
    expires_at = UtcDatetimeField()

    class Meta(Model.Meta):
        indexes: ClassVar = [
            Index(fields=["person_id"], name="session_of_person"),
            Index(fields=["expires_at"], name="session_by_end"),
        ]
