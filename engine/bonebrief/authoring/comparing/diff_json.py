"""A comparison for other programs; `schema` counts up when a key changes its meaning."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bonebrief.authoring.comparing.changes import Change
from bonebrief.authoring.comparing.compare import Comparison, Group
from bonebrief.authoring.comparing.diff_text import COVERED
from bonebrief.authoring.comparing.outcome import Difference
from bonebrief.authoring.comparing.stale_translations import StaleTranslation
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answers

if TYPE_CHECKING:
    from bonebrief.authoring.comparing.tables import TableMoves


def comparison_json(
    found: Comparison, moves: Sequence["TableMoves"] = (), stale: Sequence[StaleTranslation] = ()
) -> str:
    """The whole comparison, everybody named, whom it moves in tables, and texts of other languages left behind."""
    beside = {"tables": [_moves(one) for one in moves], "translations": [_stale(one) for one in stale]}
    return json.dumps({**_comparison(found), **beside}, indent=2, ensure_ascii=False)


def _stale(one: StaleTranslation) -> dict[str, Any]:
    return {"language": one.language, "keys": list(one.keys), "file": one.place.name, "line": one.place.line}


def _moves(moves: "TableMoves") -> dict[str, Any]:
    return {
        "file": str(moves.path),
        "people": moves.people,
        "differing": moves.differing,
        "moves": [{**_difference(one.difference), "people": one.people, "groups": one.groups} for one in moves.moves],
    }


def _comparison(found: Comparison) -> dict[str, Any]:
    return {
        "schema": 2,
        "about": COVERED,
        "old": _side(found.old),
        "new": _side(found.new),
        "changes": [_change(change) for change in found.changes],
        "differences": [_group(group) for group in found.groups],
        "waiting": [_group(group) for group in found.waiting],
        "unshown": [_difference(difference) for difference in found.unshown],
        "undecided": [{**_difference(one.difference), "why": one.why} for one in found.undecided],
        "people": len(found.people),
        "differing": len(found.differing),
    }


def _side(side: Knowledge) -> dict[str, str]:
    return {"root": str(side.root), "version": side.version, "sha256": side.sha256}


def _change(change: Change) -> dict[str, Any]:
    place = change.place
    return {
        "kind": change.kind,
        "sort": change.sort,
        "id": change.id,
        "file": place.name if place else None,
        "line": place.line if place else None,
        "details": [{"part": d.part, "was": d.was, "now": d.now} for d in change.details],
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        **_difference(group.difference),
        "proved": group.proved,
        "smallest": _answers(group.smallest),
        "people": [
            {
                "name": person.name,
                "file": person.place.name if person.place else None,
                "line": person.place.line if person.place else None,
                "answers": _answers(person.answers),
            }
            for person in group.people
        ],
    }


def _difference(difference: Difference) -> dict[str, Any]:
    return {
        "subject": difference.subject,
        "part": difference.part,
        "was": difference.was,
        "now": difference.now,
    }


def _answers(answers: Answers) -> dict[str, Any]:
    return {fact: answer.status.value if answer.value is None else answer.value for fact, answer in answers.items()}
