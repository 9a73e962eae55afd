"""A prepared query answers as the same query does that is made anew, for any values."""

import pytest
from tortoise.queryset import QuerySetSingle

from models import Person, Post, Role
from services.prepared import NotPrepared, Rows, prepared
from services.transactions import unit_of_work
from tests.factories import a_group, a_person, a_post


async def test_each_value_finds_its_own_row() -> None:
    @prepared
    def called(name: str) -> QuerySetSingle[Person | None]:
        return Person.get_or_none(name=name)

    karin, jan = await a_person(name="Karin Smit"), await a_person(name="Jan de Wit")

    assert await called("Karin Smit") == karin
    assert await called("Jan de Wit") == jan
    assert await called("Karin' OR 1=1 --") is None


async def test_columns_come_as_they_do_without_preparing() -> None:
    def rows(group_id: int) -> Rows:
        return Post.filter(group_id=group_id).values(
            "title", "published_at", "counts_for_day", role="author__role"
        )

    group, elsewhere = await a_group(), await a_group()
    await a_post(group=group)
    await a_post(group=elsewhere, days_ago=1)
    ask = prepared(rows)

    assert await ask(elsewhere.id) == await rows(elsewhere.id)
    assert await ask(group.id) == await rows(group.id)
    assert (await ask(group.id))[0]["role"] is Role.TEACHER


async def test_sql_is_made_once_for_each_number_of_values() -> None:
    made: list[tuple[int, ...]] = []

    @prepared
    def titles(post_ids: tuple[int, ...], title: str) -> Rows:
        made.append(post_ids)
        return Post.filter(id__in=post_ids, title=title).order_by("id").values("id")

    one, two, three = [(await a_post(title="Naar het bos")).id for _ in range(3)]

    assert await titles((), "Naar het bos") == []
    assert await titles((one, three), "Naar het bos") == [{"id": one}, {"id": three}]
    assert await titles((three, two), "Naar het bos") == [{"id": two}, {"id": three}]
    assert await titles((three, two), "Naar zee") == []
    assert await titles((one, two, three), "Naar het bos") == [{"id": n} for n in (one, two, three)]
    assert [len(stand_ins) for stand_ins in made] == [0, 2, 3]


async def test_a_text_may_stand_for_one_that_must_be_short() -> None:
    @prepared
    def with_id(public_id: str, group_id: int | None) -> Rows:
        return Post.filter(public_id=public_id, group_id=group_id).values("id")

    one, other = await a_post(), await a_post()

    assert await with_id(one.public_id, one.group_id) == [{"id": one.id}]
    assert await with_id(other.public_id, other.group_id) == [{"id": other.id}]
    assert await with_id(other.public_id, one.group_id) == []


async def test_a_query_sees_what_its_own_transaction_did() -> None:
    @prepared
    def called(name: str) -> QuerySetSingle[Person | None]:
        return Person.get_or_none(name=name)

    assert await called("Karin Smit") is None  # prepared outside the transaction
    with pytest.raises(ZeroDivisionError):
        async with unit_of_work():
            karin = await a_person(name="Karin Smit")
            assert await called("Karin Smit") == karin
            raise ZeroDivisionError

    assert await called("Karin Smit") is None


async def test_a_value_that_decides_something_is_refused() -> None:
    @prepared
    def from_the_next(post_id: int) -> Rows:
        return Post.filter(id__gte=post_id + 1).values("id")

    with pytest.raises(NotPrepared):
        await from_the_next(1)


async def test_null_is_no_value() -> None:
    @prepared
    def of_group(group_id: int | None) -> Rows:
        return Post.filter(group_id=group_id).values("id")

    with pytest.raises(NotPrepared):
        await of_group(None)
