"""A press of the button: what goes out is what the draft holds, and what the screen showed."""

from dataclasses import replace
from itertools import count

import pytest

from models import Group, Person, Post
from services import photos, posts
from services.desks import SCHOOL_DESK
from services.drafts import DraftMovedOn, Save, draft_at, save_before_going_out, save_draft
from services.errors import NotFound
from services.messages import Message
from services.policies.drafting import MOST_KEPT, DraftTooLong
from services.policies.picturing import PhotoGone
from tests.factories import a_group, a_leader, a_parent, a_teacher
from tests.photos import a_photo

WORDS = Message(title="Naar het bos", text="We zochten bladeren.")

_number = count(1)


def sent(message: Message, *, had: Message | None = None, number: int = 1) -> Save:
    """By a screen of its own, that had this from us; else just what it shows."""
    screen = f"tablet {next(_number)}"
    return Save(message=message, base=had or message, screen=screen, number=number)


async def two_teachers() -> tuple[Group, Person, Person]:
    group = await a_group()
    return group, await a_teacher(of=group), await a_teacher(of=group, called="meester Bart")


async def with_photo(owner: Person, message: Message = WORDS) -> Message:
    return replace(message, photos=(*message.photos, (await a_photo(owner)).public_id))


async def test_what_was_not_saved_before_is_kept_and_may_go_out() -> None:
    group, anna, _bart = await two_teachers()
    message = await with_photo(anna)

    await save_before_going_out(anna, group.public_id, sent(message, had=Message()))

    assert (await draft_at(anna, group.public_id)).message == message


async def test_a_press_that_was_overtaken_by_what_its_screen_saved_since_is_held_up() -> None:
    """Given up on the screen long ago, and typed on since."""
    group, anna, _bart = await two_teachers()
    pressed = sent(WORDS, had=Message(), number=1)
    newer = replace(WORDS, text="We zochten bladeren en eikels.")
    await save_draft(anna, group.public_id, replace(pressed, message=newer, number=2))

    with pytest.raises(DraftMovedOn) as moved_on:
        await save_before_going_out(anna, group.public_id, pressed)

    assert moved_on.value.theirs.message == newer
    assert (await draft_at(anna, group.public_id)).version == 1


async def test_a_press_is_overtaken_by_its_own_screen_only() -> None:
    group, anna, bart = await two_teachers()
    pressed = sent(WORDS, had=Message(), number=1)
    await save_draft(anna, group.public_id, sent(Message(), number=7))
    await save_draft(bart, group.public_id, replace(pressed, message=Message(), number=7))

    await save_before_going_out(anna, group.public_id, pressed)

    assert (await draft_at(anna, group.public_id)).message == WORDS


async def test_a_press_that_comes_twice_is_held_up_the_second_time() -> None:
    group, anna, _bart = await two_teachers()
    pressed = sent(WORDS, had=Message())
    await save_before_going_out(anna, group.public_id, pressed)

    with pytest.raises(DraftMovedOn):
        await save_before_going_out(anna, group.public_id, pressed)


@pytest.mark.parametrize(
    "theirs",
    [
        replace(WORDS, title="Naar het grote bos"),
        replace(WORDS, text="We zochten bladeren en eikels."),
        Message(),  # the partner published it, or emptied it
    ],
)
async def test_words_of_the_partner_are_seen_before_they_go_out(theirs: Message) -> None:
    group, anna, bart = await two_teachers()
    await save_draft(anna, group.public_id, sent(WORDS, had=Message()))
    await save_draft(bart, group.public_id, sent(theirs, had=WORDS))

    with pytest.raises(DraftMovedOn) as moved_on:
        await save_before_going_out(anna, group.public_id, sent(WORDS))

    assert moved_on.value.theirs.message == theirs
    await save_before_going_out(anna, group.public_id, sent(theirs))


async def test_what_both_wrote_is_seen_together_before_it_goes_out() -> None:
    group, anna, bart = await two_teachers()
    await save_draft(anna, group.public_id, sent(WORDS, had=Message()))
    longer, titled = replace(WORDS, text="En eikels."), replace(WORDS, title="Het bos in")
    await save_draft(bart, group.public_id, sent(longer, had=WORDS))

    with pytest.raises(DraftMovedOn) as moved_on:
        await save_before_going_out(anna, group.public_id, sent(titled, had=WORDS))

    both = Message(title="Het bos in", text="En eikels.")
    assert moved_on.value.theirs.message == both
    assert (await draft_at(bart, group.public_id)).message == both


async def test_a_photo_of_the_partner_is_seen_before_it_goes_out() -> None:
    group, anna, bart = await two_teachers()
    await save_draft(anna, group.public_id, sent(WORDS, had=Message()))
    with_his = await with_photo(bart)
    await save_draft(bart, group.public_id, sent(with_his, had=WORDS))

    with pytest.raises(DraftMovedOn) as moved_on:
        await save_before_going_out(anna, group.public_id, sent(WORDS))

    assert moved_on.value.theirs.message == with_his
    await save_before_going_out(anna, group.public_id, sent(with_his))


async def test_a_photo_that_the_partner_removed_has_its_own_refusal() -> None:
    group, anna, bart = await two_teachers()
    message = await with_photo(anna, await with_photo(anna))
    await save_draft(anna, group.public_id, sent(message, had=Message()))
    await photos.remove_photo(bart, message.photos[0])

    await save_before_going_out(anna, group.public_id, sent(message))

    with pytest.raises(PhotoGone):
        await posts.publish_post(anna, group.public_id, message)
    assert not await Post.exists()


async def test_for_whom_the_partner_chose_is_seen_before_it_goes_out() -> None:
    """The order in which the groups were chosen tells nothing."""
    groups = [(await a_group()).public_id for _number in range(2)]
    one, other = await a_leader(), await a_leader()
    to_one, to_all = replace(WORDS, audience=(groups[0],)), replace(WORDS, audience=tuple(groups))
    await save_draft(one, SCHOOL_DESK, sent(to_one, had=Message()))
    await save_draft(other, SCHOOL_DESK, sent(to_all, had=to_one))

    with pytest.raises(DraftMovedOn) as moved_on:
        await save_before_going_out(one, SCHOOL_DESK, sent(to_one))

    assert moved_on.value.theirs.audience == to_all.audience
    turned = replace(to_all, audience=to_all.audience[::-1])
    await save_before_going_out(one, SCHOOL_DESK, sent(turned))


async def test_p4_who_does_not_write_there_has_nothing_to_press() -> None:
    group, anna, _bart = await two_teachers()

    for stranger in (await a_teacher(of=await a_group()), await a_parent(group=group)):
        with pytest.raises(NotFound):
            await save_before_going_out(stranger, group.public_id, sent(WORDS))

    assert (await draft_at(anna, group.public_id)).version == 0


async def test_a_text_without_end_is_refused_at_the_press_as_well() -> None:
    group, anna, _bart = await two_teachers()
    endless = Message(title="Bos", text="a" * MOST_KEPT)

    with pytest.raises(DraftTooLong):
        await save_before_going_out(anna, group.public_id, sent(endless))
