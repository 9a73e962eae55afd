"""A teacher publishes, and it appears where it may, and nowhere else."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.screens import (
    UPLOADED_WITHIN,
    WHOLE_SCHOOL,
    Opener,
    at_an_empty_desk,
    axe_violations,
    choose_desk,
    desk_of,
    empty_desk,
    signed_in_as,
    take_back,
    wait_until_live,
)
from tests.pictures import a_heic, a_huge_png, a_jpeg, a_photograph, encoded

TITLE = "Proefjes met water"
LEFT_OUT = "{}: niet toegevoegd. Een bericht heeft hoogstens 10 foto's."


def a_file(folder: Path, name: str, data: bytes) -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


def write(page: Page, title: str, text: str, photos: Sequence[Path] = ()) -> None:
    page.get_by_test_id("composer-title").fill(title)
    page.get_by_test_id("composer-body").fill(text)
    page.get_by_test_id("composer-photos").set_input_files(photos)
    ready = page.get_by_test_id("composer-photo")
    expect(ready).to_have_count(len(photos), timeout=UPLOADED_WITHIN)


def is_out(page: Page) -> None:
    """The teacher sees that the message is out, and the message itself."""
    expect(page.get_by_role("status").filter(has_text="Geplaatst")).to_be_visible()
    expect(page.get_by_test_id("post").first).to_contain_text(TITLE)


def nothing_was_heard(page: Page, asked: Sequence[str], title: str) -> None:
    """Longer than it took for others, this phone did not even ask; nor does it find it."""
    page.wait_for_timeout(1_000)
    assert [address for address in asked if "/tijdlijn/stand" in address] == []
    page.reload()
    expect(page.get_by_test_id("post").first).to_be_visible()
    expect(page.get_by_test_id("post").filter(has_text=title)).to_have_count(0)


def test_a_message_with_photos_appears_on_open_phones_of_its_parents_only(
    tablet: Opener, phone: Opener, tmp_path: Path
) -> None:
    jan, karin = signed_in_as(phone(), "jan"), signed_in_as(phone(), "karin")
    marieke = at_an_empty_desk(tablet, "marieke")
    camera = a_file(tmp_path, "IMG_1.jpg", encoded(a_photograph(2000, 1500), "JPEG", quality=90))
    iphone = a_file(tmp_path, "IMG_2.HEIC", a_heic())
    write(marieke, TITLE, "Wat drijft er, en wat zinkt er?", [camera, iphone])
    asked: list[str] = []
    karin.on("request", lambda request: asked.append(request.url))

    marieke.get_by_test_id("composer-publish").click()

    card = jan.get_by_test_id("post").filter(has_text=TITLE)
    expect(card).to_contain_text("voor Emma")
    expect(card.get_by_test_id("photo")).to_have_count(2)
    photo = card.get_by_test_id("photo").first.get_attribute("href") or ""
    who_asks = (jan.context, karin.context, phone())
    assert [context.request.get(photo).status for context in who_asks] == [200, 404, 401]
    is_out(marieke)
    nothing_was_heard(karin, asked, TITLE)
    marieke.goto("/schrijven")
    expect(marieke.get_by_text("heeft vandaag al een bericht")).to_be_visible()
    expect(marieke.get_by_test_id("composer-title")).to_have_value("")
    take_back(marieke)


def test_bad_photos_are_refused_in_one_sentence_each_and_the_text_stays(
    tablet: Opener, tmp_path: Path
) -> None:
    page = at_an_empty_desk(tablet, "tom")
    page.get_by_test_id("composer-title").fill("Bladeren")
    page.get_by_test_id("composer-body").fill("We zochten bladeren.")
    bad = {
        "brief.jpg": (b"Geachte ouders", "geen foto"),
        "leeg.jpg": (b"", "leeg"),
        "zwaar.jpg": (a_jpeg(60, 40) + b"\0" * 25_000_000, "20 MB"),
        "breed.png": (a_huge_png(), "100 megapixel"),
    }

    page.get_by_test_id("composer-photos").set_input_files(
        [a_file(tmp_path, name, data) for name, (data, _said) in bad.items()]
    )

    for name, (_data, said) in bad.items():
        notice = page.get_by_role("alert").filter(has_text=name)
        expect(notice).to_contain_text(said, timeout=UPLOADED_WITHIN)
    expect(page.get_by_test_id("composer-photo")).to_have_count(0)
    expect(page.get_by_test_id("composer-title")).to_have_value("Bladeren")
    expect(page.get_by_test_id("composer-body")).to_have_value("We zochten bladeren.")


def test_the_eleventh_photo_is_refused_and_ten_stay(tablet: Opener, tmp_path: Path) -> None:
    page = at_an_empty_desk(tablet, "els")
    photos = [a_file(tmp_path, f"{number}.jpg", a_jpeg(60, 40 + number)) for number in range(11)]

    page.get_by_test_id("composer-photos").set_input_files(photos)

    expect(page.get_by_test_id("composer-photo")).to_have_count(10, timeout=UPLOADED_WITHIN)
    expect(page.get_by_role("alert").filter(has_text=LEFT_OUT.format("10.jpg"))).to_be_visible()
    page.get_by_test_id("composer-photos").set_input_files(photos[:3])
    expect(
        page.get_by_role("alert").filter(has_text=LEFT_OUT.format("0.jpg, 1.jpg en nog 1"))
    ).to_be_visible()
    page.reload()
    expect(page.get_by_test_id("composer-photo")).to_have_count(10)
    empty_desk(page)


@pytest.mark.parametrize(
    ("title", "text", "said"),
    [
        ("", "We zochten bladeren.", "Geef het bericht een titel"),
        ("Een boek", "a" * 10_000, "De tekst is 10000 tekens lang, en er passen er hooguit 4000."),
    ],
)
def test_what_is_refused_stays_on_the_screen(
    tablet: Opener, title: str, text: str, said: str
) -> None:
    page = at_an_empty_desk(tablet, "tom")
    page.get_by_test_id("composer-title").fill(title)
    page.get_by_test_id("composer-body").fill(text)

    page.get_by_test_id("composer-publish").click()

    expect(page.get_by_role("alert").filter(has_text=said)).to_be_visible()
    expect(page.get_by_test_id("composer-title")).to_have_value(title)
    expect(page.get_by_test_id("composer-body")).to_have_value(text)
    assert axe_violations(page) == []


def test_an_empty_title_far_above_the_button_is_asked_for_in_view(
    phone: Opener, tmp_path: Path
) -> None:
    page = at_an_empty_desk(phone, "tom")
    photos = [a_file(tmp_path, f"{number}.jpg", a_jpeg(60, 40 + number)) for number in range(6)]
    write(page, "", "We zochten bladeren.", photos)

    page.get_by_test_id("composer-publish").click()

    expect(page.get_by_role("alert").filter(has_text="een titel")).to_be_in_viewport(ratio=1)
    expect(page.get_by_test_id("composer-title")).to_be_in_viewport(ratio=1)
    expect(page.get_by_test_id("composer-title")).to_be_focused()
    page.get_by_test_id("composer-title").fill("Bladeren")
    expect(page.get_by_role("alert").filter(has_text="een titel")).to_have_count(0)
    empty_desk(page)


def test_a_refusal_does_not_push_the_button_behind_the_bar(phone: Opener) -> None:
    page = at_an_empty_desk(phone, "leider", "De Kikkerpoel")
    write(page, "Bladeren", "We zochten bladeren.\n" * 20)
    button = page.get_by_test_id("composer-publish")
    button.evaluate("button => button.scrollIntoView({ block: 'nearest' })")

    button.click()

    refusal = page.get_by_role("alert").filter(has_text="De Kikkerpoel heeft vandaag al een")
    expect(refusal).to_be_in_viewport(ratio=1)

    bar_from = page.get_by_role("navigation").evaluate("bar => bar.getBoundingClientRect().top")
    assert button.evaluate("button => button.getBoundingClientRect().bottom") <= bar_from


def test_what_was_typed_survives_a_reload_and_a_look_at_the_timeline(tablet: Opener) -> None:
    page = at_an_empty_desk(tablet, "tom")
    page.get_by_test_id("composer-title").fill("Bladeren")
    page.get_by_test_id("composer-body").fill("We zochten bladeren.")

    page.reload()
    expect(page.get_by_test_id("composer-title")).to_have_value("Bladeren")
    page.goto("/")
    page.goto("/schrijven")

    expect(page.get_by_test_id("composer-body")).to_have_value("We zochten bladeren.")
    expect(page.get_by_text("20 van 4000")).to_be_visible()


def test_each_group_has_its_own_text_and_the_last_one_comes_back_unless_the_address_names_another(
    tablet: Opener,
) -> None:
    page = at_an_empty_desk(tablet, "leider", "De Gruffalo's")
    of_gruffalos = desk_of(page)
    body, button = page.get_by_test_id("composer-body"), page.get_by_test_id("composer-publish")
    body.fill("Over de Gruffalo's.")
    choose_desk(page, "De Beverburcht")
    empty_desk(page)
    expect(body).to_have_value("")
    body.fill("Over de Beverburcht.")

    page.goto("/schrijven")
    expect(button).to_have_text("Plaatsen voor De Beverburcht")
    expect(body).to_have_value("Over de Beverburcht.")
    page.goto(f"/schrijven?groep={of_gruffalos}")
    expect(button).to_have_text("Plaatsen voor De Gruffalo's")
    expect(body).to_have_value("Over de Gruffalo's.")

    choose_desk(page, "De Beverburcht")
    expect(body).to_have_value("Over de Beverburcht.")
    page.go_back()
    expect(button).to_have_text("Plaatsen voor De Gruffalo's")
    expect(body).to_have_value("Over de Gruffalo's.")


def test_a_message_of_the_school_reaches_the_parents_of_the_chosen_groups_only(
    tablet: Opener, phone: Opener
) -> None:
    page = at_an_empty_desk(tablet, "leider", WHOLE_SCHOOL)
    fatma, karin = signed_in_as(phone(), "fatma"), signed_in_as(phone(), "karin")
    wait_until_live(fatma)
    wait_until_live(karin)
    title = "De school gaat eerder uit"
    page.get_by_test_id("composer-title").fill(title)
    page.get_by_test_id("composer-body").fill("Vrijdag om half één.")
    publish = page.get_by_test_id("composer-publish")
    publish.click()
    groups = page.get_by_role("group", name="Voor welke groepen is het?")
    expect(groups.get_by_role("alert")).not_to_be_empty()
    groups.get_by_role("checkbox", name="De Gorgels").check()
    groups.get_by_role("checkbox", name="De Potters").check()
    asked: list[str] = []
    karin.on("request", lambda request: asked.append(request.url))

    publish.click()

    card = fatma.get_by_test_id("post").filter(has_text=title)
    expect(card).to_have_count(1)  # of two children of hers, in both groups
    expect(card).to_contain_text("Ingrid Bos")
    expect(page.get_by_test_id("post").first).to_contain_text(title)
    nothing_was_heard(karin, asked, title)
    page.goto("/schrijven?groep=school")
    expect(page.locator(".strip-day.today")).to_have_class(re.compile("posted"))
    take_back(page)
    expect(card).to_have_count(0)
