"""Pictures of the police's own form: a small form is made, filled and read."""

import io
from pathlib import Path

from photographer import Photographer
from PySide6.QtWidgets import QLineEdit
from reportlab.pdfgen.canvas import Canvas

from prevent_desktop.ui.own_form.filled_page import FilledPage
from prevent_desktop.ui.own_form.match_page import MatchPage
from prevent_desktop.ui.own_form.supply_page import SupplyPage
from prevent_desktop.ui.own_form.where_page import WherePage
from prevent_desktop.ui.sending.send_page import SendPage

PARTS = (
    ("Details of the individual", ("Forename(s)", "Surname", "Date of birth", "Ethnicity")),
    ("Details of the referrer", ("Name", "Role and organisation", "Telephone", "Email")),
    ("Details of the parent or carer", ("Name", "Telephone")),
    ("For office use only", ("Reference number",)),
)


def a_form() -> bytes:
    """A PDF with boxes, as a force might have it; nobody's real form."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(50, 790, "Referral form of a fictional force")
    place, number = 750.0, 0
    for title, labels in PARTS:
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(50, place, title)
        place -= 26
        for label in labels:
            number += 1
            canvas.setFont("Helvetica", 10)
            canvas.drawString(50, place + 5, label)
            canvas.acroForm.textfield(
                name=f"Text{number}", x=220, y=place, width=320, height=18, fontSize=10
            )
            place -= 24
        place -= 12
    canvas.save()
    return out.getvalue()


def own_form(by: Photographer) -> None:
    """From the page to send and back to it."""
    file = by.desk.documents_folder / "Their form.pdf"
    file.write_bytes(a_form())
    by.press("The police want their own form")
    by.sees(SupplyPage)
    by.named(QLineEdit, "Where is their form?").setText(str(file.absolute()))
    by.press("Read the form")
    page = by.sees(MatchPage)
    by.settle()
    by.take("own-form-left")
    boxes = page._matching.boxes.values()  # noqa: SLF001
    surname = next(box.id for box in boxes if "Surname" in box.label)
    page._open(surname)  # noqa: SLF001  (as Enter does in the list)
    by.settle()
    by.take("own-form-boxes")
    by.press("Fill a copy")
    by.sees(WherePage)
    folder = by.named(QLineEdit, "Save the copy in this folder")
    folder.setText(str(by.desk.documents_folder.absolute()))
    by.press("Fill and save the copy")
    filled = by.sees(FilledPage)
    by.settle()
    by.scroll(filled, 0.45)
    by.take("own-form-filled")
    by.press("Back to the boxes")
    by.sees(MatchPage)
    by.press("Back")
    by.sees(SupplyPage)
    by.press("Back")
    by.sees(SendPage)
    for made in (file, *Path(by.desk.documents_folder).glob("PR-*-form*")):
        made.unlink()
