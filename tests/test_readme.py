"""What the README tells a newcomer to type is there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from analytics.cli import cli

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^    (?:.*&& )?(?:uv run )?relations (.+?)(?:\s+#.*)?$", README, re.MULTILINE)


def parsed(command: str) -> click.Context:
    """The command's context, its words understood and nothing run."""
    words = shlex.split(command)
    found: click.Command = cli
    while isinstance(found, click.Group) and words and words[0] in found.commands:
        found = found.commands[words.pop(0)]
    return found.make_context("relations", words, parent=click.Context(cli))


def test_the_readme_names_commands() -> None:
    assert {command.split()[0] for command in COMMANDS} == set(cli.commands) - {"extract"}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_readme_is_understood(command: str) -> None:
    words, found = shlex.split(command), cli
    while isinstance(found, click.Group) and words and words[0] in found.commands:
        found = found.commands[words.pop(0)]  # type: ignore[assignment]
    assert not isinstance(found, click.Group) or found.invoke_without_command, f"'{command}' lacks a verb"
    assert parsed(command).command is found


def test_the_samples_are_counted_right() -> None:
    number = str(len(list((ROOT / "data/articles").glob("*.md"))))
    assert f"the {number} sample articles" in README
    assert f"- {number} sample briefs" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
