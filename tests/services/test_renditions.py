"""Whatever a phone takes comes out upright, small, in the right colours, and silent."""

import sys
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from subprocess import PIPE
from time import process_time, sleep

import psutil
import pytest
from PIL import Image, ImageCms

from services.policies.picturing import (
    NotAPhoto,
    PhotoEmpty,
    PhotoTooHeavy,
    PhotoTooWide,
    PhotoTooWideForItsKind,
    UnreadablePhoto,
)
from services.renditions import dimensions, renditions
from tests.pictures import (
    PNG_OPACITY,
    PNG_PALETTE,
    a_gif,
    a_heic,
    a_huge_png,
    a_jpeg,
    a_picture,
    a_png,
    a_png_with_text,
    a_sixteen_bit_png,
    a_talkative_jpeg,
    a_webp,
    an_mpo,
    as_if_wide,
    encoded,
)
from tests.servers import ROOT

RED, LIME, BLUE, YELLOW = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0)
QUARTERS = [RED, LIME, BLUE, YELLOW]
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>x()</script></svg>'
PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
MAKES_A_PHOTO = """
import sys
from services.renditions import renditions
data = open(sys.argv[1], "rb").read()
print("ready", flush=True)
sys.stdin.read()
renditions(data)
"""
STORED_AS = {  # EXIF orientation: how Pillow lays the upright picture down
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def shown(data: bytes, size: int = 320) -> Image.Image:
    return Image.open(BytesIO(renditions(data)[size])).convert("RGB")


def colour_at(picture: Image.Image, across: float, down: float) -> tuple[int, int, int]:
    colour = picture.getpixel((int(picture.width * across), int(picture.height * down)))
    assert isinstance(colour, tuple)
    return colour[0], colour[1], colour[2]


def is_like(colour: tuple[int, ...], other: tuple[int, ...], tolerance: int = 24) -> bool:
    return all(abs(one - two) <= tolerance for one, two in zip(colour, other, strict=True))


def quarters_of(picture: Image.Image) -> list[tuple[int, int, int]]:
    return [colour_at(picture, x, y) for y in (0.25, 0.75) for x in (0.25, 0.75)]


def is_upright(picture: Image.Image) -> bool:
    return all(map(is_like, quarters_of(picture), QUARTERS))


def test_a_photo_comes_in_three_sizes_of_webp() -> None:
    made = renditions(a_jpeg(4000, 3000))

    assert {size: dimensions(data) for size, data in made.items()} == {
        320: (320, 240),
        960: (960, 720),
        1920: (1920, 1440),
    }
    assert all(data[:4] == b"RIFF" and data[8:12] == b"WEBP" for data in made.values())


def test_a_small_photo_is_never_enlarged() -> None:
    made = renditions(a_jpeg(500, 400))

    assert [dimensions(made[size]) for size in (320, 960, 1920)] == [
        (320, 256), (500, 400), (500, 400),
    ]  # fmt: skip


def test_a_panorama_keeps_at_least_one_pixel_of_height() -> None:
    assert dimensions(renditions(a_png(3000, 2))[320]) == (320, 1)


@pytest.mark.parametrize("data", [
    pytest.param(a_jpeg(), id="jpeg"),
    pytest.param(a_jpeg(progressive=True), id="progressive jpeg"),
    pytest.param(an_mpo(), id="jpeg with a second picture behind it"),
    pytest.param(a_png(), id="png"),
    pytest.param(a_png(mode="P"), id="png with a palette"),
    pytest.param(a_webp(), id="webp"),
    pytest.param(a_gif(), id="moving gif"),
    pytest.param(a_heic(), id="heic"),
])  # fmt: skip
def test_every_kind_of_photo_that_phones_make_is_read(data: bytes) -> None:
    assert is_upright(shown(data))


@pytest.mark.parametrize("orientation", sorted(STORED_AS))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_turned_the_way_it_was_held(orientation: int, kind: str) -> None:
    lying = a_picture(800, 600).transpose(STORED_AS[orientation])
    exif = Image.Exif()
    exif[0x0112] = orientation

    upright = shown(encoded(lying, kind, exif=exif))

    assert upright.size == (320, 240)
    assert is_upright(upright)


@pytest.mark.parametrize("orientation", sorted(STORED_AS))
def test_a_heic_is_turned_once(orientation: int) -> None:
    lying = a_picture(800, 600).transpose(STORED_AS[orientation])

    upright = shown(a_heic(lying, orientation=orientation))

    assert upright.size == (320, 240)
    assert is_upright(upright)


def test_nonsense_in_exif_does_not_refuse_the_photo() -> None:
    assert is_upright(shown(a_jpeg(exif=b"Exif\x00\x00MM\x00*\xff\xff\xff\xff")))


def test_cmyk_of_a_print_shop_becomes_rgb() -> None:
    assert is_upright(shown(encoded(a_picture().convert("CMYK"), "JPEG", quality=95)))


def test_sixteen_bits_are_scaled_and_not_clipped() -> None:
    assert is_like(colour_at(shown(a_sixteen_bit_png(grey=0x8000)), 0.5, 0.5), (128, 128, 128), 3)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "PA"])
def test_what_is_transparent_becomes_white(mode: str) -> None:
    clear = Image.new("RGBA", (400, 300), (10, 10, 10, 0))

    picture = shown(encoded(clear.convert(mode) if mode != "PA" else clear.quantize(), "PNG"))

    assert is_like(colour_at(picture, 0.5, 0.5), (255, 255, 255), 2)


