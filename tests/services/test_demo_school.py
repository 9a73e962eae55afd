"""The demo school keeps its promises, on whatever day it is built."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tortoise import connections

from models import (
    AccessCode,
    AuditEntry,
    Break,
    Child,
    Enrolment,
    Group,
    Guardian,
    Guardianship,
    Like,
    Link,
    OutgoingMail,
    Person,
    Photo,
    Post,
    PostState,
    Role,
    School,
    SchoolYear,
    Seen,
    Teaching,
)
from services import clock, photo_files, posts, timelines
from services.demo import school_days, telling
from services.demo.families import families
from services.demo.folder import (
    MARKER,
    DatabaseElsewhere,
    RealSchoolHere,
    clear_demo_folder,
)
from services.demo.people import DEMO_PEOPLE, demo_person
from services.demo.school import build_demo_school
from services.errors import NotFound
from services.policies.posting import TEXT_LENGTH, TITLE_LENGTH
from services.renditions import SIZES
from services.settings import settings
from services.windows import windows_of
from tests.databases import Engine
from tests.moments import moment

NO_PICTURES = ()
FIELD_NAMES = {
    "Het Eendennest", "De Beverburcht", "De Kikkerpoel", "De Gorgels", "De Weerwolfjes",
    "De Gruffalo's", "De Reuzenkrokodillen", "De Potters",
}  # fmt: skip
SUMMER_DAYS = {
    "the summer": "2026-07-25T12:00",
    "the first day of a year without a school day yet": "2026-08-01T09:00",
}


def let_it_be(monkeypatch: pytest.MonkeyPatch, written: str) -> datetime:
    now = moment(written)
    monkeypatch.setattr(clock, "now", lambda: now)
    return now


async def in_group(name: str) -> set[str]:
    children = await Child.filter(enrolments__group__name=name, enrolments__is_open=True)
    return {child.full_name for child in children}


async def what_there_is() -> dict[str, Sequence[object]]:
    """The whole school, but for what is secret or random."""
    return {
        "places": await Enrolment.all()
        .order_by("id")
        .values_list("child__first_name", "child__last_name", "group__name"),
        "guardians": await Guardian.all().order_by("id").values_list("name", "email", "phone"),
        "persons": await Person.all().order_by("id").values_list("name", "email", "role"),
        "codes": await AccessCode.all().order_by("id").values_list("email", "used_at"),
        "posts": await Post.all()
        .order_by("id")
        .values_list("group__name", "title", "published_at", "author__name"),
        "likes": await Like.all().order_by("id").values_list("person__name", "liked_at"),
        "seen": await Seen.all().order_by("id").values_list("person__name", "seen_at"),
        "photos": await Photo.all().order_by("id").values_list("content", "alt", "position"),
        "breaks": await Break.all().order_by("id").values_list("name", "first_day", "last_day"),
        "mails": await OutgoingMail.all().order_by("id").values_list("to_address"),
    }


# ---- who is there


async def test_the_school_has_eleven_groups_270_children_and_230_families() -> None:
    await build_demo_school(NO_PICTURES)

    groups = await Group.all()
    assert {group.name for group in groups} > FIELD_NAMES
    assert Counter(group.grades for group in groups) == {"1-2": 3, "3-4-5": 4, "6-7-8": 3, "TOP": 1}
    assert (await School.get()).name == "De Lichtstraat"
    assert (await Child.all().count(), len(families())) == (270, 230)
    for group in groups:
        assert 20 <= len(await in_group(group.name)) <= 27
        assert await Teaching.filter(group=group).count() in {1, 2}
    assert await Teaching.all().count() == 12  # one duo


async def test_brothers_and_sisters_are_in_different_groups() -> None:
    siblings = [family for family in families() if len(family.children) > 1]

    assert len(siblings) >= 30
    for family in siblings:
        assert len({group for _first, group in family.children}) == len(family.children)


async def test_no_two_children_of_a_group_share_a_first_name() -> None:
    children = [child for family in families() for child in family.children]

    assert len(set(children)) == len(children)


async def test_the_children_that_the_demo_is_about_are_in_their_groups() -> None:
    await build_demo_school(NO_PICTURES)

    about = {"Elif Yilmaz", "Emma de Wit", "Daan Vos", "Zoë van Dijk", "Noor Bakker"}
    assert about < await in_group("De Gorgels")
    assert "Deniz Yilmaz" in await in_group("De Potters")
    assert "Mees Smit" in await in_group("Het Eendennest")


@pytest.mark.parametrize(
    ("key", "windows"),
    [
        ("fatma", {"De Gorgels": ("Elif",), "De Potters": ("Deniz",)}),
        ("kemal", {"De Gorgels": ("Elif",), "De Potters": ("Deniz",)}),
        ("jan", {"De Gorgels": ("Emma",)}),
        ("karin", {"Het Eendennest": ("Mees",)}),
        ("marieke", {"De Gorgels": ()}),
        ("tom", {"De Potters": ()}),
        ("els", {"Het Eendennest": ()}),
    ],
)
async def test_who_comes_in_by_a_button_sees_their_own(
    key: str, windows: dict[str, tuple[str, ...]]
) -> None:
    await build_demo_school(NO_PICTURES)

    seen = await windows_of(await demo_person(key))

    assert {window.group_name: window.child_names for window in seen} == windows


async def test_every_button_has_somebody_and_the_leader_leads() -> None:
    await build_demo_school(NO_PICTURES)

    people = {one.key: await demo_person(one.key) for one in DEMO_PEOPLE}

    assert [key for key in people if people[key].role is Role.LEADER] == ["leider"]
    assert people["marieke"].called == "juf Marieke"
    with pytest.raises(NotFound):
        await demo_person("nobody")


async def test_p7_the_new_guardian_has_a_code_by_mail_and_the_others_had_theirs_before() -> None:
    await build_demo_school(NO_PICTURES)

    [mail] = await OutgoingMail.all()
    assert mail.to_address == "nieuw@ouder.example"
    assert re.search(r"/koppelen/[0-9A-Z]{4}-[0-9A-Z]{4}\s", mail.text)
    code = await AccessCode.get(email="nieuw@ouder.example")
    assert code.used_at is None
    assert not await Person.exists(email="nieuw@ouder.example")
    others = await AccessCode.exclude(id=code.id)
    assert others
    assert all(one.created_at < clock.now() - timedelta(weeks=4) for one in others)


async def test_p7_whoever_used_a_code_follows_all_own_children_and_no_others() -> None:
    await build_demo_school(NO_PICTURES)

    answers_for = await Guardianship.all().values_list("guardian__email_key", "child_id")
    used = set(
        await AccessCode.filter(used_at__not_isnull=True).values_list("email_key", flat=True)
    )
    links = set(await Link.all().values_list("person__email_key", "child_id"))

    assert links == {(mailbox, child) for mailbox, child in answers_for if mailbox in used}


async def test_some_families_are_missing_and_there_is_a_reason() -> None:
    everybody = families()

    without_address = [one for one in everybody if not any(a.email for a in one.adults)]
    silent = [
        one for one in everybody if not one.is_new and not any(a.has_come_in for a in one.adults)
    ]

    assert len(without_address) == 5
    assert len(silent) == 12
    assert {one.adults[0].email for one in silent} > {""}


# ---- what was told


async def test_p1_messages_were_told_on_school_days_by_their_own_teachers() -> None:
    await build_demo_school(NO_PICTURES)

    of_groups = Post.filter(group_id__isnull=False, state=PostState.OUT)
    all_told = await of_groups.values(
        "group_id", "author_id", "published_at", "counts_for_day", "title", "text"
    )
    teams = set(await Teaching.all().values_list("group_id", "person_id"))
    days = set(school_days.open_days("2025-2026", clock.today()))
    for one in all_told:
        published = clock.at_school(one["published_at"])
        assert published < clock.now()
        assert published.date() == one["counts_for_day"]
        assert published.date() in days
        assert 8 <= published.hour <= 16
        assert (one["group_id"], one["author_id"]) in teams
        assert len(one["title"]) <= TITLE_LENGTH and 80 < len(one["text"]) <= TEXT_LENGTH
    once = {(one["group_id"], one["counts_for_day"]) for one in all_told}
    assert len(once) == len(all_told) > 60


async def test_p1_the_composer_finds_room_where_the_demo_leaves_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    let_it_be(monkeypatch, "2026-11-24T15:00")
    await build_demo_school(NO_PICTURES)

    posted = await posts.groups_that_posted_today()
    names = {group.name for group in await Group.filter(id__in=posted)}

    assert "Het Eendennest" in names
    assert not names & {"De Gorgels", "De Potters"}


async def test_likes_come_from_linked_parents_who_saw_the_message_after_it_was_there() -> None:
    await build_demo_school(NO_PICTURES)

    of_children = dict(await Enrolment.all().values_list("child_id", "group_id"))
    links = {
        (person, of_children[child])
        for person, child in await Link.all().values_list("person_id", "child_id")
    }
    seen = set(await Seen.all().values_list("post_id", "person_id"))
    likes = await Like.all().values(
        "post_id", "person_id", "liked_at", group="post__group_id", at="post__published_at"
    )
    assert len(likes) > 500
    for like in likes:
        assert (like["person_id"], like["group"]) in links
        assert (like["post_id"], like["person_id"]) in seen
        assert like["at"] <= like["liked_at"] < clock.now()


async def test_who_tries_the_demo_has_liked_nothing_yet() -> None:
    await build_demo_school(NO_PICTURES)

    fatma = await demo_person("fatma")

    assert not await Like.exists(person=fatma) and not await Seen.exists(person=fatma)


@pytest.mark.parametrize("written", SUMMER_DAYS.values(), ids=SUMMER_DAYS)
async def test_there_is_something_to_see_in_the_summer(
    written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_it_be(monkeypatch, written)
    await build_demo_school(NO_PICTURES)

    shown = await timelines.timeline(await demo_person("fatma"))

    assert len(shown.posts) == 10
    assert (await SchoolYear.get(is_current=True)).name == "2025-2026"


# ---- photos


async def test_every_photo_is_kept_and_has_words_for_who_cannot_see_it() -> None:
    await build_demo_school(("boats", "clay"))

    hung = await Photo.all().select_related("post", "owner")
    assert len(hung) > 10
    assert len({photo.content for photo in hung}) == 3
    for photo in hung:
        assert photo.post is not None
        assert len(photo.alt) > 20
        assert max(photo.width, photo.height) == 1440
        assert all(photo_files.path_of(photo.content, size).exists() for size in SIZES)
    on_one_post = Counter((photo.post.id, photo.content) for photo in hung if photo.post)
    assert set(on_one_post.values()) == {1}


# ---- starting


async def test_the_same_day_gives_the_same_school(engine: Engine) -> None:
    await build_demo_school(("clay",))
    first = await what_there_is()

    await engine.empty(connections.get("default"))
    assert await what_there_is() != first
    await build_demo_school(("clay",))

    assert await what_there_is() == first


async def test_a_second_start_goes_on_with_what_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    await build_demo_school(NO_PICTURES)
    await Post.filter(title__contains="e").delete()
    there = await what_there_is()

    let_it_be(monkeypatch, "2026-03-05T10:00")
    await build_demo_school()

    assert await what_there_is() == there


async def test_a_start_that_was_broken_off_leaves_no_half_school(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def power_cut(*_what: object) -> None:
        raise RuntimeError("the light goes out")

    with monkeypatch.context() as while_it_lasts:
        while_it_lasts.setattr(telling, "write_readers", power_cut)
        with pytest.raises(RuntimeError):
            await build_demo_school(NO_PICTURES)
    assert not await School.exists() and not await Child.exists()

    await build_demo_school(NO_PICTURES)

    assert await Child.all().count() == 270


async def test_the_demo_is_not_built_into_the_database_of_a_school() -> None:
    await School.create(name="De Regenboog")

    with pytest.raises(RealSchoolHere) as refusal:
        await build_demo_school(NO_PICTURES)

    assert refusal.value.facts == {"place": str(settings().data)}
    assert not await Child.exists() and not await AuditEntry.exists()
    assert not (settings().data / MARKER).exists()


async def test_beginning_anew_empties_the_demo_s_folder_and_nothing_else() -> None:
    await build_demo_school(("clay",))
    folder = settings().data
    (folder / "klasvenster.sqlite3").write_text("the demo's")
    (folder / "klasvenster.sqlite3-wal").write_text("the demo's")
    (folder / "holiday.jpg").write_text("mine")

    clear_demo_folder(folder)

    assert [path.name for path in folder.iterdir()] == ["holiday.jpg"]


def test_a_real_school_s_folder_is_left_alone(tmp_path: Path) -> None:
    database = tmp_path / "klasvenster.sqlite3"
    database.write_text("children of real people")

    with pytest.raises(RealSchoolHere) as refusal:
        clear_demo_folder(tmp_path)

    assert database.read_text() == "children of real people"
    assert refusal.value.facts == {"place": tmp_path}


@pytest.mark.parametrize("name", ["demo.sqlite3", "here/the[1] school.sqlite3"])
def test_a_database_with_a_name_of_its_own_begins_anew_too(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = tmp_path / name
    database.parent.mkdir(exist_ok=True)
    for file in (tmp_path / MARKER, database, database.with_name(f"{database.name}-wal")):
        file.write_text("the demo's")
    monkeypatch.setenv("KLASVENSTER_DATABASE", f"sqlite://{database}")
    settings.cache_clear()

    clear_demo_folder(tmp_path)

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("url", ["sqlite:///elsewhere/demo.sqlite3", "postgres://me@db/demo"])
def test_a_database_elsewhere_is_not_half_emptied(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / MARKER).write_text("the demo's")
    (tmp_path / "photos").mkdir()
    monkeypatch.setenv("KLASVENSTER_DATABASE", url)
    settings.cache_clear()

    with pytest.raises(DatabaseElsewhere):
        clear_demo_folder(tmp_path)

    assert (tmp_path / "photos").exists()


def test_an_empty_folder_and_none_at_all_are_fine(tmp_path: Path) -> None:
    clear_demo_folder(tmp_path)
    clear_demo_folder(tmp_path / "not there")

    assert tmp_path.exists() and not (tmp_path / "not there").exists()
