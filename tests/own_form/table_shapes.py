"""Word forms whose boxes are cells, controls and fields, for every hand of wording."""

from tests.own_form.hands import Hand
from tests.own_form.wants import Form, Want, of, person
from tests.own_form.wordxml import (
    bold,
    check_box,
    control,
    date_picker,
    docx,
    drop_down,
    h1,
    legacy_check,
    legacy_list,
    legacy_text,
    p,
    run,
    tbl,
    tc,
    tr,
)  # fmt: skip

WHO = ("forename", "surname", "dob", "gender", "address", "phone")
YOU = ("name", "role_org", "relationship", "phone", "email")
ASKED = ("conditions", "lead_discussed", "informed", "agencies")


def two_columns(hand: Hand) -> Form:
    """Label and box beside each other; each section under a row across the table."""
    form = Form("two_columns")
    rows = [tr(tc(bold(hand.person), span=2))]
    keys = ("forename", "surname", "other_names", "dob", "gender", "address", "nationality", "immigration",
            "language", "phone", "family", "school", "job")  # fmt: skip
    rows += [tr(hand.asks[key], tc(form.box(person(key)))) for key in keys]
    rows += [tr(trap, tc(form.box(()))) for trap in hand.traps]
    for owner, title in (
        ("noticer", hand.noticer),
        ("referrer", hand.referrer),
        ("lead", hand.lead),
    ):
        rows.append(tr(tc(bold(title), span=2)))
        rows += [
            tr(hand.of_people[k], tc(form.box(of(owner, k))))
            for k in ("forename", "surname", *YOU[1:])
        ]
    rows.append(tr(tc(bold(hand.parent), span=2)))
    rows += [tr(hand.of_people[k], tc(form.box(()))) for k in ("name", "phone", "email")]
    rows.append(tr(tc(bold(hand.office), span=2)))
    rows += [tr(label, tc(form.box(()))) for label in ("Name", "Date received", "Reference number")]
    form.data = docx(p(hand.title, style="Title"), tbl(*rows), p())
    return form


def four_columns(hand: Hand) -> Form:
    """Two labels and two boxes in a row, under headings in the text."""
    form = Form("four_columns")

    def pairs(keys: tuple[str, ...], labels: dict[str, str], owner: str) -> str:
        rows = []
        for one, two in zip(keys[::2], keys[1::2], strict=True):
            cells = []
            for key in (one, two):
                want = person(key) if owner == "person" else of(owner, key) if owner else ()
                cells += [tc(labels[key]), tc(form.box(want))]
            rows.append(tr(*cells))
        return tbl(*rows, cols=4)

    four = ("forename", "surname", "phone", "email")
    form.data = docx(
        p(hand.title, style="Title"),
        h1(hand.person),
        pairs(("forename", "surname", "dob", "gender", "phone", "language"), hand.asks, "person"),
        h1(hand.referrer),
        pairs(four, hand.of_people, "referrer"),
        h1(hand.parent),
        pairs(four, hand.of_people, ""),
        h1(hand.lead),
        pairs(four, hand.of_people, "lead"),
    )
    return form


def label_above(hand: Hand) -> Form:
    """A row of labels above a row of boxes, and a label above a box of the whole width."""
    form = Form("label_above")
    form.data = docx(
        h1(hand.person),
        tbl(
            tr(hand.asks["forename"], hand.asks["surname"], hand.asks["dob"]),
            tr(*(tc(form.box(person(key))) for key in ("forename", "surname", "dob"))),
            tr(hand.asks["gender"], hand.asks["phone"], hand.asks["nationality"]),
            tr(*(tc(form.box(person(key))) for key in ("gender", "phone", "nationality"))),
            cols=3,
        ),
        h1("Concern"),
        tbl(tr(hand.asks["concern"]), tr(tc(form.box(person("concern")))), cols=1),
        p(),
        tbl(tr(hand.asks["needs"]), tr(tc(form.box(person("needs")))), cols=1),
        p(),
        tbl(tr(hand.asks["other"]), tr(tc(form.box(person("other")))), cols=1),
        h1(hand.referrer),
        tbl(
            tr(hand.of_people["name"], hand.of_people["role_org"], hand.of_people["phone"]),
            tr(*(tc(form.box(of("referrer", key))) for key in ("name", "role_org", "phone"))),
            cols=3,
        ),
    )
    return form


