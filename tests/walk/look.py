"""What assistive technology is told of a program: a program of its own that answers on stdout.

It runs under the system's Python, which has `gi`. Each line on stdin is a question in JSON (`ask`,
and the program's `pid`), each line on stdout its answer, until stdin closes.
"""

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.walk.wire import (
    ACCESSIBLE,
    TEXT,
    Question,
    Thing,
    Wire,
    extents,
    names_of_states,
    read,
)

MOST_CHARACTERS = 400
NOTHING = "/org/a11y/atspi/null"
STATES = (
    "invalid", "active", "armed", "busy", "checked", "collapsed", "defunct", "editable", "enabled",
    "expandable", "expanded", "focusable", "focused", "has-tooltip", "horizontal", "iconified",
    "modal", "multi-line", "multiselectable", "opaque", "pressed", "resizable", "selectable",
    "selected", "sensitive", "showing", "single-line", "stale", "transient", "vertical", "visible",
    "manages-descendants", "indeterminate", "required", "truncated", "animated", "invalid-entry",
    "supports-autocompletion", "selectable-text", "is-default", "visited", "checkable", "has-popup",
    "read-only",
)  # fmt: skip
RELATIONS = {1: "label-for", 2: "labelled-by", 5: "member-of", 17: "described-by"}
FACTS = 8


class Looker:
    """Takes the whole tree, says what has the focus, and tells what was heard."""

    def __init__(self) -> None:
        self.wire = Wire()
        self._programs: dict[int, Thing] = {}
        self._told = 0

    def answer(self, asked: dict[str, Any]) -> Any:
        """Answer one question; None when there is nothing to see."""
        pid = int(asked["pid"])
        program = self._programs.get(pid) or self.wire.program(pid)
        if program is None:
            return None
        self._programs[pid] = program
        match asked["ask"]:
            case "tree":
                return self.tree(program)
            case "focus":
                return self.focus(program)
            case "heard":
                return self.heard(program)
            case wrong:
                raise ValueError(wrong)

    # --- everything that is on the screen

    def tree(self, program: Thing) -> list[dict[str, Any]]:
        """Everything that is shown, in the order of the tree; `above` is what it stands in."""
        inside: dict[str, list[Thing]] = {}
        facts: dict[str, dict[str, Any]] = {}
        wave = self._children([program])[0]
        inside[program.path] = wave = self._in_front(wave)
        while wave:
            states = self.wire.ask(Question(one, ACCESSIBLE, "GetState") for one in wave)
            kept = [
                (one, names)
                for one, state in zip(wave, states, strict=True)
                if state and "showing" in (names := names_of_states(state[0], STATES))
            ]
            shown = [one for one, _ in kept]
            for one, told in zip(shown, self._facts(shown), strict=True):
                facts[one.path] = told
            for one, names in kept:
                facts[one.path]["states"] = names
            children = self._children(shown)
            for one, found in zip(shown, children, strict=True):
                inside[one.path] = found
            wave = [each for found in children for each in found]
        self._add_texts(facts, program)
        return self._in_order(program, inside, facts)

    def _in_front(self, windows: list[Thing]) -> list[Thing]:
        """The window that has the keyboard; with another one behind it nobody has to do."""
        states = self.wire.ask(Question(one, ACCESSIBLE, "GetState") for one in windows)
        return [
            one
            for one, state in zip(windows, states, strict=True)
            if state and "active" in names_of_states(state[0], STATES)
        ]

    def _children(self, things: list[Thing]) -> list[list[Thing]]:
        answers = self.wire.ask(Question(one, ACCESSIBLE, "GetChildren") for one in things)
        return [
            [Thing(*each) for each in answer[0] if each[1] != NOTHING] if answer else []
            for answer in answers
        ]

    def _facts(self, things: list[Thing]) -> list[dict[str, Any]]:
        questions = [
            question
            for one in things
            for question in (
                Question(one, ACCESSIBLE, "GetRoleName"),
                read(one, ACCESSIBLE, "Name"),
                read(one, ACCESSIBLE, "Description"),
                read(one, ACCESSIBLE, "AccessibleId"),
                extents(one),
                Question(one, ACCESSIBLE, "GetInterfaces"),
                Question(one, ACCESSIBLE, "GetRelationSet"),
                Question(one, ACCESSIBLE, "GetState"),
            )
        ]
        answers = self.wire.ask(questions)
        found = []
        for place, one in enumerate(things):
            told = answers[place * FACTS : (place + 1) * FACTS]
            role, name, description, own, box, faces, relations, state = (
                each[0] if each else None for each in told
            )
            found.append(
                {
                    "path": one.path,
                    "role": role or "",
                    "name": name or "",
                    "description": description or "",
                    "id": own or "",
                    "box": list(box or (0, 0, 0, 0)),
                    "faces": [each.rpartition(".")[2] for each in faces or ()],
                    "relations": {
                        RELATIONS.get(kind, str(kind)): [target[1] for target in targets]
                        for kind, targets in relations or ()
                    },
                    "states": names_of_states(state, STATES) if state else [],
                    "text": "",
                }
            )
        return found

    def _add_texts(self, facts: dict[str, dict[str, Any]], program: Thing) -> None:
        having = [one for one in facts.values() if "Text" in one["faces"]]
        asked = ("(ii)", (0, -1))
        texts = self.wire.ask(
            Question(Thing(program.address, one["path"]), TEXT, "GetText", asked) for one in having
        )
        for one, text in zip(having, texts, strict=True):
            one["text"] = text[0][:MOST_CHARACTERS] if text else ""

    def _in_order(
        self, program: Thing, inside: dict[str, list[Thing]], facts: dict[str, dict[str, Any]]
    ) -> list[dict[str, Any]]:
        ordered: list[dict[str, Any]] = []
        waiting = [(one, -1) for one in reversed(inside[program.path])]
        while waiting:
            one, above = waiting.pop()
            if one.path not in facts:
                continue
            ordered.append(facts[one.path] | {"above": above})
            number = len(ordered) - 1
            waiting += [(each, number) for each in reversed(inside.get(one.path, []))]
        return ordered

    # --- what has the focus, and what was said

    def focus(self, program: Thing) -> Any:
        """What last said that it has the focus, with the places of all that it stands in."""
        self._catch_up(program)
        told = [
            path
            for name, path, detail, number, _ in self.wire.events
            if (name, detail, number) == ("StateChanged", "focused", 1)
        ]
        if not told:
            return None
        thing = Thing(program.address, told[-1])
        (facts,) = self._facts([thing])
        around, one = [], thing
        while True:
            (answer,) = self.wire.ask([read(one, ACCESSIBLE, "Parent")])
            if not answer or answer[0][1] in (NOTHING, program.path):
                break
            one = Thing(*answer[0])
            around.append(one)
        boxes = self.wire.ask(extents(each) for each in around)
        return facts | {"around": [list(box[0]) for box in boxes if box]}

    def heard(self, program: Thing) -> list[list[str]]:
        """What was announced, renamed or described anew since the last time one asked."""
        self._catch_up(program)
        new, self._told = self.wire.events[self._told :], len(self.wire.events)
        return [
            [name, detail, str(value)]
            for name, _path, detail, _number, value in new
            if name in ("Announcement", "PropertyChange")
        ]

    def _catch_up(self, program: Thing) -> None:
        """What the program said before it answers this has come when the answer has."""
        self.wire.ask([Question(program, ACCESSIBLE, "GetState")])
        self.wire.take_events()


def main() -> None:
    """Answer until nobody asks any more."""
    looker = Looker()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(looker.answer(json.loads(line))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
