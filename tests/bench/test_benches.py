"""The benches themselves: what they print, and how they say that they cannot be run."""

import re
import subprocess
import sys

import pytest

from tests.bench import servers
from tests.bench.phone import plain_page
from tests.bench.report import Report
from tests.bench.servers import BenchFault
from tests.servers import ROOT, environment

PAGE = (
    '<html><head><style nonce="n">.card{color:red}</style></head><body><style>.quasar{}</style>'
    '<script>let a;</script><a class="skip"></a><main><article>Naar het bos</article></main>'
    '<template id="late-styles">@import "quasar";</template><script>let b;</script></body></html>'
)


def run_bench(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.bench", *arguments],
        cwd=ROOT,
        env={**environment(), **more},
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )


def a_report(**figures: float) -> Report:
    return Report(bench="timeline", figures=figures, at_most={"cpu_ratio": 2.0})


def test_a_report_tells_programs_which_targets_are_met() -> None:
    assert a_report(cpu_ratio=1.6, pages=384).as_json() == {
        "bench": "timeline",
        "figures": {"cpu_ratio": 1.6, "pages": 384},
        "targets": [{"name": "cpu_ratio", "value": 1.6, "limit": 2.0, "met": True}],
    }


@pytest.mark.parametrize(("ratio", "said"), [(2.0, "met, at most 2"), (2.01, "MISSED, at most 2")])
def test_a_report_tells_people_which_targets_are_met(ratio: float, said: str) -> None:
    lines = a_report(cpu_ratio=ratio, pages=384).lines()

    assert lines[1].endswith(said)
    assert "met" not in lines[2]


def test_the_plain_page_has_the_same_content_and_styles_and_no_script() -> None:
    plain = plain_page(PAGE)

    assert "<article>Naar het bos</article>" in plain
    assert ".card{color:red}" in plain
    assert not re.search("script|quasar|late-styles", plain)


def test_a_page_that_is_not_ours_is_not_measured() -> None:
    with pytest.raises(BenchFault):
        plain_page("<html><head></head><body>Not found</body></html>")


def test_a_machine_too_slow_to_build_the_school_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(servers, "BUILT_WITHIN", 0)

    with (
        pytest.raises(BenchFault, match="The school was not built within 0 seconds"),
        servers.school_with(parents=1),
    ):
        pass


def test_a_bench_that_does_not_exist_is_refused_in_one_line() -> None:
    answer = run_bench("snelheid")

    assert answer.returncode == 2
    assert answer.stdout == ""
    assert (
        answer.stderr == "There is no bench snelheid. There are: timeline, likes, phone, names.\n"
    )


def test_a_bench_without_its_browser_fails_in_one_line() -> None:
    answer = run_bench("phone", "--json", CHROME_BINARY="/nowhere/chromium")

    assert answer.returncode == 1
    assert answer.stdout == ""
    assert len(answer.stderr.splitlines()) == 1
    assert "/nowhere/chromium" in answer.stderr
