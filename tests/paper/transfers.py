"""Payment codes to draw, and what a reader that is not ours makes of a picture of one."""

import io

import zxingcpp
from PIL import Image

from bot.core.epc import code

IBAN = "IT60X0542811101000000123456"


def transfer(payee="Studio Marta", text="Invoice 2026/118", **more):
    """The data of a card; `more` replaces its fields."""
    made = code(payee=payee, iban=IBAN, cents=120_050, currency="EUR", text=text)
    return {
        "title": "Invoice 2026/118",
        "amount": "€1,200.50",
        "payload": made.payload,
        "charset": made.charset,
        "payee_label": "Payee",
        "payee": made.payee,
        "iban_label": "IBAN",
        "iban": made.iban,
        "rows": [["Reason for payment", made.text]],
        "hint": "Scan it with your bank's app.",
        **more,
    }


def opened(png):
    return Image.open(io.BytesIO(png)).convert("RGB")


def scaled(picture, wide):
    """The picture as a screen so many pixels wide shows it, from a platform that sends photos as JPEG."""
    smaller = picture.resize((wide, round(picture.height * wide / picture.width)), Image.Resampling.BILINEAR)
    sent = io.BytesIO()
    smaller.save(sent, "JPEG", quality=80)
    return Image.open(sent).convert("RGB")


def read(picture):
    """All codes in a picture: kind, level of correction, version, and the bytes."""
    return zxingcpp.read_barcodes(picture)