def one_cell(hand: Hand) -> Form:
    """Label and box in one cell: a colon at the end, or an empty line below."""
    form = Form("one_cell")

    def cell(label: str, want: tuple[str, ...]) -> str:
        return tc(p(run(label, "<w:b/>")), form.box(want))

    form.data = docx(
        h1(hand.person),
        tbl(
            tr(
                cell(hand.asks["forename"], person("forename")),
                cell(hand.asks["surname"], person("surname")),
            ),
            tr(cell(hand.asks["dob"], person("dob")), cell(hand.asks["gender"], person("gender"))),
            tr(cell(hand.traps[0], ()), cell(hand.traps[1], ())),
        ),
        h1(hand.referrer),
        tbl(
            tr(
                tc(form.box(of("referrer", "name"), hand.of_people["name"].rstrip(":") + ":")),
                tc(form.box(of("referrer", "phone"), hand.of_people["phone"].rstrip(":") + ": ")),
            ),
        ),
        p(),
    )
    return form


def merged_sections(hand: Hand) -> Form:
    """The section only in a merged cell at the left, with a nested table below."""
    form = Form("merged_sections")

    def group(title: str, pairs: list[tuple[str, tuple[str, ...]]]) -> list[str]:
        return [
            tr(
                tc(bold(title), merge="start") if number == 0 else tc(merge="on"),
                tc(label),
                tc(form.box(want)),
            )
            for number, (label, want) in enumerate(pairs)
        ]

    rows = group(hand.person, [(hand.asks[key], person(key)) for key in WHO])
    rows += group(hand.referrer, [(hand.of_people[key], of("referrer", key)) for key in YOU])
    rows += group(hand.parent, [(hand.of_people[key], ()) for key in ("name", "phone")])
    nested = tbl(*(tr(hand.of_people[key], tc(form.box(of("lead", key)))) for key in YOU))
    form.data = docx(
        p(hand.title, style="Title"),
        tbl(*rows, cols=3),
        p(),
        tbl(tr(tc(bold(hand.lead)), tc(nested))),
        p(),
    )
    return form


def controls(hand: Hand) -> Form:
    """Content controls of every kind: plain, rich, of a date, of a list, to tick."""
    form = Form("controls")
    hint = "Click or tap here to enter text."

    def text(want: tuple[str, ...], kind: str = "<w:text/>", *, lock: str = "") -> str:
        return tc(form.box(Want(want, hint), control(kind, lock=lock)))

    day = "Click or tap to enter a date."
    rows = [
        tr(tc(bold(hand.person), span=2)),
        tr(hand.asks["forename"], text(person("forename"))),
        tr(hand.asks["surname"], text(person("surname"), "<w:richText/>")),
        tr(hand.asks["dob"], tc(form.box(Want(person("dob"), day), date_picker()))),
        tr(hand.asks["gender"], text(person("gender"), lock="sdtLocked")),
        tr(hand.asks["phone"], text((), lock="contentLocked")),
        tr(tc(bold(hand.referrer), span=2)),
        tr(hand.of_people["name"], text(of("referrer", "name"), '<w:text w:multiLine="1"/>')),
        tr(hand.of_people["email"], text(of("referrer", "email"))),
        tr(tc(bold("Safeguarding"), span=2)),
        tr(
            hand.asks["informed"],
            tc(
                form.box(
                    Want(person("informed"), options=("yes", "no")),
                    run(f"{hand.yes} "), check_box(), run(f"  {hand.no} "), check_box(),
                )
            ),
        ),
        tr(
            hand.asks["agencies"],
            tc(form.box(Want(("choice:" + person("agencies")[0],), "Choose an item."), drop_down("Yes", "No"))),
        ),
    ]  # fmt: skip
    form.data = docx(tbl(*rows), p(), p("Notes: ", control("<w:richText/>")))
    return form


def legacy(hand: Hand) -> Form:
    """The fields of a protected document."""
    form = Form("legacy")
    blank = "\u2002" * 5
    rows = [
        tr(tc(bold(hand.person), span=2)),
        *(tr(hand.asks[k], tc(form.box(Want(person(k), blank), legacy_text(f"Text{i}")))) for i, k in enumerate(WHO)),
        tr(hand.traps[0], tc(form.box(Want((), blank), legacy_text("Text90")))),
        tr(tc(bold(hand.referrer), span=2)),
        *(tr(hand.of_people[k], tc(form.box(Want(of("referrer", k), blank), legacy_text("Text1")))) for k in YOU),
        tr(tc(bold("Safeguarding"), span=2)),
        tr(
            hand.asks["informed"],
            tc(
                form.box(
                    Want(person("informed"), options=("yes", "no")),
                    legacy_check("C1"), run(f" {hand.yes}   "), legacy_check("C2"), run(f" {hand.no}"),
                )
            ),
        ),
        tr(hand.asks["lead_discussed"], tc(form.box(Want(("list:" + person("lead_discussed")[0],)), legacy_list(" ", hand.yes, hand.no)))),
    ]  # fmt: skip
    protection = '<w:documentProtection w:edit="forms" w:enforcement="1"/>'
    form.data = docx(tbl(*rows), p(), settings=protection)
    return form
