"""Cards of other programs, read by us, by vobject and by Evolution: no file that they read is lost on us, and names and
telephone numbers are those that they find.

By hand: `BIRLIK_CLI=…/birlik python3 tests/readback/cards.py FOLDER` over a folder of .vcf files. Needs vobject and, of
Debian, gir1.2-ebookcontacts-1.2 with python3-gi; a reader that is missing is said and not counted.
"""

import contextlib
import importlib.util
import io
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

CARD = re.compile(r"^BEGIN:VCARD\s*$.*?^END:VCARD\s*$", re.M | re.S | re.I)


def text(path: Path) -> str:
    raw = path.read_bytes()
    with contextlib.suppress(UnicodeDecodeError):
        return raw.decode("utf-8-sig")
    return raw.decode("latin-1")


def digits(number: str) -> str:
    return re.sub(r"\D", "", number)


def by_birlik(path: Path) -> list[tuple[str, list[str]]]:
    with tempfile.TemporaryDirectory() as folder:
        env = os.environ | {"BIRLIK_CONFIG_DIR": f"{folder}/config"}

        def birlik(*words: str) -> dict:
            command = [os.environ["BIRLIK_CLI"], "--data", f"{folder}/cards.birlikdb", *words]
            done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=120)
            return json.loads(done.stdout) if done.stdout.startswith("{") else {}

        birlik("init", "--name", "Cards", "--country", "US", "--language", "en")
        read = birlik("import", str(path), "--mode", "add", "--json")
        people = birlik("list", "people", "--json").get("items", []) if "rows" in read else []
        found = [
            (" ".join(filter(None, (one["given"], one["family"]))), [phone["typed"] for phone in one["phones"]])
            for one in people
        ]
        # Who has no name or stands twice in a file is a row all the same.
        return found + [("", [])] * (read.get("rows", 0) - read.get("ignored", 0) - len(found))


def by_vobject(path: Path) -> list[tuple[str, list[str]]]:
    import vobject

    found = []
    for card in vobject.readComponents(text(path)):
        if card.name != "VCARD":
            continue
        name = ""
        if hasattr(card, "n"):
            name = " ".join(filter(None, (flat(card.n.value.given), flat(card.n.value.family))))
        elif hasattr(card, "fn"):
            name = card.fn.value
        found.append((name, [line.value for line in card.contents.get("tel", [])]))
    return found


def flat(value) -> str:
    return " ".join(value) if isinstance(value, list) else value


def by_evolution(path: Path) -> list[tuple[str, list[str]]]:
    import gi

    gi.require_version("EBookContacts", "1.2")
    from gi.repository import EBookContacts

    found = []
    for card in CARD.findall(text(path).replace("\r\n", "\n").replace("\r", "\n")):
        contact = EBookContacts.Contact.new_from_vcard(card.replace("\n", "\r\n"))
        name = contact.get_property("name")
        whole = " ".join(filter(None, (name.given, name.family))) if name else contact.get_property("full-name") or ""
        numbers = []
        for line in EBookContacts.VCard.get_attributes(contact):
            if line.get_name().upper() == "TEL":
                numbers.append(line.get_value() or "")
        found.append((whole, numbers))
    return found


def asked(reader, path: Path) -> list[tuple[str, list[str]]]:
    """What a reader finds; nothing where it gives up."""
    try:
        with contextlib.redirect_stderr(io.StringIO()):
            return [one for one in reader(path) if one[0] or one[1]]
    except Exception:
        return []


def main(folder: Path) -> int:
    files = sorted(folder.rglob("*.vcf"))
    readers = {"vobject": by_vobject, "Evolution": by_evolution}
    if not importlib.util.find_spec("vobject"):
        print("not asked, because not installed: vobject")
        del readers["vobject"]
    if not importlib.util.find_spec("gi"):
        print("not asked, because not installed: Evolution's parser")
        del readers["Evolution"]
    ours = {path: asked(by_birlik, path) for path in files}
    print(f"Birlik: {sum(bool(cards) for cards in ours.values())} of {len(files)} files, {sum(map(len, ours.values()))} cards")
    right = True
    for name, reader in readers.items():
        theirs = {path: asked(reader, path) for path in files}
        lost = [path for path in files if theirs[path] and not ours[path]]
        fewer = [path for path in files if len(theirs[path]) > len(ours[path]) and path not in lost]
        print(f"{name}: {sum(bool(cards) for cards in theirs.values())} files, {sum(map(len, theirs.values()))} cards")
        for path in lost + fewer:
            print(f"  {path.relative_to(folder)}: {len(ours[path])} of {len(theirs[path])} cards")
        right &= not lost
        for path in files:
            mine = sorted(digits(number) for _, numbers in ours[path] for number in numbers)
            said = sorted(digits(number) for _, numbers in theirs[path] for number in numbers)
            missing = [number for number in said if number and number not in mine]
            if ours[path] and missing:
                print(f"  {path.relative_to(folder)}: numbers {missing} of {name} not among {mine}")
            names = {folded(one) for one, _ in ours[path]}
            other = [one for one, _ in theirs[path] if one and folded(one) not in names]
            if ours[path] and other:
                print(f"  {path.relative_to(folder)}: names {other} of {name} not among {[one for one, _ in ours[path]]}")
    return 0 if right else 1


def folded(name: str) -> str:
    return " ".join(sorted(re.findall(r"\w+", name.lower())))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
