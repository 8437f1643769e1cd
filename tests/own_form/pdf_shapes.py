"""PDF forms of every shape, each written for every hand of wording."""

import io
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name
from reportlab.pdfgen.canvas import Canvas
from tests.own_form.hands import Hand
from tests.own_form.wants import Form, Want, of, person

WHO = ("forename", "surname", "dob", "gender", "address", "phone")
YOU = ("name", "role_org", "relationship", "phone", "email")


class Page:
    """A PDF being drawn, from the top down."""

    def __init__(self, name: str, title: str) -> None:
        self.form = Form(name, ending="pdf")
        self._out = io.BytesIO()
        self.canvas = Canvas(self._out, pagesize=(595, 842))
        self.y = 800.0
        self.canvas.setFont("Helvetica-Bold", 16)
        self.canvas.drawString(50, self.y, title)
        self.y -= 30

    def heading(self, text: str) -> None:
        if self.y < 160:
            self.canvas.showPage()
            self.y = 800
        self.y -= 8
        self.canvas.setFont("Helvetica-Bold", 12)
        self.canvas.drawString(50, self.y, text)
        self.y -= 24

    def say(self, text: str, x: float = 50) -> None:
        self.canvas.setFont("Helvetica", 9)
        self.canvas.drawString(x, self.y + 5, text)

    def field(self, want: tuple[str, ...] | Want, x: float, width: float, *, tip: str = "",
              height: float = 18, flags: str = "", most: int = 4000, name: str = "") -> str:  # fmt: skip
        name = name or f"Text{len(self.form.wants) + 1}"
        self.form.wants[name] = want if isinstance(want, Want) else Want(want)
        self.canvas.acroForm.textfield(
            name=name, tooltip=tip or None, x=x, y=self.y, width=width, height=height, fontSize=9,
            fieldFlags=flags, maxlen=most, borderWidth=1,
        )  # fmt: skip
        return name

    def row(self, label: str, want: tuple[str, ...], *, tip: str = "", name: str = "") -> None:
        self.say(label)
        self.field(want, 260, 280, tip=tip, name=name)
        self.y -= 24

    def above(self, pairs: list[tuple[str, tuple[str, ...]]]) -> None:
        wide = 490 / len(pairs)
        for number, (label, _) in enumerate(pairs):
            self.say(label, 50 + number * wide)
        self.y -= 18
        for number, (_, want) in enumerate(pairs):
            self.field(want, 50 + number * wide, wide - 12)
        self.y -= 28

    def finish(self, change: Callable[[pikepdf.Pdf], None] | None = None, **saving: object) -> Form:
        self.canvas.save()
        self.form.data = self._out.getvalue()
        if change or saving:
            with pikepdf.open(io.BytesIO(self.form.data)) as pdf:
                if change:
                    change(pdf)
                out = io.BytesIO()
                pdf.save(out, **saving)  # type: ignore[arg-type]
            self.form.data = out.getvalue()
        return self.form


def beside(hand: Hand) -> Form:
    """Meaningless names: only the words beside the boxes tell."""
    page = Page("beside", hand.title)
    page.heading(hand.person)
    for key in WHO:
        page.row(hand.asks[key], person(key))
    page.row(hand.traps[0], ())
    page.heading(hand.referrer)
    for key in YOU:
        page.row(hand.of_people[key], of("referrer", key))
    page.heading(hand.parent)
    for key in ("name", "phone", "email"):
        page.row(hand.of_people[key], ())
    page.heading(hand.lead)
    for key in ("name", "phone", "email"):
        page.row(hand.of_people[key], of("lead", key))
    page.heading(hand.office)
    page.row("Name", ())
    page.row("Date received", ())
    return page.finish()


def above(hand: Hand) -> Form:
    """Words above the boxes, several boxes beside each other, and a wide box below a prompt."""
    page = Page("above", hand.title)
    page.heading(hand.person)
    page.above([(hand.asks[key], person(key)) for key in ("forename", "surname")])
    page.above([(hand.asks[key], person(key)) for key in ("dob", "gender", "phone")])
    page.heading(hand.referrer)
    page.above([(hand.of_people[key], of("referrer", key)) for key in ("name", "email")])
    page.heading("The concern")
    page.say(hand.asks["concern"])
    page.y -= 120
    page.field(
        Want(person("concern"), gone="cut"), 50, 490, height=115, flags="multiline", most=100_000
    )
    page.y -= 20
    page.say(hand.asks["needs"])
    page.y -= 80
    page.field(
        Want(person("needs"), gone="cut"), 50, 490, height=75, flags="multiline", most=100_000
    )
    return page.finish()


def tips(hand: Hand) -> Form:
    """Tool tips that say all, beside words that say half."""
    page = Page("tips", hand.title)
    page.heading(hand.person)
    for key in ("forename", "surname", "dob"):
        page.row(hand.asks[key], person(key), tip=hand.asks[key])
    page.heading(hand.referrer)
    page.row("Name", of("referrer", "name"), tip="Name of referrer")
    page.row("Telephone", of("referrer", "phone"), tip="Referrer telephone number")
    page.row("Email", (), tip="Email of parent")
    return page.finish()


