"""What groups share, and what parents do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from models.base import HASH_LENGTH, NAME_LENGTH, UtcDatetimeField, public_id_field

if TYPE_CHECKING:
    from models.group import Group
    from models.person import Person
    from models.school import SchoolYear


class Post(Model):
    """What one group shared on one school day (Dutch: bericht)."""

    id = fields.BigIntField(primary_key=True)
    public_id = public_id_field()
    group_id: int
    group: fields.ForeignKeyRelation[Group] = fields.ForeignKeyField(
        "models.Group", related_name="posts", on_delete=fields.OnDelete.RESTRICT
    )
    school_year_id: int
    school_year: fields.ForeignKeyRelation[SchoolYear] = fields.ForeignKeyField(
        "models.SchoolYear", related_name="posts", on_delete=fields.OnDelete.RESTRICT
    )
    author: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="posts", on_delete=fields.OnDelete.RESTRICT
    )
    title = fields.CharField(max_length=NAME_LENGTH)
    text = fields.TextField()
    published_at = UtcDatetimeField()
    counts_for_day = fields.DateField(null=True)  # NULL once it was taken back in time

    class Meta(Model.Meta):
        unique_together: ClassVar = [("group", "counts_for_day")]  # policy P1
        indexes: ClassVar = [
            Index(
                fields=["group_id", "school_year_id", "published_at", "id"], name="post_timeline"
            ),
            Index(fields=["published_at", "id"], name="post_newest"),
            Index(fields=["author_id"], name="post_of_author"),
            Index(fields=["school_year_id"], name="post_of_year"),
        ]


class Photo(Model):
    """A picture with a post, or on its way to one (Dutch: foto). Only renditions exist."""

    id = fields.BigIntField(primary_key=True)
    public_id = public_id_field()
    post: fields.ForeignKeyNullableRelation[Post] = fields.ForeignKeyField(
        "models.Post", related_name="photos", null=True, on_delete=fields.OnDelete.RESTRICT
    )  # NULL while the teacher is still writing
    owner: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="photos", on_delete=fields.OnDelete.RESTRICT
    )
    content = fields.CharField(max_length=HASH_LENGTH)  # names the files of its renditions
    width = fields.IntField()  # pixels of the largest rendition
    height = fields.IntField()
    position = fields.IntField(default=0)
    alt = fields.CharField(max_length=300, default="")
    added_at = UtcDatetimeField()

    class Meta(Model.Meta):
        indexes: ClassVar = [
            Index(fields=["post_id", "position"], name="photo_of_post"),
            Index(fields=["owner_id"], name="photo_of_owner"),
            Index(fields=["content"], name="photo_by_content"),
        ]


class Like(Model):
    """A parent's heart for a post (Dutch: hartje). Taken back by deleting it."""

    id = fields.BigIntField(primary_key=True)
    post: fields.ForeignKeyRelation[Post] = fields.ForeignKeyField(
        "models.Post", related_name="likes", on_delete=fields.OnDelete.CASCADE
    )  # hearts go with the post they were given to
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="likes", on_delete=fields.OnDelete.CASCADE
    )
    liked_at = UtcDatetimeField()

    class Meta(Model.Meta):
        unique_together: ClassVar = [("post", "person")]  # policy P12
        indexes: ClassVar = [Index(fields=["person_id"], name="like_of_person")]


class Seen(Model):
    """A person had a post on the screen (Dutch: gezien)."""

    id = fields.BigIntField(primary_key=True)
    post: fields.ForeignKeyRelation[Post] = fields.ForeignKeyField(
        "models.Post", related_name="sightings", on_delete=fields.OnDelete.CASCADE
    )
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="sightings", on_delete=fields.OnDelete.CASCADE
    )
    seen_at = UtcDatetimeField()

    class Meta(Model.Meta):
        unique_together: ClassVar = [("post", "person")]
        indexes: ClassVar = [Index(fields=["person_id"], name="seen_by_person")]
