"""Whom a teacher can mail and call about one child, and about whose child not."""

import pytest

from models import Enrolment, Guardian, Guardianship, Teaching
from services.contacts import GuardianContact, contacts_of, phone_to_read
from services.desks import SCHOOL_DESK
from services.errors import NotFound
from tests.factories import a_child, a_group, a_guardian, a_leader, a_parent, a_teacher


async def test_a_teacher_finds_the_guardians_of_a_child_each_apart() -> None:
    group = await a_group()
    child = await a_child(group=group, first_name="Emma")
    await a_guardian(of=child, name="Jan de Wit", email="jan@ouder.example")
    mother = await a_guardian(of=child, name="Anne Vos", email="")
    await Guardian.filter(id=mother.id).update(phone="+31612345678")
    await a_guardian(of=await a_child(group=group), name="Karin Smit")

    (found,) = await contacts_of(await a_teacher(of=group), group.public_id, [child.public_id])

    assert (found.child, found.full_name) == (child.public_id, "Emma de Wit")
    assert found.guardians == (
        GuardianContact(
            name="Anne Vos", email="", phone="+31612345678", phone_to_read="06 12345678"
        ),
        GuardianContact(name="Jan de Wit", email="jan@ouder.example", phone="", phone_to_read=""),
    )


async def test_a_blocked_guardian_is_not_offered() -> None:
    group = await a_group()
    child = await a_child(group=group)
    blocked = await a_guardian(of=child)
    await Guardianship.filter(guardian=blocked).update(is_blocked=True)

    (found,) = await contacts_of(await a_teacher(of=group), group.public_id, [child.public_id])

    assert found.guardians == ()


async def test_p3_a_child_of_another_group_and_an_unknown_one_do_not_exist() -> None:
    group, elsewhere = await a_group(), await a_group()
    child, other = await a_child(group=group), await a_child(group=elsewhere)
    moved = await a_child(group=group)
    await Enrolment.filter(child=moved).update(is_open=None)
    teacher = await a_teacher(of=group)

    for foreign in (other.public_id, moved.public_id, "bestaatniet", "\0"):
        with pytest.raises(NotFound):
            await contacts_of(teacher, group.public_id, [child.public_id, foreign])


async def test_p3_who_does_not_write_at_a_desk_finds_nobody_there() -> None:
    group = await a_group()
    child = await a_child(group=group)
    parent, other = await a_parent(of=child), await a_teacher(of=await a_group())
    former = await a_teacher(of=group)
    await Teaching.filter(person=former).delete()

    for stranger in (parent, other, former):
        for desk_key in (group.public_id, SCHOOL_DESK):
            with pytest.raises(NotFound):
                await contacts_of(stranger, desk_key, [child.public_id])


async def test_p3_the_school_leader_finds_the_guardians_of_every_child() -> None:
    children = [await a_child(group=await a_group()) for _number in range(2)]
    guardians = [await a_guardian(of=child, name=f"Ouder {child.id}") for child in children]
    asked = [child.public_id for child in children]

    found = await contacts_of(await a_leader(), SCHOOL_DESK, asked)

    assert [one.child for one in found] == asked
    assert [one.guardians[0].name for one in found] == [guardian.name for guardian in guardians]


@pytest.mark.parametrize(("phone", "written"), [
    ("", ""),
    ("+31612345678", "06 12345678"),
    ("+31208905300", "020 890 5300"),
    ("+3225550123", "+32 2 555 01 23"),
])  # fmt: skip
def test_a_number_is_written_as_people_at_home_do(phone: str, written: str) -> None:
    assert phone_to_read(phone) == written
