#!/usr/bin/env python3
"""Our calendars as other programs read them: python icalendar, ical.js and khal see what Birlik lists.

By hand: tests/calendars/read_back.py path/to/birlik
Readers are installed under target/readers with pip and npm. Ends with 1 when a reader sees anything else.
"""
import datetime
import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
READERS = HERE.parent.parent / "target" / "readers"
FROM, TO = "2026-10-01", "2027-06-30"
UTC = datetime.timezone.utc


def run(*words, **more):
    return subprocess.run(words, check=True, capture_output=True, text=True, **more).stdout


def install():
    python = READERS / "venv" / "bin" / "python"
    if not python.exists():
        READERS.mkdir(parents=True, exist_ok=True)
        run(sys.executable, "-m", "venv", str(READERS / "venv"))
        run(str(python), "-m", "pip", "-q", "install", "icalendar", "recurring-ical-events", "khal")
    if not (READERS / "node_modules" / "ical.js").exists():
        (READERS / "package.json").write_text('{"private": true}')
        run("npm", "install", "--silent", "ical.js@2", cwd=READERS)
    return python


def by_icalendar(file):
    """Runs in the readers' python."""
    import icalendar
    import recurring_ical_events

    calendar = icalendar.Calendar.from_ical(pathlib.Path(file).read_bytes())
    assert not calendar.errors, calendar.errors
    seen = []
    day = datetime.date.fromisoformat
    for event in recurring_ical_events.of(calendar).between(day(FROM), day(TO) + datetime.timedelta(days=1)):
        start = event["DTSTART"].dt
        timed = isinstance(start, datetime.datetime)
        seen.append([start.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if timed else start.isoformat(), str(event["SUMMARY"])])
    choir = next(event for event in calendar.walk("VEVENT") if "choir" in str(event["UID"]))
    texts = [str(choir["LOCATION"]), str(choir["DESCRIPTION"]), str(choir["URL"])]
    print(json.dumps({"occurrences": seen, "texts": texts}))


def by_khal(folder, file):
    """khal imports the file into a calendar of its own and lists days and titles on the clock of UTC."""
    calendar = folder / "khal"
    calendar.mkdir()
    config = folder / "khal.conf"
    config.write_text(
        f"[calendars]\n[[own]]\npath = {calendar}\n[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\n"
        "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\n"
        f"longdatetimeformat = %Y-%m-%d %H:%M\n[sqlite]\npath = {folder / 'khal.db'}\n"
    )
    khal = [str(READERS / "venv" / "bin" / "khal"), "-c", str(config)]
    env = {**os.environ, "LANG": "C.UTF-8"}
    run(*khal, "import", "--batch", "-a", "own", str(file), env=env)
    form = "{start-date}T{start-time}|{title}"
    listed = run(*khal, "list", "--notstarted", "-df", "", "-f", form, FROM, TO, env=env)
    seen = []
    for line in listed.splitlines():
        if "|" in line:
            start, title = line.split("|", 1)
            seen.append([start.rstrip("T") if start.endswith("T") else f"{start}:00Z", title])
    return seen


def main(birlik):
    python = install()
    folder = pathlib.Path(tempfile.mkdtemp())
    data, out = folder / "chapter.birlikdb", folder / "out.ics"
    env = {**os.environ, "BIRLIK_DATA": str(data), "BIRLIK_CONFIG": str(folder / "config"), "HOME": str(folder)}
    say = lambda *words: json.loads(run(birlik, "--json", *words, env=env))
    say("init", "--name", "Körpü", "--country", "DE", "--language", "az", "--zone", "Europe/Berlin")
    counts = say("import", str(HERE / "fixture.ics"))
    assert counts["new"] == 5 and counts["refused"] == 0, counts
    say("export", "events", "--out", str(out))
    again = say("import", str(out))
    assert again["new"] == again["updated"] == 0, again
    listed = say("list", "events", "--from", FROM, "--to", TO)["items"]
    # Cancelled days are no occurrences to a reader.
    ours = sorted([item["utc"] or item["start"], item["title"]] for item in listed if item["state"] != "cancelled")
    read = json.loads(run(str(python), __file__, "--icalendar", str(out)))
    javascript = run("node", str(HERE / "occurrences.mjs"), str(out), FROM, TO, cwd=READERS)
    seen = {
        "icalendar": sorted(read["occurrences"]),
        "ical.js": sorted(json.loads(line) for line in javascript.splitlines()),
        # khal lists an occurrence on each day on which it lasts.
        "khal": sorted([start, title] for start, title in {tuple(item) for item in by_khal(folder, out)}),
    }
    texts = ["Körpü evi", "Sarı gəlin\nЗвучит вся строка, и она достаточно длинная, чтобы её пришлось сложить", "https://example.org/choir?a=1,2;b=3"]
    wrong = read["texts"] != texts
    print(f"Birlik lists {len(ours)} occurrences; texts {'differ: ' + str(read['texts']) if wrong else 'are whole'}")
    for reader, occurrences in seen.items():
        missing = [item for item in ours if item not in occurrences]
        more = [item for item in occurrences if item not in ours]
        wrong = wrong or bool(missing or more)
        print(f"{reader}: {len(occurrences)} occurrences" + (f"; missing {missing}; more {more}" if missing or more else ""))
    return 1 if wrong else 0


if __name__ == "__main__":
    if sys.argv[1] == "--icalendar":
        by_icalendar(sys.argv[2])
    else:
        sys.exit(main(sys.argv[1]))
