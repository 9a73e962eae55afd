"""What somebody who writes sees beforehand is what parents see afterwards."""

import pytest

from models import Group, Person, Post
from services import corrections, drafts, posts
from services.desks import SCHOOL_DESK
from services.draft_views import Save
from services.messages import Message
from services.post_views import PostContent
from services.previews import MOST_SHOWN, NOT_CHOSEN, preview_of_draft, preview_of_edit
from services.timelines import timeline
from tests.factories import a_group, a_leader, a_parent, a_post, a_teacher
from tests.photos import a_photo

WORDS = Message(title="  Naar   het bos ", text="Bladeren\r\n\r\n\r\n\r\nen \u00adeikels.  ")


async def preview(author: Person, desk: str, message: Message) -> PostContent:
    await drafts.save_draft(author, desk, Save(message=message))
    return await preview_of_draft(author, await drafts.draft_at(author, desk))


async def read_by(parent: Person) -> PostContent:
    (post,) = (await timeline(parent)).posts
    return post.content._replace(public_id="")


async def edited_preview(editor: Person, post: Post, message: Message) -> PostContent:
    editable = await corrections.post_to_correct(editor, post.public_id)
    return await preview_of_edit(editor, editable, message)


async def test_what_a_group_publishes_reads_as_its_preview() -> None:
    group = await a_group(name="De Gorgels")
    teacher = await a_teacher(of=group, called="juf Anna")
    photos = [(await a_photo(teacher)).public_id for _number in range(3)]
    message = Message(title=WORDS.title, text=WORDS.text, photos=tuple(reversed(photos)))

    before = await preview(teacher, group.public_id, message)
    await posts.publish_post(teacher, group.public_id, message)

    assert before == await read_by(await a_parent(group=group))
    assert (before.title, before.text) == ("Naar het bos", "Bladeren\n\nen eikels.")
    assert [photo.public_id for photo in before.photos] == photos[::-1]
    assert before.addressed_to is None


@pytest.mark.parametrize("chosen", [1, 2, 3])
async def test_what_the_school_publishes_reads_as_its_preview(chosen: int) -> None:
    names = ("De Weerwolfjes", "De Gorgels", "De Potters")
    groups = [await a_group(name=name) for name in names]
    leader = await a_leader()
    audience = tuple(group.public_id for group in groups[:chosen])
    message = Message(title=WORDS.title, text=WORDS.text, audience=audience)

    before = await preview(leader, SCHOOL_DESK, message)
    await posts.publish_post(leader, SCHOOL_DESK, message)

    assert before == await read_by(await a_parent(group=groups[0]))
    assert before.group_name == "De Lichtstraat"
    assert (
        before.addressed_to
        == {
            1: ("De Weerwolfjes",),
            2: ("De Gorgels", "De Weerwolfjes"),
            3: (),
        }[chosen]
    )


async def test_as_long_as_no_group_is_chosen_the_preview_says_so() -> None:
    group, leader = await a_group(), await a_leader()

    nobody = await preview(leader, SCHOOL_DESK, WORDS)
    gone = await preview(leader, SCHOOL_DESK, Message(audience=("bestaatniet00000",)))

    assert (nobody.addressed_to, gone.addressed_to) == (NOT_CHOSEN, NOT_CHOSEN)
    assert group.name not in nobody.group_name


async def test_the_preview_of_an_empty_desk_is_an_empty_card() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)

    empty = await preview_of_draft(teacher, await drafts.draft_at(teacher, group.public_id))

    assert (empty.title, empty.text, empty.photos) == ("", "", ())


@pytest.mark.parametrize("too_many", [0, 1, 50_000])
async def test_of_a_text_that_is_far_too_long_the_preview_shows_the_beginning(
    too_many: int,
) -> None:
    """Only the preview: in the draft there is all of it."""
    group = await a_group()
    teacher = await a_teacher(of=group)
    shown = "a" * (MOST_SHOWN - 1) + "b"
    message = Message(text=shown + "c" * too_many)

    draft = await preview(teacher, group.public_id, message)
    edit = await edited_preview(teacher, await published(teacher, group), message)

    assert (draft.text, edit.text) == (shown, shown)
    assert (await drafts.draft_at(teacher, group.public_id)).text == message.text


async def published(author: Person, group: Group, *photos: str) -> Post:
    return await posts.publish_post(
        author, group.public_id, Message(title="Bos", text="Bladeren.", photos=photos)
    )


async def test_an_edit_reads_as_its_preview_whoever_makes_it() -> None:
    """It stays the message of who published it."""
    group = await a_group()
    anna, tom = await a_teacher(of=group), await a_teacher(of=group, called="meester Tom")
    old = [(await a_photo(anna)).public_id for _number in range(2)]
    new = (await a_photo(tom)).public_id
    post = await published(anna, group, *old)
    message = Message(title=WORDS.title, text=WORDS.text, photos=(new, old[1]))

    before = await edited_preview(tom, post, message)
    await corrections.edit_post(tom, post.public_id, message, edited_at=None)

    assert before == await read_by(await a_parent(group=group))
    assert before.author_called == "juf Anna"
    assert before.edited_at is not None
    assert [photo.public_id for photo in before.photos] == [new, old[1]]


async def test_an_edit_of_a_school_message_reads_as_its_preview() -> None:
    groups, leader = [await a_group(), await a_group()], await a_leader()
    audience = (groups[0].public_id,)
    message = Message(title="Vrij", text="Studiedag.", audience=audience)
    post = await posts.publish_post(leader, SCHOOL_DESK, message)
    other = Message(title="Vrij", text="Toch niet.", audience=audience)

    before = await edited_preview(await a_leader(name="Wim Kok"), post, other)
    await corrections.edit_post(leader, post.public_id, other, edited_at=None)

    assert before == await read_by(await a_parent(group=groups[0]))


async def test_p3_a_preview_shows_no_photos_of_others() -> None:
    group = await a_group()
    teacher = await a_teacher(of=group)
    elsewhere = await a_post()
    hers = await a_photo(await a_teacher(of=group))
    theirs = await a_photo(await a_teacher(of=await a_group()))
    theirs.post = elsewhere
    await theirs.save()
    photos = (hers.public_id, theirs.public_id, "onbekend")
    post = await published(teacher, group)

    draft = await preview(teacher, group.public_id, Message(title="Bos", photos=photos))
    edit = await edited_preview(teacher, post, Message(title="Bos", photos=photos))

    assert (draft.photos, edit.photos) == ((), ())