def ticks(hand: Hand) -> Form:
    """Check boxes with an on-state of another name, radio buttons, lists."""
    page = Page("ticks", hand.title)
    page.heading("Safeguarding")

    def asked(key: str) -> Want:
        return Want(person(key), options=("yes", "no"))

    page.say(hand.asks["informed"])
    page.say(hand.yes, 450)
    page.say(hand.no, 500)
    for value, x in (("yes", 475), ("no", 525)):
        page.form.wants[f"check:{value}"] = asked("informed")
        page.canvas.acroForm.checkbox(name=f"check:{value}", x=x, y=page.y, size=14)
    page.y -= 30
    page.say(hand.asks["agencies"])
    page.form.wants["radio"] = asked("agencies")
    for value, x in (("1", 440), ("2", 490)):
        page.canvas.acroForm.radio(name="radio", value=value, x=x, y=page.y, size=14)
    page.say(hand.yes, 458)
    page.say(hand.no, 508)
    page.y -= 30
    page.say(hand.asks["conditions"])
    page.form.wants["list"] = Want(("choice:" + person("conditions")[0],))
    page.canvas.acroForm.choice(
        name="list", options=["Please select", "Yes", "No"], value="Please select", x=440, y=page.y,
        width=100, height=18, fieldFlags="combo",
    )  # fmt: skip
    page.y -= 30
    page.say("I give my consent to this referral")
    page.form.wants["consent"] = Want()
    page.canvas.acroForm.checkbox(name="consent", x=475, y=page.y, size=14)

    def rename(pdf: pikepdf.Pdf) -> None:
        for each in pdf.Root.AcroForm.Fields:
            if str(each.T).startswith("check:"):
                for kind in ("/N", "/D"):
                    each.AP[kind]["/1"] = each.AP[kind]["/Yes"]
                    del each.AP[kind]["/Yes"]

    return page.finish(rename)


def parts(hand: Hand) -> Form:
    """A date in three boxes, a comb, names in a hierarchy, a field shown at two places."""
    page = Page("parts", hand.title)
    page.heading(hand.person)
    page.say(hand.asks["surname"])
    page.field(person("surname"), 260, 280, name="surname1")
    page.y -= 24
    page.say(hand.asks["dob"])
    for part, (x, wide, most) in {"d": (260, 26, 2), "m": (296, 26, 2), "y": (332, 46, 4)}.items():
        page.field(Want(("part:individual.dob:" + part,)), x, wide, most=most)
    page.y -= 24
    page.say(hand.asks["first_date"])
    comb = page.field(Want(person("first_date"), gone="comb"), 260, 160, most=8)
    page.y -= 30
    page.heading(hand.referrer)
    page.row(hand.of_people["name"], of("referrer", "name"), name="Name1")
    page.row(hand.of_people["email"], of("referrer", "email"), name="Email1")

    def change(pdf: pikepdf.Pdf) -> None:
        listed = pdf.Root.AcroForm.Fields
        for each in list(listed):
            if str(each.T) == comb:
                each.Ff = 1 << 24
            if str(each.T) == "surname1":
                _second_place(pdf, each)
        for each in [each for each in listed if str(each.T) in {"Name1", "Email1"}]:
            parent = pdf.make_indirect(Dictionary(T=pikepdf.String("Referrer"), Kids=Array([each])))
            each.Parent = parent
            listed.append(parent)
            place = next(i for i, other in enumerate(listed) if other.objgen == each.objgen)
            del listed[place]

    form = page.finish(change)
    for name in ("Name1", "Email1"):
        form.wants[f"Referrer.{name}"] = form.wants.pop(name)
    return form


def _second_place(pdf: pikepdf.Pdf, field: pikepdf.Object) -> None:
    """Show a field a second time, at the foot of its page."""
    kids = []
    for place in (field.Rect, Array([50, 40, 300, 58])):
        kid = Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, Rect=place, F=4, MK=field.MK, AP=field.AP,
            DA=field.DA, Parent=field,
        )  # fmt: skip
        kids.append(pdf.make_indirect(kid))
    annotations = pdf.pages[0].Annots
    own = next(i for i, each in enumerate(annotations) if each.objgen == field.objgen)
    del annotations[own]
    annotations.extend(kids)
    for key in ("/Rect", "/AP", "/MK", "/Subtype", "/F"):
        if key in field:
            del field[key]
    field.Kids = Array(kids)


def protected(hand: Hand) -> Form:
    """An owner's password that allows filling and nothing else."""
    page = Page("protected", hand.title)
    page.heading(hand.person)
    for key in ("forename", "surname"):
        page.row(hand.asks[key], person(key))
    allow = pikepdf.Permissions(modify_other=False, extract=False, modify_form=True)
    return page.finish(encryption=pikepdf.Encryption(owner="secret", user="", allow=allow))


PDF_SHAPES = (beside, above, tips, ticks, parts, protected)
