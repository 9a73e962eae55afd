"""What the environment may say, and what happens when it says something else."""

from pathlib import Path

import pytest

from services.settings import Settings, settings


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
        ("DATABASE", "mysql://host/school"),
        ("URL", "klasvenster.school.example"),
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


def test_a_password_is_not_repeated(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        set_to(monkeypatch, MAIL="smpt://school:geheim@host")

    assert "geheim" not in capsys.readouterr().err


def test_a_public_address_is_taken_without_its_slash(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = set_to(monkeypatch, URL="https://klasvenster.school.example/")

    assert chosen.public_url == "https://klasvenster.school.example"
    assert chosen.is_https


def test_the_sender_is_called_from_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    assert set_to(monkeypatch, FROM="School <s@school.example>").sender.startswith("School <")


def test_the_secret_is_made_once_and_kept_for_the_owner_alone(own_data_folder: Path) -> None:
    first = settings().signing_secret
    settings.cache_clear()

    assert settings().signing_secret == first
    assert len(first) >= 32
    assert (own_data_folder / "secret").stat().st_mode & 0o077 == 0


def test_a_secret_that_is_given_is_not_written_down(
    monkeypatch: pytest.MonkeyPatch, own_data_folder: Path
) -> None:
    given = "van de school"

    assert set_to(monkeypatch, SECRET=given).signing_secret == given
    assert not (own_data_folder / "secret").exists()
