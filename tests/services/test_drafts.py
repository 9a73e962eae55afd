"""Drafts: kept while they are typed, by two tablets, over bad lines, and for who writes there."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import count

import pytest

from models import Draft, Person, Teaching
from services import clock, events
from services.desks import SCHOOL_DESK, desk_for
from services.drafts import DraftMovedOn, DraftView, Save, clear_draft, draft_at, save_draft
from services.errors import NotFound
from services.messages import Message
from services.policies.drafting import MOST_KEPT, DraftTooLong
from services.transactions import unit_of_work
from tests.factories import a_group, a_leader, a_parent, a_teacher

_number = count(1)


class Tablet:
    """A screen on which somebody types. Like ours, it sends what it shows, and what it last had."""

    def __init__(self, author: Person, desk_key: str) -> None:
        self.author, self.desk_key = author, desk_key
        self.screen, self.number = f"tablet {next(_number)}", 0
        self.had = Message()
        self.version = 0

    def typed(self, message: Message) -> Save:
        self.number += 1
        return Save(
            message=message,
            base=self.had,
            version=self.version,
            screen=self.screen,
            number=self.number,
        )

    async def send(self, save: Save) -> DraftView:
        """Without hearing the answer."""
        return await save_draft(self.author, self.desk_key, save)

    async def save(self, title: str = "", text: str = "") -> DraftView:
        return self.heard(await self.send(self.typed(Message(title=title, text=text))))

    async def look(self) -> DraftView:
        return self.heard(await draft_at(self.author, self.desk_key))

    def heard(self, draft: DraftView) -> DraftView:
        self.had, self.version = draft.message, draft.version
        return draft


async def two_tablets() -> tuple[Tablet, Tablet]:
    """Of two teachers of one group."""
    group = await a_group()
    anna = await a_teacher(of=group, called="juf Anna")
    bart = await a_teacher(of=group, called="meester Bart")
    return Tablet(anna, group.public_id), Tablet(bart, group.public_id)


@contextmanager
def changes_heard() -> Iterator[list[str]]:
    heard: list[str] = []
    events.desk_changed.subscribe(lambda event: heard.append(event.desk))
    yield heard


async def test_looking_at_a_desk_writes_nothing() -> None:
    anna, _bart = await two_tablets()

    draft = await anna.look()

    assert (draft.version, draft.is_empty, draft.saved_by) == (0, True, "")
    assert await Draft.all().count() == 0


async def test_a_partner_sees_what_was_typed_and_by_whom() -> None:
    anna, bart = await two_tablets()

    mine = await anna.save("Bos", "We liepen.")
    theirs = await bart.look()

    assert (theirs.title, theirs.text, theirs.version) == ("Bos", "We liepen.", mine.version)
    assert (theirs.saved_by, theirs.saved_at) == ("juf Anna", clock.now())
    assert (mine.is_by_viewer, theirs.is_by_viewer) == (True, False)


async def test_a_save_is_told_to_the_desk_and_one_that_changes_nothing_is_not() -> None:
    anna, bart = await two_tablets()

    with changes_heard() as heard:
        await anna.save("Bos")
        await bart.look()
        await bart.save("Bos")
        await anna.save("Bos")

    assert heard == [anna.desk_key]
    assert (await anna.look()).saved_by == "juf Anna"


async def test_an_empty_screen_lays_nothing_at_the_desk() -> None:
    anna, _bart = await two_tablets()

    assert (await anna.save()).version == 0
    assert await Draft.all().count() == 0


async def test_two_who_change_other_fields_both_see_both() -> None:
    anna, bart = await two_tablets()
    await anna.save("Bos", "We liepen.")
    await bart.look()

    await bart.save("Naar het bos", "We liepen.")
    both = await anna.save("Bos", "We liepen ver.")

    assert (both.title, both.text) == ("Naar het bos", "We liepen ver.")


async def test_two_who_change_the_same_words_are_asked_and_nothing_is_lost() -> None:
    anna, bart = await two_tablets()
    await anna.save("Bos", "We liepen.")
    await bart.look()
    await bart.save("Bos", "We zwommen.")

    with pytest.raises(DraftMovedOn) as moved_on:
        await anna.save("Bos", "We vlogen.")
    assert moved_on.value.theirs.text == "We zwommen."
    assert (await bart.look()).text == "We zwommen."

    anna.heard(moved_on.value.theirs)
    assert (await anna.save("Bos", "We zwommen en vlogen.")).text == "We zwommen en vlogen."


async def test_a_tablet_that_shows_old_words_does_not_bring_them_back() -> None:
    anna, bart = await two_tablets()
    await anna.save("Bos", "We liepen.")
    await bart.look()
    await bart.save("", "")

    draft = await anna.save("Bos", "We liepen.")

    assert (draft.title, draft.text) == ("", "")


async def test_two_first_words_in_the_same_second_make_one_draft() -> None:
    anna, bart = await two_tablets()

    results = await asyncio.gather(
        anna.save("Bos", ""), bart.save("", "We liepen."), return_exceptions=True
    )

    assert [type(result) for result in results] == [DraftView, DraftView]
    draft = await Draft.get()
    assert (draft.title, draft.text, draft.version) == ("Bos", "We liepen.", 2)


async def test_one_of_two_who_type_the_same_words_at_once_is_asked() -> None:
    anna, bart = await two_tablets()

    results = await asyncio.gather(anna.save("Bos"), bart.save("Zwembad"), return_exceptions=True)

    assert {type(result) for result in results} == {DraftView, DraftMovedOn}
    assert (await Draft.get()).version == 1


async def test_a_save_that_is_overtaken_by_a_newer_one_changes_nothing() -> None:
    anna, _bart = await two_tablets()
    older, newer = anna.typed(Message(text="We lie")), anna.typed(Message(text="We liepen."))

    await anna.send(newer)
    answer = await anna.send(older)

    assert (answer.text, answer.version) == ("We liepen.", 1)


async def test_words_that_were_taken_away_are_not_brought_back_by_a_late_save() -> None:
    anna, _bart = await two_tablets()
    older, newer = anna.typed(Message(text="Emma is ziek")), anna.typed(Message())

    await anna.send(newer)
    await anna.send(older)

    assert (await anna.look()).text == ""


async def test_a_tablet_that_missed_an_answer_goes_on_from_its_own_words() -> None:
    anna, _bart = await two_tablets()

    await anna.send(anna.typed(Message(text="We lie")))
    await anna.send(anna.typed(Message(text="We liepen.")))
    draft = await anna.send(anna.typed(Message()))

    assert (draft.text, draft.version) == ("", 3)


async def test_a_tablet_that_missed_an_answer_still_hears_of_its_partner() -> None:
    anna, bart = await two_tablets()
    await anna.send(anna.typed(Message(text="We lie")))
    await bart.look()
    await bart.save("Bos", "We liepen.")

    same = await anna.send(anna.typed(Message(text="We lie")))
    assert (same.title, same.text) == ("Bos", "We liepen.")
    with pytest.raises(DraftMovedOn):
        await anna.send(anna.typed(Message(text="We lie in het gras")))


async def test_a_save_that_comes_twice_is_one() -> None:
    anna, bart = await two_tablets()
    save = anna.typed(Message(text="We liepen."))
    await anna.send(save)
    await bart.look()
    await bart.save("", "We liepen ver.")

    again = await anna.send(save)

    assert (again.text, again.version) == ("We liepen ver.", 2)


async def test_what_was_lost_on_a_tablet_that_starts_anew_is_on_the_desk() -> None:
    anna, _bart = await two_tablets()
    await anna.save("Bos", "We liepen.")

    anew = Tablet(anna.author, anna.desk_key)
    await anew.look()

    assert (await anew.save("Bos", "We liepen ver.")).version == 2


async def test_many_who_save_at_once_lose_no_save() -> None:
    group = await a_group()
    tablets = [Tablet(await a_teacher(of=group), group.public_id) for _number in range(8)]
    saves = [
        tablet.typed(Message(settled=(f"kind{number}",))) for number, tablet in enumerate(tablets)
    ]

    await asyncio.gather(*(tablet.send(save) for tablet, save in zip(tablets, saves, strict=True)))

    draft = await draft_at(tablets[0].author, group.public_id)
    assert (sorted(draft.settled), draft.version) == ([f"kind{n}" for n in range(8)], 8)


async def test_text_is_kept_as_typed_also_when_it_is_too_long_to_go_out() -> None:
    anna, _bart = await two_tablets()
    text = ("\u202eאבג\r\n🎈\t" * MOST_KEPT)[: MOST_KEPT - 1]

    await anna.save("\0B", text)

    draft = await anna.look()
    assert (draft.title, draft.text) == ("B", text)


async def test_a_text_without_end_is_refused_and_what_is_kept_stays() -> None:
    anna, _bart = await two_tablets()
    await anna.save("Bos", "We liepen.")

    with pytest.raises(DraftTooLong) as refusal:
        await anna.save("Bos", "a" * MOST_KEPT)

    assert refusal.value.facts == {"length": MOST_KEPT + 3, "limit": MOST_KEPT}
    assert (await anna.look()).text == "We liepen."


async def test_the_school_and_each_group_have_a_draft_of_their_own() -> None:
    group, leader = await a_group(), await a_leader()
    school, at_group = Tablet(leader, SCHOOL_DESK), Tablet(leader, group.public_id)

    await school.send(school.typed(Message(title="Studiedag", audience=(group.public_id,))))
    await at_group.save("Bos")

    assert (await school.look()).audience == (group.public_id,)
    assert ((await school.look()).title, (await at_group.look()).title) == ("Studiedag", "Bos")


async def test_two_first_words_for_the_school_make_one_draft() -> None:
    await a_group()
    tablets = [Tablet(await a_leader(), SCHOOL_DESK) for _number in range(2)]

    await asyncio.gather(tablets[0].save("Studiedag", ""), tablets[1].save("", "Morgen vrij."))

    draft = await Draft.get()
    assert (draft.title, draft.text) == ("Studiedag", "Morgen vrij.")


async def test_p4_who_does_not_write_at_a_desk_finds_no_draft_there() -> None:
    anna, bart = await two_tablets()
    await anna.save("Bos")
    group = await a_group()
    await Teaching.filter(person=bart.author).delete()
    strangers = [bart.author, await a_teacher(of=group), await a_parent(group=group)]

    for stranger in strangers:
        tablet = Tablet(stranger, anna.desk_key)
        with pytest.raises(NotFound):
            await tablet.look()
        with pytest.raises(NotFound):
            await tablet.save("Zwembad")
    for desk_key in ("bestaatniet", "\0", SCHOOL_DESK):
        with pytest.raises(NotFound):
            await draft_at(anna.author, desk_key)

    assert (await anna.look()).title == "Bos"


async def test_a_draft_is_emptied_when_it_goes_out() -> None:
    anna, bart = await two_tablets()
    await anna.save("Bos ", "We liepen.\n")
    await Draft.all().update(missed_at=clock.now())

    with changes_heard() as heard:
        await _gone_out(anna, Message(title="Bos", text="We liepen."))
        assert heard == [anna.desk_key]

    draft = await bart.look()
    assert (draft.is_empty, draft.version, draft.saved_by) == (True, 2, "")
    assert (draft.saved_at, draft.missed_at) == (None, None)


async def test_what_a_partner_typed_on_stays_when_the_message_goes_out() -> None:
    anna, bart = await two_tablets()
    await anna.save("Bos", "We liepen.")
    await bart.look()
    await bart.save("Bos", "We liepen. Morgen weer.")

    await _gone_out(anna, Message(title="Bos", text="We liepen."))

    draft = await anna.look()
    assert (draft.text, draft.saved_by) == ("We liepen. Morgen weer.", "meester Bart")


async def test_a_save_that_was_on_its_way_does_not_bring_back_what_went_out() -> None:
    anna, _bart = await two_tablets()
    on_its_way = anna.typed(Message(title="Bos"))
    await anna.save("Bos", "We liepen.")
    await _gone_out(anna, Message(title="Bos", text="We liepen."))

    await anna.send(on_its_way)

    assert (await anna.look()).is_empty


async def test_the_partner_of_who_published_is_asked_what_to_do_with_the_own_words() -> None:
    anna, bart = await two_tablets()
    await anna.save("Bos", "We liepen.")
    await bart.look()
    await _gone_out(anna, Message(title="Bos", text="We liepen."))

    with pytest.raises(DraftMovedOn) as moved_on:
        await bart.save("Bos", "We liepen heel ver.")

    assert moved_on.value.theirs.is_empty


async def test_a_draft_is_not_emptied_when_the_publishing_fails() -> None:
    anna, _bart = await two_tablets()
    await anna.save("Bos")

    with pytest.raises(ZeroDivisionError), changes_heard() as heard:
        async with unit_of_work():
            await clear_draft(await desk_for(anna.author, anna.desk_key), Message(title="Bos"))
            raise ZeroDivisionError

    assert heard == []
    assert (await anna.look()).title == "Bos"


async def test_saving_and_publishing_at_once_end_well() -> None:
    anna, bart = await two_tablets()
    await anna.save("Bos")
    await bart.look()

    await asyncio.gather(_gone_out(anna, Message(title="Bos")), bart.save("Bos", "We liepen."))

    assert (await anna.look()).text == "We liepen."


async def test_a_plan_that_was_missed_is_said_until_the_words_are_gone() -> None:
    anna, _bart = await two_tablets()
    await anna.save("Bos")
    missed_at = clock.now() - timedelta(hours=2)
    await Draft.all().update(missed_at=missed_at)

    assert (await anna.save("Bos", "We liepen.")).missed_at == missed_at
    assert (await anna.save("", "")).missed_at is None


async def _gone_out(tablet: Tablet, message: Message) -> None:
    async with unit_of_work():
        await clear_draft(await desk_for(tablet.author, tablet.desk_key), message)
