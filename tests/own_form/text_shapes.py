"""Word forms whose boxes are lines, ticks, rings, hints and text boxes, for every hand of wording."""

from tests.own_form.hands import Hand
from tests.own_form.wants import Form, Want, of, person
from tests.own_form.wordxml import (
    COMMENTS,
    LEADER,
    TAB,
    bold,
    docx,
    grey,
    h1,
    h2,
    p,
    run,
    sym,
    tbl,
    tc,
    text_box,
    tr,
)  # fmt: skip

ASKED = ("conditions", "lead_discussed", "informed", "agencies")


def lines(hand: Hand) -> Form:
    """Ruled lines: underscores, dots, tabs drawn as a line, blank lines after a prompt."""
    form = Form("lines")
    rule, dots = "_" * 30, "." * 40

    def label(key: str, of_whom: dict[str, str]) -> str:
        return of_whom[key].rstrip(":?") + ": "

    form.data = docx(
        p(hand.title, style="Title"),
        h1(hand.person),
        *(
            form.box(Want(person(k), rule), run(label(k, hand.asks)), run(rule))
            for k in ("forename", "surname", "dob")
        ),
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
        tr(
            hand.asks[key],
            tc(form.box(Want(("ring:" + person(key)[0],)), f"{hand.yes} / {hand.no}{how}")),
        )
        for key in ASKED
    ]
    form.data = docx(h1("Safeguarding"), tbl(*rows), p())
    return form


def columns_of_answers(hand: Hand) -> Form:
    """A column each for yes, no and not known."""
    form = Form("columns_of_answers")
    rows = [tr("Question", hand.yes, hand.no, hand.unknown)]
    for key in ASKED:
        cells = [
            form.box(Want((f"cell:{person(key)[0]}:{v}",))) for v in ("yes", "no", "not_known")
        ]
        rows.append(tr(hand.asks[key], *(tc(cell) for cell in cells)))
    rows.append(
        tr("Are the parents aware of this referral?", *(tc(form.box(())) for _ in range(3)))
    )
    form.data = docx(h1("Safeguarding"), tbl(*rows, cols=4), p())
    return form


def people(hand: Hand) -> Form:
    """Grids of people with spare rows, and a table of two persons side by side."""
    form = Form("people")
    spare = [tr(*(tc(form.box(())) for _ in range(3))) for _ in range(3)]
    crossed = [
        tr("", tc(hand.person), tc(hand.parent)),
        *(
            tr(hand.asks[k], tc(form.box(person(k))), tc(form.box(())))
            for k in ("forename", "surname", "dob")
        ),
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
    head = form.box(
        Want(person("referral_date"), rule), f"{hand.asks['referral_date'].rstrip(':')}: {rule}"
    )
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
        parts={"word/comments.xml": COMMENTS},
    )
    return form


WELSH = {"forename": "Enw cyntaf", "surname": "Cyfenw", "dob": "Dyddiad geni", "gender": "Rhywedd",
         "address": "Cyfeiriad", "phone": "Rhif ff\u00f4n"}  # fmt: skip


def two_languages(hand: Hand) -> Form:
    """Welsh and English in one label."""
    form = Form("two_languages")
    rows = [
        tr(f"{WELSH[k]} / {hand.asks[k].rstrip(':')}", tc(form.box(person(k))))
        for k in ("forename", "surname", "dob")
    ]
    rows += [
        tr(tc(p(WELSH[k]), p(hand.asks[k])), tc(form.box(person(k)))) for k in ("gender", "phone")
    ]
    form.data = docx(h1(f"{hand.person}"), h2("Manylion / Details"), tbl(*rows), p())
    return form
