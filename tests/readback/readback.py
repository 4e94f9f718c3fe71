"""What we write, read by other people's programs: as many rows and the same text as we wrote.

Run by hand: `cargo xtask readback` (builds the terminal, makes invented people, writes every format) or
`python3 tests/readback/readback.py FOLDER` over files that are there. Needs openpyxl, pandas and vobject; LibreOffice is
asked too when `soffice` is there, and Evolution's parser (Debian: gir1.2-ebookcontacts-1.2, python3-gi). A reader that is
missing is said and not counted as read.
"""
import csv
import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path


def table(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [[unguarded(cell) for cell in row] for row in csv.reader(file, delimiter=";")]


def unguarded(cell: str) -> str:
    """Tables as text carry one apostrophe before what a spreadsheet would compute."""
    bare = cell.lstrip("'")
    return cell[1:] if cell.startswith("'") and bare[:1] in ("=", "@", "\t", "\r", "+", "-") and bare else cell


def text(value) -> str:
    if value is None:
        return ""
    return value.date().isoformat() if hasattr(value, "date") else str(value)


def same(name: str, expected: list[list[str]], found: list[list[str]]) -> bool:
    if len(expected) != len(found):
        print(f"{name}: {len(found)} rows, not {len(expected)}")
        return False
    for number, (ours, theirs) in enumerate(zip(expected, found), 1):
        theirs = theirs + [""] * (len(ours) - len(theirs))
        if ours != theirs:
            wrong = next((pair for pair in zip(ours, theirs) if pair[0] != pair[1]), None)
            print(f"{name}: row {number}: {wrong}")
            return False
    print(f"{name}: {len(found)} rows, the same text")
    return True


def by_openpyxl(folder: Path, expected: list[list[str]]) -> bool:
    import openpyxl

    sheet = openpyxl.load_workbook(folder / "people.xlsx").active
    wrong = [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    if wrong:
        print(f"openpyxl: formulas in {wrong[:3]}")
        return False
    return same("openpyxl", expected, [[text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)])


def by_pandas(folder: Path, expected: list[list[str]]) -> bool:
    import pandas

    frame = pandas.read_excel(folder / "people.xlsx", header=None, dtype=object, keep_default_na=False)
    return same("pandas", expected, [[text(cell) for cell in row] for row in frame.values.tolist()])


def by_vobject(folder: Path, expected: list[list[str]]) -> bool:
    import vobject

    headings, *rows = expected
    column = {name: headings.index(name) for name in ("given_name", "family_name", "phone", "phone_2", "email")}
    right = True
    # It was made for version 3.0 and reads 4.0 as far as that goes.
    for name in ("people.v3.vcf", "people.v4.vcf"):
        cards = list(vobject.readComponents((folder / name).read_text(encoding="utf-8")))
        found = [[card.n.value.given, card.n.value.family] for card in cards]
        right &= same(f"vobject {name}, names", [[row[column[c]] for c in ("given_name", "family_name")] for row in rows], found)
        numbers = [[line.value for line in card.contents.get("tel", [])] for card in cards]
        ours = [[row[column[c]] for c in ("phone", "phone_2") if row[column[c]]] for row in rows]
        right &= same(f"vobject {name}, numbers", ours, numbers)
    return right


def by_gi(folder: Path, expected: list[list[str]]) -> bool:
    """Evolution's parser; its cards hold the name as they were given it, and the numbers in our order."""
    import gi

    gi.require_version("EBookContacts", "1.2")
    from gi.repository import EBookContacts

    headings, *rows = expected
    column = {name: headings.index(name) for name in ("given_name", "family_name", "phone", "phone_2", "notes")}
    ours = [[row[column[c]] for c in ("given_name", "family_name", "phone", "phone_2", "notes")] for row in rows]
    right = True
    for name in ("people.v3.vcf", "people.v4.vcf"):
        cards = re.findall("BEGIN:VCARD.*?END:VCARD", (folder / name).read_bytes().decode("utf-8"), re.S)
        found = []
        for card in cards:
            contact = EBookContacts.Contact.new_from_vcard(card)
            lines = EBookContacts.VCard.get_attributes(contact)
            value = lambda which: [line.get_values() for line in lines if line.get_name().upper() == which]
            family, given = value("N")[0][:2]
            numbers = [number[0].removeprefix("tel:") for number in value("TEL")][:2]
            note = (value("NOTE") or [[""]])[0][0]
            found.append([given, family, *numbers, *[""] * (2 - len(numbers)), note])
        right &= same(f"Evolution {name}", ours, found)
    return right


def by_libreoffice(folder: Path, expected: list[list[str]]) -> bool:
    out = folder / "libreoffice"
    # 59 is `;`, 34 the quote, 76 UTF-8; cells as they are shown.
    options = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false"
    command = ["soffice", "--headless", "--convert-to", options, "--outdir", str(out), str(folder / "people.xlsx")]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
    with (out / "people.csv").open(encoding="utf-8", newline="") as file:
        return same("LibreOffice", expected, list(csv.reader(file, delimiter=";")))


def main(folder: Path) -> int:
    expected = table(folder / "people.csv")
    right, missing = True, []
    for module, reader in (("openpyxl", by_openpyxl), ("pandas", by_pandas), ("vobject", by_vobject), ("gi", by_gi)):
        if importlib.util.find_spec(module):
            right &= reader(folder, expected)
        else:
            missing.append(module)
    if shutil.which("soffice"):
        right &= by_libreoffice(folder, expected)
    else:
        missing.append("LibreOffice")
    if missing:
        print("not asked, because not installed:", ", ".join(missing))
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
