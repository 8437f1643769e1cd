"""Word forms of every shape, each written for every hand of wording."""

from tests.own_form.hands import Hand
from tests.own_form.wants import Form, Want, of, person
from tests.own_form.wordxml import (
    LEADER, TAB, bold, check_box, control, date_picker, docx, drop_down, grey, h1, h2, legacy_check,
    legacy_list, legacy_text, p, run, sym, tbl, tc, text_box, tr,
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
    for owner, title in (("noticer", hand.noticer), ("referrer", hand.referrer), ("lead", hand.lead)):
        rows.append(tr(tc(bold(title), span=2)))
        rows += [tr(hand.of_people[k], tc(form.box(of(owner, k)))) for k in ("forename", "surname", *YOU[1:])]
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
            tr(cell(hand.asks["forename"], person("forename")), cell(hand.asks["surname"], person("surname"))),
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


def lines(hand: Hand) -> Form:
    """Ruled lines: underscores, dots, tabs drawn as a line, blank lines after a prompt."""
    form = Form("lines")
    rule, dots = "_" * 30, "." * 40

    def label(key: str, of_whom: dict[str, str]) -> str:
        return of_whom[key].rstrip(":?") + ": "

    form.data = docx(
        p(hand.title, style="Title"),
        h1(hand.person),
        *(form.box(Want(person(k), rule), run(label(k, hand.asks)), run(rule)) for k in ("forename", "surname", "dob")),
        form.box(Want(person("gender"), dots), label("gender", hand.asks) + dots),
        form.box(Want(person("phone")), run(label("phone", hand.asks)), TAB, more=LEADER),
        form.box(Want((), rule), hand.traps[0].rstrip(":") + ": " + rule),
        h1(hand.referrer),
        form.box(Want(of("referrer", "name"), rule), label("name", hand.of_people) + rule),
        form.box(Want(of("referrer", "email"), rule), label("email", hand.of_people) + rule),
        h1(hand.parent),
        form.box(Want((), rule), label("name", hand.of_people) + rule),
        h1("The concern"),
        p(hand.asks["concern"].rstrip(".?") + "?"),
        form.box(person("concern")),
        p(),
        p(),
        p(run("Thank you.", "<w:i/>")),
    )
    return form


def ticks(hand: Hand) -> Form:
    """Boxes to tick before or after their words, as letters and as symbols."""
    form = Form("ticks")

    def asked(key: str, *inner: str) -> str:
        return tr(hand.asks[key], tc(form.box(Want(person(key), options=("yes", "no")), *inner)))

    yes, no = hand.yes, hand.no
    rows = [
        tr(tc(bold("Safeguarding"), span=2)),
        asked("conditions", f"\u2610 {yes}   \u2610 {no}"),
        asked("informed", f"{yes} \u2610   {no} \u2610"),
        asked("agencies", run(f"{yes} "), sym(), run(f"  {no} "), sym()),
        asked("action" if "?" in hand.asks["action"] else "earlier", run("\u2610", "<w:sz w:val=\"28\"/>"), run(f" {yes} "), run("\u2610"), run(f" {no}")),
    ]  # fmt: skip
    question = hand.asks["earlier"]
    form.data = docx(
        tbl(*rows),
        p(),
        form.box(Want(person("earlier"), options=("yes", "no", "not_known")), f"{question} [ ] {yes} [ ] {no} [ ] {hand.unknown}"),
        p("Type of concern (tick all that apply):"),
        form.box((), "\u2610 Self-harm  \u2610 Bullying  \u2610 Yes, something else"),
        form.box((), f"Do you consent to your details being shared? \u2610 {yes} \u2610 {no}"),
        form.box((), f"I confirm that this is true. \u2610 {yes}"),
    )  # fmt: skip
    return form


def rings(hand: Hand) -> Form:
    """ "Yes / No (please circle)"."""
    form = Form("rings")
    how = " (please circle)"
    rows = [
        tr(hand.asks[key], tc(form.box(Want(("ring:" + person(key)[0],)), f"{hand.yes} / {hand.no}{how}")))
        for key in ASKED
    ]
    form.data = docx(h1("Safeguarding"), tbl(*rows), p())
    return form


def columns_of_answers(hand: Hand) -> Form:
    """A column each for yes, no and not known."""
    form = Form("columns_of_answers")
    rows = [tr("Question", hand.yes, hand.no, hand.unknown)]
    for key in ASKED:
        cells = [form.box(Want((f"cell:{person(key)[0]}:{v}",))) for v in ("yes", "no", "not_known")]
        rows.append(tr(hand.asks[key], *(tc(cell) for cell in cells)))
    rows.append(tr("Are the parents aware of this referral?", *(tc(form.box(())) for _ in range(3))))
    form.data = docx(h1("Safeguarding"), tbl(*rows, cols=4), p())
    return form


def people(hand: Hand) -> Form:
    """Grids of people with spare rows, and a table of two persons side by side."""
    form = Form("people")
    spare = [tr(*(tc(form.box(())) for _ in range(3))) for _ in range(3)]
    crossed = [
        tr("", tc(hand.person), tc(hand.parent)),
        *(tr(hand.asks[k], tc(form.box(person(k))), tc(form.box(()))) for k in ("forename", "surname", "dob")),
    ]
    form.data = docx(
        h1("Household members"),
        tbl(tr("Name", "Date of birth", "Relationship"), *spare, cols=3),
        h1("Contacts"),
        tbl(*crossed, cols=3),
        h1(hand.person),
        tbl(tr("Name", "Date of birth", "Telephone"), *[tr(*(tc(form.box(())) for _ in range(3))) for _ in range(2)], cols=3),
        p(),
    )  # fmt: skip
    return form


def hints(hand: Hand) -> Form:
    """Grey hints in the boxes, and grey advice that is no box."""
    form = Form("hints")

    def hinted(want: tuple[str, ...], hint: str) -> str:
        return tc(form.box(Want(want, hint), run(hint, '<w:color w:val="808080"/>')))

    rows = [
        tr(tc(bold(hand.person), span=2)),
        tr(hand.asks["forename"], hinted(person("forename"), "First name(s) as on record")),
        tr(hand.asks["surname"], hinted(person("surname"), "[enter surname]")),
        tr(hand.asks["dob"], hinted(person("dob"), "dd/mm/yyyy")),
        tr(hand.asks["address"], tc(form.box(person("address")))),
        tr(tc(bold(hand.referrer), span=2)),
        tr(hand.of_people["name"], hinted(of("referrer", "name"), "Your full name")),
        tr(hand.of_people["phone"], tc(form.box(of("referrer", "phone")))),
    ]
    form.data = docx(
        p(hand.title, style="Title"),
        tbl(*rows),
        p(),
        h1("Concern"),
        tbl(
            tr(tc(bold(hand.asks["concern"]))),
            tr(tc(grey("Use only what applies. Write exact words and dates."))),
            tr(tc(form.box(person("concern")))),
            cols=1,
        ),
        p(),
    )
    return form


def corners(hand: Hand) -> Form:
    """Boxes in the header, in the footer and in text boxes, which are stored twice."""
    form = Form("corners")
    rule = "_" * 20
    head = form.box(Want(person("referral_date"), rule), f"{hand.asks['referral_date'].rstrip(':')}: {rule}")
    foot = form.box(Want((), rule), f"Reference number: {rule}")
    form.data = docx(
        h1(hand.person),
        p(hand.asks["forename"]),
        p(text_box(form.box(Want(person("forename"), twice=True)))),
        h1(hand.referrer),
        p(text_box(p(hand.of_people["name"]), form.box(Want(of("referrer", "name"), twice=True)))),
        h1(hand.parent),
        p(text_box(p(hand.of_people["name"]), form.box(Want((), twice=True)))),
        p(),
        header=head,
        footer=foot,
    )
    return form


def revised(hand: Hand) -> Form:
    """Tracked changes, comments and labels in pieces."""
    form = Form("revised")
    mark = 'w:id="5" w:author="A. Clerk" w:date="2026-01-05T10:00:00Z"'

    def pieces(label: str) -> str:
        half = len(label) // 2
        return run(label[:half], "<w:b/>") + '<w:proofErr w:type="spellStart"/>' + run(label[half:])

    changed = (
        f"<w:del {mark}><w:r><w:delText>Parent\u2019s name</w:delText></w:r></w:del>"
        f"<w:ins {mark}>{run(hand.asks['surname'])}</w:ins>"
    )
    noted = (
        '<w:commentRangeStart w:id="1"/>' + run(hand.asks["dob"]) + '<w:commentRangeEnd w:id="1"/>'
        '<w:r><w:commentReference w:id="1"/></w:r>'
    )
    form.data = docx(
        p(pieces(hand.person), style="Heading1"),
        tbl(
            tr(tc(p(pieces(hand.asks["forename"]))), tc(form.box(person("forename")))),
            tr(tc(p(changed)), tc(form.box(person("surname")))),
            tr(tc(p(noted)), tc(form.box(person("dob")))),
            tr(tc(p(pieces(hand.traps[0]))), tc(form.box(()))),
        ),
        p(),
    )
    return form


WELSH = {"forename": "Enw cyntaf", "surname": "Cyfenw", "dob": "Dyddiad geni", "gender": "Rhywedd",
         "address": "Cyfeiriad", "phone": "Rhif ff\u00f4n"}  # fmt: skip


def two_languages(hand: Hand) -> Form:
    """Welsh and English in one label."""
    form = Form("two_languages")
    rows = [
        tr(f"{WELSH[k]} / {hand.asks[k].rstrip(':')}", tc(form.box(person(k)))) for k in ("forename", "surname", "dob")
    ]
    rows += [tr(tc(p(WELSH[k]), p(hand.asks[k])), tc(form.box(person(k)))) for k in ("gender", "phone")]
    form.data = docx(h1(f"{hand.person}"), h2("Manylion / Details"), tbl(*rows), p())
    return form


SHAPES = (
    two_columns, four_columns, label_above, one_cell, merged_sections, controls, legacy, lines, ticks,
    rings, columns_of_answers, people, hints, corners, revised, two_languages,
)  # fmt: skip
