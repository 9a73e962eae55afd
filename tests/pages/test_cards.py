"""A card is drawn once, and each viewer sees their own heart and their own children on it."""

import re
from datetime import UTC, datetime

import pytest
from markupsafe import Markup

from pages.cards import card, card_to_come
from pages.drawing import drawn
from services.post_views import PhotoView, PostContent, PostView
from services.reach import Reach
from services.texts import speaking

EDITED_AT = datetime(2026, 3, 5, 14, 10, tzinfo=UTC)


def a_content(
    title: str = "Naar het bos",
    *,
    edited_at: datetime | None = None,
    addressed_to: tuple[str, ...] | None = None,
) -> PostContent:
    return PostContent(
        public_id="abcdefgh",
        title=title,
        text="We zochten bladeren.",
        author_called="juf Anna",
        group_name="De Gorgels",
        hue=1,
        published_at=datetime(2026, 3, 4, 13, 5, tzinfo=UTC),
        photos=(PhotoView(public_id="p1", width=4, height=3, alt="Een eik"),),
        edited_at=edited_at,
        addressed_to=addressed_to,
    )


def seen(
    content: PostContent,
    *,
    children: tuple[str, ...] = (),
    hearts: tuple[int, bool] = (0, False),  # how many, and whether one is the viewer's
    reach: Reach | None = None,
    may_see_versions: bool = False,
) -> str:
    """The card, with its white space made equal."""
    view = PostView(
        content=content,
        for_children=children,
        like_count=hearts[0],
        is_liked=hearts[1],
        reach=reach,
        may_see_versions=may_see_versions,
    )
    return re.sub(r"\s+", " ", card(view, is_first=False))


def test_each_family_reads_the_names_of_its_own_children() -> None:
    yilmaz = seen(a_content(), children=("Elif", "Deniz"))
    de_wit = seen(a_content(), children=("Emma",))
    teacher = seen(a_content())

    assert "De Gorgels · juf Anna · 14.05 · voor Elif en Deniz</p>" in yilmaz
    assert "De Gorgels · juf Anna · 14.05 · voor Emma</p>" in de_wit
    assert "De Gorgels · juf Anna · 14.05</p>" in teacher


def test_each_viewer_sees_the_own_heart_and_the_count_of_the_moment() -> None:
    fatma = seen(a_content(), hearts=(12, True))
    jan = seen(a_content(), hearts=(13, False))

    assert 'aria-pressed="true"' in fatma and '<span data-testid="like-count">12<' in fatma
    assert 'aria-pressed="false"' in jan and '<span data-testid="like-count">13<' in jan


def test_a_card_speaks_the_language_of_its_viewer() -> None:
    dutch = seen(a_content(), children=("Elif", "Deniz"))
    with speaking("en"):
        english = seen(a_content(), children=("Elif", "Deniz"))

    assert "14.05 · voor Elif en Deniz" in dutch
    assert "14:05 · for Elif and Deniz" in english


def test_who_writes_reads_how_many_families_have_seen_it() -> None:
    before = seen(a_content(), reach=Reach(seen=23, families=26))
    after = seen(a_content(), reach=Reach(seen=24, families=26))
    lonely = seen(a_content(), reach=Reach(seen=1, families=1))

    assert "Gezien door 23 van 26 gezinnen" in before
    assert "Gezien door 24 van 26 gezinnen" in after
    assert "Gezien door 1 van 1 gezin<" in lonely


def test_the_ways_to_correct_it_are_for_who_writes_there_alone() -> None:
    parent = seen(a_content(edited_at=EDITED_AT), children=("Emma",))
    teacher = seen(a_content(edited_at=EDITED_AT), reach=Reach(seen=0, families=26))
    leader = seen(
        a_content(edited_at=EDITED_AT), reach=Reach(seen=0, families=26), may_see_versions=True
    )

    assert [word in parent for word in ("<details", "gezinnen", "Bewerken")] == [False] * 3
    assert 'href="/bericht/abcdefgh/bewerken">Bewerken<' in teacher
    assert "data-withdraw>Intrekken<" in teacher
    assert "Eerdere versies" not in teacher
    assert 'href="/bericht/abcdefgh/geschiedenis">Eerdere versies<' in leader


def test_an_edited_message_says_so_and_when() -> None:
    html = seen(a_content(edited_at=EDITED_AT), children=("Emma",))

    assert 'title="Bewerkt op donderdag 5 maart om 15.10">bewerkt</time> · voor Emma</p>' in html
    assert f'data-edition="{EDITED_AT.isoformat()}"' in html
    assert "bewerkt" not in seen(a_content())


@pytest.mark.parametrize(
    ("addressed_to", "said"),
    [
        (None, "Alleen voor ouders van De Gorgels"),
        ((), "Voor alle ouders van de school"),
        (("De Gorgels", "De Potters"), "Voor ouders van De Gorgels en De Potters"),
    ],
)
def test_a_card_says_for_whom_it_is(addressed_to: tuple[str, ...] | None, said: str) -> None:
    assert f"<p>{said}</p>" in seen(a_content(addressed_to=addressed_to))


def test_what_people_wrote_is_read_in_its_own_direction() -> None:
    html = seen(a_content("رحلة إلى الغابة"))

    assert 'dir="auto">رحلة إلى الغابة</h3>' in html
    assert '<p class="post-text" dir="auto">' in html


def test_a_message_that_was_changed_is_drawn_anew() -> None:
    before, after = seen(a_content("Naar het bos")), seen(a_content("Naar het strand"))

    assert "Naar het bos" in before
    assert "Naar het strand" in after
    assert "Naar het bos" not in after


def test_what_people_wrote_is_text_and_never_markup() -> None:
    html = seen(a_content('<script>"Bos"</script>'), children=("<b>Elif</b>",))

    assert "<script" not in html
    assert "<b>" not in html
    assert "voor &lt;b&gt;Elif&lt;/b&gt;" in html


def test_a_preview_is_the_card_without_hearts_and_is_not_remembered() -> None:
    remembered = card.__globals__["_with_holes"].cache_info().currsize

    html = card_to_come(a_content('<i>"Bosrand"</i>'))

    assert "&lt;i&gt;&#34;Bosrand&#34;&lt;/i&gt;</h3>" in html
    assert "Alleen voor ouders van De Gorgels" in html
    assert '<span data-testid="like-count"></span>' in html
    assert "<details" not in html
    assert card.__globals__["_with_holes"].cache_info().currsize == remembered


def test_a_preview_speaks_the_language_of_who_writes() -> None:
    with speaking("en"):
        english = card_to_come(a_content(edited_at=EDITED_AT, addressed_to=()))

    assert "For all parents of the school" in english
    assert "edited</time>" in english


def test_two_hundred_families_cost_one_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    drawings: list[str] = []

    def draw(template: str, **facts: object) -> Markup:
        drawings.append(template)
        return drawn(template, **facts)

    monkeypatch.setitem(card.__globals__, "drawn", draw)

    for number in range(200):
        seen(
            a_content("Twee honderd keer gezien"),
            children=(f"Kind {number}",),
            hearts=(number, False),
        )

    assert drawings == ["card.html"]
