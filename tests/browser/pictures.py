"""Draws the pictures of the README: `.venv/bin/python -m tests.browser.pictures`."""

import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser.finding import find_browser
from tests.browser.screens import PHONE, Screen, signed_in_as
from tests.servers import AN_AFTERNOON, ROOT, started

SEEN_PHOTOS_ARE_HERE = """Promise.all([...document.images]
    .filter(image => image.getBoundingClientRect().top < innerHeight)
    .map(image => image.decode()))"""
COLOURS = 256  # as many as a PNG of a quarter of the weight has


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        started(ROOT / "main.py", Path(folder), DEMO="1", NOW=AN_AFTERNOON) as school,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=find_browser(), chromium_sandbox=False)
        picture(browser, school.url, PHONE, "fatma", ROOT / "docs/timeline.png")
        browser.close()


def picture(browser: Browser, address: str, screen: Screen, key: str, file: Path) -> None:
    """What someone of the demo school sees first, once all of its photos are there."""
    context = browser.new_context(**screen, base_url=address, locale="nl-NL")
    page = signed_in_as(context, key)
    page.wait_for_load_state("networkidle")
    page.evaluate(SEEN_PHOTOS_ARE_HERE)
    drawn = Image.open(BytesIO(page.screenshot()))
    drawn.convert("RGB").quantize(COLOURS).save(file, optimize=True)
    print(file.relative_to(ROOT), file.stat().st_size // 1000, "kB")


if __name__ == "__main__":
    main()
