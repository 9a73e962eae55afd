"""Which children a message at a desk may name, and where it does."""

import pytest

from models import Child, Enrolment, Role
from services.desks import SCHOOL_DESK, desk_for
from services.errors import NotFound
from services.messages import Message
from services.naming_in_messages import Part, children_named_at, mentions_in
from tests.counting import queries_counted
from tests.factories import (
    a_child,
    a_group,
    a_guardian,
    a_leader,
    a_parent,
    a_person,
    a_teacher,
)


async def test_a_name_is_found_in_the_title_and_in_the_text_with_whom_to_call() -> None:
    group = await a_group()
    emma = await a_child(group=group, first_name="Emma")
    await a_guardian(of=emma, name="Jan de Wit")
    message = Message(title="Emma is ziek", text="Vandaag 🎈 zongen we voor Emma.")

    found = await children_named_at(await a_teacher(of=group), group.public_id, message)

    assert [(one.child, one.part, one.start, one.end) for one in found.names] == [
        (emma.public_id, Part.TITLE, 0, 4),
        (emma.public_id, Part.TEXT, 26, 30),  # a browser counts a balloon as two
    ]
    assert [one.guardians[0].name for one in found.contacts] == ["Jan de Wit"]


async def test_a_child_that_is_settled_is_told_apart() -> None:
    group = await a_group()
    emma, daan = [await a_child(group=group, first_name=name) for name in ("Emma", "Daan")]
    teacher = await a_teacher(of=group)
    message = Message(text="Emma hielp Daan.", settled=(daan.public_id, "bestaatniet"))

    found = await children_named_at(teacher, group.public_id, message)
    mentions = await mentions_in(await desk_for(teacher, group.public_id), message)

    assert [one.is_settled for one in found.names] == [False, True]
    assert mentions == ({emma.id: "Emma"}, {daan.id: "Daan"})


async def test_two_children_with_one_name_are_told_with_both_names() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    children = [
        await a_child(group=group, first_name="Emma", last_name=name) for name in ("Vos", "Smit")
    ]

    desk = await desk_for(teacher, group.public_id)
    mentions = await mentions_in(desk, Message(text="Gisteren was Emma jarig."))

    assert mentions.unsettled == {children[0].id: "Emma Vos", children[1].id: "Emma Smit"}


async def test_two_children_with_all_the_same_names_are_both_found() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    children = [await a_child(group=group, first_name="Emma") for _number in range(2)]

    desk = await desk_for(teacher, group.public_id)
    mentions = await mentions_in(desk, Message(text="Gisteren was Emma jarig."))

    assert set(mentions.unsettled) == {child.id for child in children}


async def test_children_elsewhere_and_those_who_moved_are_not_meant() -> None:
    group = await a_group()
    moved = await a_child(group=group, first_name="Emma")
    await Enrolment.filter(child=moved).update(is_open=None)
    await a_child(group=await a_group(), first_name="Daan")
    message = Message(text="Emma en Daan zongen.")

    found = await children_named_at(await a_teacher(of=group), group.public_id, message)

    assert (found.names, found.contacts) == ((), ())


async def test_a_child_that_comes_into_the_group_is_found_at_once() -> None:
    group, teacher_of = await a_group(), a_teacher
    teacher, message = await teacher_of(of=group), Message(text="Emma zong.")
    before = await children_named_at(teacher, group.public_id, message)

    await a_child(group=group, first_name="Emma")
    after = await children_named_at(teacher, group.public_id, message)

    assert (len(before.names), len(after.names)) == (0, 1)


async def test_a_last_name_is_known_with_its_prefix() -> None:
    group = await a_group()
    berg = await a_child(group=group, first_name="Emma", last_name="Berg")
    await Child.filter(id=berg.id).update(last_name_prefix="van der")
    await a_child(group=group, first_name="Emma", last_name="Vos")
    message = Message(text="Vandaag las Emma van der Berg voor.")

    found = await children_named_at(await a_teacher(of=group), group.public_id, message)

    assert [one.child for one in found.names] == [berg.public_id]


async def test_a_teacher_of_any_group_is_not_taken_for_a_child() -> None:
    group = await a_group()
    await a_child(group=group, first_name="Emma")
    await a_teacher(of=await a_group(), name="Emma Visser", called="juf Emma")
    message = Message(text="Morgen komt juf Emma voorlezen.")

    found = await children_named_at(await a_teacher(of=group), group.public_id, message)

    assert found.names == ()


async def test_a_message_of_the_school_is_looked_through_for_whom_it_is() -> None:
    groups = [await a_group(), await a_group()]
    emma, daan = [
        await a_child(group=group, first_name=name)
        for group, name in zip(groups, ("Emma", "Daan"), strict=True)
    ]
    text = "Emma en Daan zongen."
    leader = await a_leader()

    for audience, named in [((0,), [emma]), ((0, 1), [emma, daan]), ((), [])]:
        chosen = (*(groups[number].public_id for number in audience), "\0")
        message = Message(text=text, audience=chosen)
        found = await children_named_at(leader, SCHOOL_DESK, message)
        assert [one.child for one in found.names] == [child.public_id for child in named]


async def test_p3_who_does_not_write_at_a_desk_is_told_no_name() -> None:
    group = await a_group()
    child = await a_child(group=group, first_name="Emma")
    strangers = [
        await a_parent(of=child),
        await a_teacher(of=await a_group()),
        await a_person(role=Role.TEACHER),
    ]

    for stranger in strangers:
        with pytest.raises(NotFound):
            await children_named_at(stranger, group.public_id, Message(text="Emma"))


async def test_many_names_ask_no_more_than_one(monkeypatch: pytest.MonkeyPatch) -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    children = [await a_child(group=group, first_name=name) for name in ("Emma", "Daan", "Noor")]
    for child in children:
        await a_guardian(of=child)
    counts: list[int] = []

    for text in ("Emma zong.", "Emma, Daan en Noor zongen samen met Emma."):
        with queries_counted(monkeypatch) as asked:
            await children_named_at(teacher, group.public_id, Message(text=text))
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 5


async def test_half_a_character_in_a_text_stops_nothing() -> None:
    group = await a_group()
    await a_child(group=group, first_name="Emma")
    message = Message(text="Kijk \ud83d hoe Emma zong.")

    found = await children_named_at(await a_teacher(of=group), group.public_id, message)

    assert [(one.start, one.end) for one in found.names] == [(11, 15)]
