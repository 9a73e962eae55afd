"""The school, its years, and the days on which it is closed."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from tortoise import fields
from tortoise.models import Model

from models.base import NAME_LENGTH


class School(Model):
    """The school that this Klasvenster belongs to (Dutch: school)."""

    id = fields.BigIntField(primary_key=True)
    is_ours = fields.BooleanField(unique=True, default=True)  # one row: one school per Klasvenster
    name = fields.CharField(max_length=NAME_LENGTH)


class SchoolYear(Model):
    """One year of school, from August to July (Dutch: schooljaar)."""

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=9, unique=True)  # "2026-2027"
    first_day = fields.DateField()
    last_day = fields.DateField()
    is_current = fields.BooleanField(null=True, unique=True)  # True for one year, NULL for the rest


class BreakKind(StrEnum):
    """Why the school is closed."""

    HOLIDAY = "holiday"
    STUDY_DAY = "study_day"


class Break(Model):
    """Days on which the school is closed (Dutch: vakantie, studiedag)."""

    id = fields.BigIntField(primary_key=True)
    school_year: fields.ForeignKeyRelation[SchoolYear] = fields.ForeignKeyField(
        "models.SchoolYear", related_name="breaks", on_delete=fields.OnDelete.RESTRICT
    )
    kind = fields.CharEnumField(BreakKind, max_length=20)
    name = fields.CharField(max_length=NAME_LENGTH)
    first_day = fields.DateField()
    last_day = fields.DateField()

    class Meta(Model.Meta):
        unique_together: ClassVar = [("school_year", "name", "first_day")]