def test_a_colour_that_stands_for_transparent_becomes_white() -> None:
    picture = shown(encoded(Image.new("RGB", (400, 300), RED), "PNG", transparency=RED))

    assert is_like(colour_at(picture, 0.5, 0.5), (255, 255, 255), 2)


def test_colours_of_another_profile_are_converted_to_srgb() -> None:
    red_in_swapped_colours = _profile_that_swaps_red_and_blue()
    plain = shown(encoded(Image.new("RGB", (400, 300), BLUE), "PNG"))

    converted = shown(
        encoded(Image.new("RGB", (400, 300), BLUE), "PNG", icc_profile=red_in_swapped_colours)
    )

    assert is_like(colour_at(plain, 0.5, 0.5), BLUE)
    assert is_like(colour_at(converted, 0.5, 0.5), RED)


def _profile_that_swaps_red_and_blue() -> bytes:
    """sRGB in which the primaries "rXYZ" and "bXYZ" of the tag table change names (ICC.1, 7.3)."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")


def test_a_profile_that_is_none_does_not_refuse_the_photo() -> None:
    assert is_upright(shown(a_jpeg(icc_profile=b"no profile at all")))


@pytest.mark.parametrize(
    "data", [a_talkative_jpeg("Dorpsstraat 1"), a_png_with_text("Dorpsstraat 1")]
)
def test_nothing_but_pixels_survives(data: bytes) -> None:
    assert b"Dorpsstraat 1" in data

    for rendition in renditions(data).values():
        assert b"Dorpsstraat" not in rendition
        assert _chunks_of(rendition) <= {b"VP8 ", b"VP8L", b"ALPH"}


def _chunks_of(webp: bytes) -> set[bytes]:
    """The four-letter names of what a WebP file is made of (RFC 9649, 2.3); metadata needs VP8X."""
    names, at = set(), 12
    while at < len(webp):
        names.add(webp[at : at + 4])
        length = int.from_bytes(webp[at + 4 : at + 8], "little")
        at += 8 + length + length % 2
    return names


@pytest.mark.parametrize("data", [
    pytest.param(b"Beste ouders, vandaag was het feest" * 99, id="text called .jpg"),
    pytest.param(SVG, id="svg"),
    pytest.param(PDF, id="pdf"),
    pytest.param(encoded(a_picture(), "TIFF"), id="tiff"),
])  # fmt: skip
def test_what_is_no_photo_is_refused(data: bytes) -> None:
    with pytest.raises(NotAPhoto):
        renditions(data)


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(PhotoEmpty):
        renditions(b"")


def test_twenty_five_megabytes_are_refused() -> None:
    with pytest.raises(PhotoTooHeavy) as refusal:
        renditions(a_jpeg().ljust(25_000_000, b"\x00"))

    assert refusal.value.facts == {"most": 20}


@pytest.mark.parametrize("side", [13_000, 20_000])
def test_too_many_pixels_are_refused_before_they_are_unpacked(side: int) -> None:
    bomb = a_huge_png(side, 13_000)
    started = process_time()

    with pytest.raises(PhotoTooWide):
        renditions(bomb)

    assert process_time() - started < 0.25  # unpacking takes a second and half a gigabyte


@pytest.mark.parametrize(("wide", "most"), [
    pytest.param(a_huge_png(7800, 7800), 60, id="png"),
    pytest.param(as_if_wide(a_jpeg(progressive=True), 7800, 7800), 60, id="progressive jpeg"),
    pytest.param(a_webp(6000, 4200, method=0), 25, id="webp"),
])  # fmt: skip
def test_what_has_to_be_decoded_whole_may_have_fewer_pixels(wide: bytes, most: int) -> None:
    with pytest.raises(PhotoTooWideForItsKind) as refusal:
        renditions(wide)

    assert refusal.value.facts == {"most": most}


@pytest.mark.parametrize(("draw", "megabytes"), [
    pytest.param(lambda: a_jpeg(8064, 6048), 60, id="jpeg"),
    pytest.param(lambda: a_huge_png(8064, 6048), 330, id="png"),
    pytest.param(lambda: a_huge_png(8064, 6048, of=PNG_PALETTE), 170, id="png of few colours"),
    pytest.param(lambda: a_huge_png(8064, 6048, of=PNG_OPACITY), 390, id="transparent png"),
])  # fmt: skip
def test_48_megapixels_fit_in_the_memory_of_a_small_server(
    draw: Callable[[], bytes], megabytes: int, tmp_path: Path
) -> None:
    (tmp_path / "photo").write_bytes(draw())

    assert memory_to_make(tmp_path / "photo") < megabytes


def memory_to_make(photo: Path) -> float:
    """Megabytes, at the most, in a process of its own."""
    call = [sys.executable, "-c", MAKES_A_PHOTO, str(photo)]
    with psutil.Popen(call, stdin=PIPE, stdout=PIPE, cwd=ROOT) as program:
        program.stdout.readline()
        before = most = program.memory_info().rss
        program.stdin.close()
        while program.poll() is None:
            with suppress(psutil.NoSuchProcess):  # it has just ended
                most = max(most, program.memory_info().rss)
            sleep(0.001)
    assert program.returncode == 0
    return float(most - before) / 1e6


@pytest.mark.parametrize("whole", [
    pytest.param(a_jpeg(), id="jpeg"),
    pytest.param(a_png(), id="png"),
    pytest.param(a_webp(), id="webp"),
    pytest.param(a_heic(), id="heic"),
])  # fmt: skip
@pytest.mark.parametrize("share", [0.05, 0.5, 0.9])
def test_half_a_photo_is_refused(whole: bytes, share: float) -> None:
    with pytest.raises(UnreadablePhoto):
        renditions(whole[: int(len(whole) * share)])
