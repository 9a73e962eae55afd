"""What the environment may say, and what happens when it says something else."""

from concurrent.futures import ThreadPoolExecutor
from email.utils import parseaddr
from pathlib import Path
from threading import Barrier

import pytest

from services.secret_file import is_key_of, kept_secret
from services.settings import Settings, settings, settings_to_write_with


def set_to(monkeypatch: pytest.MonkeyPatch, **chosen: str) -> Settings:
    for name, value in chosen.items():
        monkeypatch.setenv(f"KLASVENSTER_{name}", value)
    settings.cache_clear()
    return settings()


def test_a_laptop_needs_no_setting_at_all(own_data_folder: Path) -> None:
    chosen = settings()

    assert chosen.database_url == f"sqlite://{own_data_folder}/klasvenster.sqlite3"
    assert chosen.public_url == "http://127.0.0.1:8080"
    assert (chosen.mail, chosen.demo, chosen.now) == ("folder:", False, None)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MAIL", "pigeon://roof"),
        ("MAIL", "smtp://"),
        ("MAIL", "smtp://mail.school.example:99999"),
        ("MAIL", "smtp://mail.school.example:0"),
        ("MAIL", "smtp://mail.school.example:mail"),
        ("FROM", ""),
        ("FROM", "De Lichtstraat"),
        ("FROM", "De Lichtstraat <klasvenster>"),
        ("FROM", "a@school.example, b@school.example"),
        ("DATABASE", "mysql://host/school"),
        ("DATABASE", "sqlite://"),
        ("DATABASE", "sqlite:///"),
        ("DATABASE", "postgres://host:99999/school"),
        ("URL", "klasvenster.school.example"),
        ("URL", "https://"),
        ("URL", "https:///koppelen"),
        ("SECRET", "x" * 15),
        ("PORT", "0"),
        ("PORT", "high"),
        ("NOW", "yesterday"),
        ("DEMO", "perhaps"),
    ],
)
def test_a_wrong_value_stops_the_start_with_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, value: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        set_to(monkeypatch, **{name: value})

    told = capsys.readouterr()
    assert stopped.value.code == 2
    assert told.err.startswith(f"KLASVENSTER_{name}: ")
    assert told.err.count("\n") == 1
    assert told.out == ""


@pytest.mark.parametrize("wrong", ["smpt://school:geheim@host", "smtp://school:geheim/@host"])
def test_a_password_is_not_repeated(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], wrong: str
) -> None:
    with pytest.raises(SystemExit):
        set_to(monkeypatch, MAIL=wrong)

    assert "geheim" not in capsys.readouterr().err


def test_a_public_address_is_taken_without_its_slash(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = set_to(monkeypatch, URL="https://klasvenster.school.example/")

    assert chosen.public_url == "https://klasvenster.school.example"
    assert chosen.is_https


def test_an_ipv6_address_stands_between_brackets(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = set_to(monkeypatch, HOST="::1")

    assert chosen.public_url == "http://[::1]:8080"
    assert chosen.sender == "Klasvenster <klasvenster@lichtstraat.example>"


@pytest.mark.parametrize(
    ("written", "name", "address"),
    [
        ("s@school.example", "", "s@school.example"),
        ("School De Ster <s@school.example>", "School De Ster", "s@school.example"),
        ('"Ster, School de" <s@school.example>', "Ster, School de", "s@school.example"),
        ("Zoë <zoe@café.example>", "Zoë", "zoe@xn--caf-dma.example"),
    ],
)
def test_the_sender_is_an_address_with_or_without_a_name(
    monkeypatch: pytest.MonkeyPatch, written: str, name: str, address: str
) -> None:
    assert parseaddr(set_to(monkeypatch, FROM=written).sender) == (name, address)


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://klasvenster.school.example/", "klasvenster.school.example"),
        ("http://192.0.2.7:8080", "lichtstraat.example"),
        ("", "lichtstraat.example"),
    ],
)
def test_without_a_sender_mail_is_from_the_public_name(
    monkeypatch: pytest.MonkeyPatch, url: str, domain: str
) -> None:
    assert set_to(monkeypatch, URL=url).sender == f"Klasvenster <klasvenster@{domain}>"


def test_only_the_demo_has_a_time_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = "2026-11-24T15:00"

    assert set_to(monkeypatch, NOW=moment).now is None
    assert set_to(monkeypatch, NOW=moment, DEMO="1").now is not None


