"""Draws the photos of a test: small, quick, and with everything that cameras put into files."""

import struct
import zlib
from functools import cache
from io import BytesIO
from typing import Any

import pillow_heif
from PIL import ExifTags, Image, ImageCms, PngImagePlugin

PNG_COLOUR, PNG_PALETTE, PNG_OPACITY = 2, 3, 6  # PNG, 11.2.2: colour types
PNG_BYTES = {PNG_COLOUR: 3, PNG_PALETTE: 1, PNG_OPACITY: 4}  # for each pixel
TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT, BOTTOM_RIGHT = "red", "lime", "blue", "yellow"


def a_picture(width: int = 800, height: int = 600) -> Image.Image:
    """Four quarters of one colour each, so that a test sees what is up and what is left."""
    picture = Image.new("RGB", (width, height), TOP_LEFT)
    half, middle = width // 2, height // 2
    picture.paste(TOP_RIGHT, (half, 0, width, middle))
    picture.paste(BOTTOM_LEFT, (0, middle, half, height))
    picture.paste(BOTTOM_RIGHT, (half, middle, width, height))
    return picture


def a_photograph(width: int = 4000, height: int = 3000) -> Image.Image:
    """Something with as much going on in it as a real photo, the same each time."""
    small = Image.effect_mandelbrot((width // 8, height // 8), (-2, -1.5, 1, 1.5), 60)
    noise = Image.effect_noise((width // 2, height // 2), 24).resize((width, height))
    return Image.merge("RGB", (small.resize((width, height)), noise, small.resize((width, height))))


def encoded(picture: Image.Image, kind: str, **how: Any) -> bytes:  # noqa: ANN401  (Pillow's options)
    written = BytesIO()
    picture.save(written, kind, **how)
    return written.getvalue()


def a_jpeg(
    width: int = 800,
    height: int = 600,
    *,
    orientation: int | None = None,
    **how: Any,  # noqa: ANN401
) -> bytes:
    """A JPEG, of which the camera says in EXIF how it was held (1 to 8)."""
    if orientation is not None:
        exif = Image.Exif()
        exif[ExifTags.Base.Orientation] = orientation
        how["exif"] = exif
    return encoded(a_picture(width, height), "JPEG", **({"quality": 90} | how))


def a_talkative_jpeg(told: str = "Dorpsstraat 1") -> bytes:
    """A JPEG that tells all it can: where it was taken, by whom, in every container there is."""
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = told
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSDateStamp] = told
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (52.0, 5.0, 24.5)
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{told}</x:xmpmeta>".encode()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + told.encode()
    data = a_jpeg(exif=exif, xmp=xmp, icc_profile=profile, comment=told)
    return _with_iptc(data, told) + told.encode()


def _with_iptc(jpeg: bytes, secret: str) -> bytes:
    """APP13 with an IPTC-NAA record 2:80, "by-line" (IPTC IIM 4.2, 1.5)."""
    record = b"\x1c\x02\x50" + struct.pack(">H", len(secret)) + secret.encode()
    resource = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(record)) + record
    body = b"Photoshop 3.0\x00" + resource + b"\x00" * (len(resource) % 2)
    return jpeg[:2] + b"\xff\xed" + struct.pack(">H", len(body) + 2) + body + jpeg[2:]


def a_png(width: int = 800, height: int = 600, *, mode: str = "RGB", **how: Any) -> bytes:  # noqa: ANN401
    return encoded(a_picture(width, height).convert(mode), "PNG", **how)


def a_png_with_text(secret: str) -> bytes:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", secret)
    notes.add_itxt("XML:com.adobe.xmp", secret)
    return a_png(pnginfo=notes)


def a_sixteen_bit_png(width: int = 400, height: int = 300, *, grey: int = 0x8000) -> bytes:
    return encoded(Image.new("I;16", (width, height), grey), "PNG")


def a_webp(width: int = 800, height: int = 600, **how: Any) -> bytes:  # noqa: ANN401
    return encoded(a_picture(width, height), "WEBP", **how)


def a_gif(width: int = 400, height: int = 300) -> bytes:
    """Two frames: the four quarters, then black."""
    first = a_picture(width, height)
    return encoded(
        first, "GIF", save_all=True, append_images=[Image.new("RGB", first.size)], duration=100
    )


def a_heic(picture: Image.Image | None = None, *, orientation: int | None = None) -> bytes:
    """A HEIC as an iPhone writes it: as the sensor lay, with how to turn it."""
    pillow_heif.register_heif_opener()
    exif = Image.Exif()
    if orientation is not None:
        exif[ExifTags.Base.Orientation] = orientation
    return encoded(picture or a_picture(), "HEIF", quality=90, exif=exif.tobytes())


def an_mpo(width: int = 800, height: int = 600) -> bytes:
    """What phones with two lenses write: a JPEG with a second one behind it."""
    first = a_picture(width, height)
    return encoded(first, "MPO", save_all=True, append_images=[Image.new("RGB", first.size)])


@cache
def a_huge_png(width: int = 13_000, height: int = 13_000, *, of: int = PNG_COLOUR) -> bytes:
    """A few hundred kilobytes that unpack into half a gigabyte."""
    row = b"\x00" * (PNG_BYTES[of] * width + 1)
    packer = zlib.compressobj(9)
    pixels = b"".join(packer.compress(row) for _row in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 8, of, 0, 0, 0)
    chunks = {b"IHDR": header, b"PLTE": bytes(range(256)) * 3, b"IDAT": pixels, b"IEND": b""}
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(_chunk, chunks.keys(), chunks.values()))


def as_if_wide(jpeg: bytes, width: int, height: int) -> bytes:
    """A progressive JPEG that says it is larger than it is (its frame header SOF2: ITU-T T.81,
    B.2.2)."""
    at = jpeg.index(b"\xff\xc2") + 5
    return jpeg[:at] + struct.pack(">HH", height, width) + jpeg[at + 4 :]


def _chunk(kind: bytes, body: bytes) -> bytes:
    checked = zlib.crc32(kind + body)
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", checked)
