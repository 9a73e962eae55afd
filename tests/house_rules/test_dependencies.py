"""What Klasvenster stands on: argued, used, and locked."""

import ast
import re
import tomllib
from importlib.metadata import packages_distributions

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house_rules.repository import ROOT, code, tree_of

PROJECT = ROOT / "pyproject.toml"
CHOICES = tomllib.loads(PROJECT.read_text())
TO_RUN = [Requirement(line) for line in CHOICES["project"]["dependencies"]]
TO_DEVELOP = [Requirement(line) for line in CHOICES["dependency-groups"]["dev"]]


def locked(lock: str) -> dict[str, set[str]]:
    """The versions of each package in a lock; it may have one for each Python."""
    versions: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)\S*?==([^\s;]+)", (ROOT / lock).read_text(), re.M):
        versions.setdefault(canonicalize_name(name), set()).add(version)
    return versions


def imported() -> set[str]:
    """The packages that our own code imports to run."""
    files = [*code(".py", below=("pages", "services", "models")), ROOT / "main.py"]
    nodes = [node for file in [*files, ROOT / "commands.py"] for node in ast.walk(tree_of(file))]
    modules = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    modules |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    providers = packages_distributions()
    return {
        canonicalize_name(provider)
        for module in modules
        for provider in providers.get(module.split(".")[0], [])
    }


def test_every_dependency_says_what_it_is_for() -> None:
    lines = [line for line in PROJECT.read_text().splitlines() if re.match(r'\s+"[^"]+",', line)]
    names = [requirement.name for requirement in TO_RUN + TO_DEVELOP]
    silent = [
        name
        for name in names
        if not any(re.match(rf'\s+"{re.escape(name)}\b[^"]*",\s+# \w', line) for line in lines)
    ]

    assert silent == []


def test_every_dependency_is_used() -> None:
    names = {canonicalize_name(requirement.name) for requirement in TO_RUN}

    assert names - imported() == set()


def test_the_locks_hold_what_is_chosen() -> None:
    chosen = [(requirement, "requirements.txt") for requirement in TO_RUN]
    chosen += [(requirement, "requirements-dev.txt") for requirement in TO_RUN + TO_DEVELOP]
    astray = [
        f"{requirement} in {lock}"
        for requirement, lock in chosen
        if not (versions := locked(lock).get(canonicalize_name(requirement.name), set()))
        or not all(version in requirement.specifier for version in versions)
    ]

    assert astray == []


def test_we_test_with_what_a_school_runs() -> None:
    to_run, to_develop = locked("requirements.txt"), locked("requirements-dev.txt")

    assert {name: to_develop.get(name) for name in to_run} == to_run