def test_the_secret_is_made_once_and_kept_for_the_owner_alone(own_data_folder: Path) -> None:
    first = settings().signing_secret
    settings.cache_clear()

    assert settings().signing_secret == first
    assert len(first) >= 32
    assert (own_data_folder / "secret").stat().st_mode & 0o077 == 0


def test_a_secret_that_is_given_is_not_written_down(
    monkeypatch: pytest.MonkeyPatch, own_data_folder: Path
) -> None:
    given = "van de school, en van niemand anders"

    assert set_to(monkeypatch, SECRET=given).signing_secret == given
    assert not (own_data_folder / "secret").exists()


@pytest.mark.parametrize("left", ["", "afgebroken"], ids=["empty", "short"])
def test_a_secret_that_was_cut_short_stops_the_start_with_one_line(
    own_data_folder: Path, left: str
) -> None:
    (own_data_folder / "secret").write_text(left)

    with pytest.raises(SystemExit) as stopped:
        settings_to_write_with()

    assert str(stopped.value.code).startswith(f"{own_data_folder}/secret is damaged: ")
    assert "\n" not in str(stopped.value.code)
    assert (own_data_folder / "secret").read_text() == left


def test_two_first_starts_at_once_agree_on_one_secret(tmp_path: Path) -> None:
    starts = 8
    ready = Barrier(starts)

    def start(folder: Path) -> str:
        ready.wait()
        return kept_secret(folder)

    with ThreadPoolExecutor(starts) as all_at_once:
        for time in range(20):
            found = list(all_at_once.map(start, [tmp_path / str(time)] * starts))
            assert found == [kept_secret(tmp_path / str(time))] * starts
            assert [file.name for file in (tmp_path / str(time)).iterdir()] == ["secret"]


FIRST, OTHER = "de sleutel van de server", "een andere dan die van de server"


def refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], secret: str
) -> bool:
    """Whether the start stops, with the one line that says why."""
    set_to(monkeypatch, SECRET=secret)
    try:
        settings_to_write_with()
    except SystemExit as stopped:
        told = capsys.readouterr()
        assert (stopped.code, told.out) == (2, "")
        assert told.err == (
            "KLASVENSTER_SECRET is not the key that this data was made with. Give the server's.\n"
        )
        return True
    return False


def test_data_goes_by_one_key(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], own_data_folder: Path
) -> None:
    told = [refused(monkeypatch, capsys, secret) for secret in (FIRST, OTHER, "", FIRST)]

    assert told == [False, True, True, False]
    assert not (own_data_folder / "secret").exists()


def test_what_the_key_is_known_by_does_not_tell_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], own_data_folder: Path
) -> None:
    assert not refused(monkeypatch, capsys, FIRST)

    [check] = own_data_folder.iterdir()
    assert FIRST not in check.read_text()
    assert check.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("is_known", [True, False], ids=["started before", "an older version"])
def test_a_key_may_move_from_its_file_to_the_environment(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    own_data_folder: Path,
    is_known: bool,
) -> None:
    kept = kept_secret(own_data_folder)
    if is_known:
        assert not refused(monkeypatch, capsys, "")

    assert refused(monkeypatch, capsys, OTHER)
    assert not refused(monkeypatch, capsys, kept)
    (own_data_folder / "secret").unlink()
    assert not refused(monkeypatch, capsys, kept)
    assert refused(monkeypatch, capsys, "")


def test_a_key_that_was_left_out_once_may_be_mended(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], own_data_folder: Path
) -> None:
    """An older version made a key of its own in a shell that lacked the server's."""
    stray = own_data_folder / "secret"
    stray.write_text(OTHER)

    assert refused(monkeypatch, capsys, FIRST)
    stray.unlink()
    assert not refused(monkeypatch, capsys, FIRST)


def test_of_two_first_starts_with_different_keys_one_is_refused(tmp_path: Path) -> None:
    ready = Barrier(2)

    def start(folder: Path, secret: str) -> bool:
        ready.wait()
        return is_key_of(folder, secret)

    with ThreadPoolExecutor(2) as both_at_once:
        for time in range(20):
            folders = [tmp_path / str(time)] * 2
            assert sorted(both_at_once.map(start, folders, (FIRST, OTHER))) == [False, True]


def test_a_data_folder_that_cannot_be_made_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    set_to(monkeypatch, DATA=str(tmp_path / "file" / "data"))

    with pytest.raises(SystemExit) as stopped:
        settings_to_write_with()

    told = capsys.readouterr().err
    assert stopped.value.code == 2
    assert told.startswith("KLASVENSTER_DATA: ")
    assert told.count("\n") == 1
