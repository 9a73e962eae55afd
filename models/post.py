"""What groups share, and what parents do with it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from models.base import HASH_LENGTH, NAME_LENGTH, UtcDatetimeField, public_id_field

if TYPE_CHECKING:
    from models.child import Child
    from models.draft import Draft
    from models.group import Group
    from models.person import Person
    from models.school import SchoolYear


class PostState(StrEnum):
    """How far a post is. Only those that are out exist for parents."""

    PLANNED = "planned"
    OUT = "out"
    TAKEN_BACK = "taken_back"  # before its notices went out: it never was
    WITHDRAWN = "withdrawn"  # afterwards: kept for the log book


class Post(Model):
    """What a group, or the whole school, shared on one school day (Dutch: bericht)."""

    id = fields.BigIntField(primary_key=True)
    public_id = public_id_field()
    group_id: int | None
    group: fields.ForeignKeyNullableRelation[Group] = fields.ForeignKeyField(
        "models.Group", related_name="posts", null=True, on_delete=fields.OnDelete.RESTRICT
    )  # NULL for a school message: see Audience
    school_year_id: int
    school_year: fields.ForeignKeyRelation[SchoolYear] = fields.ForeignKeyField(
        "models.SchoolYear", related_name="posts", on_delete=fields.OnDelete.RESTRICT
    )
    author_id: int
    author: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="posts", on_delete=fields.OnDelete.RESTRICT
    )
    title = fields.CharField(max_length=NAME_LENGTH)
    text = fields.TextField()
    state = fields.CharEnumField(
        PostState, max_length=10, default=PostState.OUT, db_default=PostState.OUT.value
    )
    published_at = UtcDatetimeField()  # of a planned one: when it goes out
    edited_at = UtcDatetimeField(null=True)
    counts_for_day = fields.DateField(null=True)  # NULL once taken back, and for a school message
    school_day = fields.DateField(null=True, unique=True)  # the same of a school message

    class Meta(Model.Meta):
        unique_together: ClassVar = [("group", "counts_for_day")]  # policy P1
        indexes: ClassVar = [
            Index(
                fields=["group_id", "school_year_id", "published_at", "id"], name="post_timeline"
            ),
            Index(fields=["published_at", "id"], name="post_newest"),
            Index(fields=["author_id"], name="post_of_author"),
            Index(fields=["school_year_id"], name="post_of_year"),
            Index(fields=["state", "published_at"], name="post_due"),
        ]


class Audience(Model):
    """A group that a school message is for (Dutch: doelgroep)."""

    id = fields.BigIntField(primary_key=True)
    post: fields.ForeignKeyRelation[Post] = fields.ForeignKeyField(
        "models.Post", related_name="audience", on_delete=fields.OnDelete.CASCADE
    )  # says nothing without its post
    group_id: int
    group: fields.ForeignKeyRelation[Group] = fields.ForeignKeyField(
        "models.Group", related_name="school_messages", on_delete=fields.OnDelete.RESTRICT
    )

    class Meta(Model.Meta):
        unique_together: ClassVar = [("post", "group")]
        indexes: ClassVar = [Index(fields=["group_id", "post_id"], name="audience_of_group")]


class PostVersion(Model):
    """How a post read until it was edited (Dutch: eerdere versie)."""

    id = fields.BigIntField(primary_key=True)
    post: fields.ForeignKeyRelation[Post] = fields.ForeignKeyField(
        "models.Post", related_name="versions", on_delete=fields.OnDelete.CASCADE
    )  # goes when the post itself is erased
    title = fields.CharField(max_length=NAME_LENGTH)
    text = fields.TextField()
    photo_count = fields.IntField(default=0)  # a photo that was removed is gone for good
    edited_by: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="edited_versions", on_delete=fields.OnDelete.RESTRICT
    )
    edited_at = UtcDatetimeField()  # when it stopped reading like this

    class Meta(Model.Meta):
        indexes: ClassVar = [
            Index(fields=["post_id", "edited_at"], name="version_of_post"),
            Index(fields=["edited_by_id"], name="version_by_editor"),
        ]


class Mention(Model):
    """A child that a post names, by the choice of who published it (Dutch: genoemd kind)."""

    id = fields.BigIntField(primary_key=True)
    post: fields.ForeignKeyRelation[Post] = fields.ForeignKeyField(
        "models.Post", related_name="mentions", on_delete=fields.OnDelete.CASCADE
    )  # goes when the post itself is erased
    child: fields.ForeignKeyRelation[Child] = fields.ForeignKeyField(
        "models.Child", related_name="mentions", on_delete=fields.OnDelete.RESTRICT
    )
    settled_by: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "models.Person", related_name="settled_mentions", on_delete=fields.OnDelete.RESTRICT
    )
    settled_at = UtcDatetimeField()

    class Meta(Model.Meta):
        unique_together: ClassVar = [("post", "child")]
        indexes: ClassVar = [
            Index(fields=["child_id"], name="mention_of_child"),
            Index(fields=["settled_by_id"], name="mention_by_person"),
        ]


class Photo(Model):
    """A picture with a post, or on its way to one (Dutch: foto). Only renditions exist."""

    id = fields.BigIntField(primary_key=True)
    public_id = public_id_field()
    post: fields.ForeignKeyNullableRelation[Post] = fields.ForeignKeyField(
        "models.Post", related_name="photos", null=True, on_delete=fields.OnDelete.RESTRICT
    )  # NULL while the teacher is still writing
    draft: fields.ForeignKeyNullableRelation[Draft] = fields.ForeignKeyField(
        "models.Draft", related_name="photos", null=True, on_delete=fields.OnDelete.RESTRICT
    )  # NULL with a post, and until it has arrived
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
            Index(fields=["draft_id", "position"], name="photo_of_draft"),
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
