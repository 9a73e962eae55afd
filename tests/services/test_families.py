"""Families: children who share an adult, however they are called."""

from models import Enrolment, Guardianship, Link
from services import clock
from services.families import GroupNumbers, families_of, group_in_numbers
from tests.factories import (
    a_child,
    a_group,
    a_guardian,
    a_parent,
    a_person,
    last_year,
    linked,
    the_school_year,
)


async def numbers(group_id: int) -> GroupNumbers:
    return await group_in_numbers(group_id, (await the_school_year()).id)


async def test_children_with_the_same_guardian_are_one_family_whatever_they_are_called() -> None:
    group = await a_group()
    emma, mees = await a_child(group=group), await a_child(group=group, last_name="Smit")
    await Guardianship.create(guardian=await a_guardian(of=emma), child=mees)
    await a_guardian(of=await a_child(group=group))  # also called De Wit

    assert await numbers(group.id) == GroupNumbers(children=3, families=2, taking_part=0)


async def test_guardians_connect_children_one_by_one() -> None:
    group = await a_group()
    one, two, three = [await a_child(group=group) for _ in range(3)]
    await Guardianship.create(guardian=await a_guardian(of=one), child=two)
    await Guardianship.create(guardian=await a_guardian(of=three), child=two)

    assert (await numbers(group.id)).families == 1


async def test_a_child_for_whom_nobody_is_listed_is_a_family_by_itself() -> None:
    group = await a_group()
    for _ in range(2):
        await a_child(group=group)

    assert await numbers(group.id) == GroupNumbers(children=2, families=2, taking_part=0)


async def test_a_guardian_whom_the_school_blocks_makes_no_family() -> None:
    group = await a_group()
    one, two = await a_child(group=group), await a_child(group=group)
    guardian = await a_guardian(of=one)
    await Guardianship.create(guardian=guardian, child=two, is_blocked=True)

    assert (await numbers(group.id)).families == 2


async def test_a_family_takes_part_when_somebody_is_linked_to_one_of_its_children() -> None:
    group = await a_group()
    elif_, deniz = await a_child(group=group), await a_child(group=group)
    await Guardianship.create(guardian=await a_guardian(of=elif_), child=deniz)
    await a_parent(of=deniz)
    await a_parent(of=deniz)
    await a_child(group=group)

    assert await numbers(group.id) == GroupNumbers(children=3, families=2, taking_part=1)


async def test_links_that_ended_and_those_of_another_year_do_not_count() -> None:
    group, before = await a_group(), await last_year()
    child, other = await a_child(group=group), await a_child(group=group)
    parent, former = await a_parent(of=child), await a_parent(of=other)
    await Link.filter(person=parent).update(ended_at=clock.now())
    await Link.filter(person=former).update(school_year=before)

    assert (await numbers(group.id)).taking_part == 0


async def test_a_child_that_moved_on_is_of_its_new_group_only() -> None:
    old, new = await a_group(), await a_group()
    child = await a_child(group=old)
    await a_parent(of=child)
    await Enrolment.filter(child=child).update(is_open=None)
    await Enrolment.create(child=child, group=new, school_year=await the_school_year())

    assert await numbers(old.id) == GroupNumbers(children=0, families=0, taking_part=0)
    assert await numbers(new.id) == GroupNumbers(children=1, families=1, taking_part=1)


async def test_brothers_and_sisters_in_two_groups_are_one_family_of_the_school() -> None:
    gorgels, potters = await a_group(), await a_group()
    elif_, deniz = await a_child(group=gorgels), await a_child(group=potters)
    await Guardianship.create(guardian=await a_guardian(of=elif_), child=deniz)
    fatma = await a_parent(of=elif_)
    await linked(fatma, deniz)
    groups = [gorgels.id, potters.id]

    year = await families_of(groups, (await the_school_year()).id)

    assert len(year.behind(groups).all) == 1
    assert len(year.behind([gorgels.id]).all) == len(year.behind([potters.id]).all) == 1
    assert len(year.behind(groups).of([fatma.id, (await a_person()).id])) == 1
