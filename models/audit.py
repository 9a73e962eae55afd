"""The log book."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from models.base import UtcDatetimeField

if TYPE_CHECKING:
    from models.person import Person


class AuditEntry(Model):
    """Who did what, and when (Dutch: logboekregel). Ids only, never what people typed."""

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="audit_entries", null=True, on_delete=fields.OnDelete.RESTRICT
    )  # NULL when the school's own command did it
    deed = fields.CharField(max_length=50)  # "post.published"
    subject_id = fields.BigIntField(null=True)
    done_at = UtcDatetimeField()

    class Meta(Model.Meta):
        indexes: ClassVar = [
            Index(fields=["person_id"], name="audit_of_person"),
            Index(fields=["deed", "subject_id"], name="audit_of_subject"),
        ]
