"""Who is one person: Birlik beside recordlinkage and Splink over one folder of chapters whose truth is known.

Birlik reads the files as they were sent; the others are given names, dates and telephones perfectly parsed (truth.csv).
Usage: match.py CHAPTERS; the environment names the program (BIRLIK_CLI). Needs recordlinkage, splink, anyascii.
"""

import csv
import json
import logging
import os
import subprocess
import sys
import time
import warnings
from pathlib import Path

import pandas as pd
import recordlinkage as rl
from anyascii import anyascii


def rows(path):
    with open(path, encoding="utf-8") as file:
        return list(csv.DictReader(file))


def pair(a, b):
    return (a, b) if a < b else (b, a)


def birlik(folder, _table):
    files = sorted(str(file) for file in folder.glob("chapter_*"))
    answer = subprocess.run([os.environ["BIRLIK_CLI"], "match", *files, "--json"], capture_output=True, check=True)
    found = json.loads(answer.stdout)["pairs"]
    said = {outcome: {pair(p["a"], p["b"]) for p in found if p["outcome"] == outcome} for outcome in ("same", "ask")}
    return said["same"], said["ask"]


def table(truth):
    plain = lambda text: anyascii(text).lower().strip()
    frame = pd.DataFrame(
        {
            "id": [row["record_id"] for row in truth],
            "given": [plain(row["given_in_file"]) for row in truth],
            "family": [plain(row["surname_in_file"]) for row in truth],
            "born": [row["dob_in_file"] or None for row in truth],
            "phone": [row["phone_in_file"] or row["gphone_in_file"] or None for row in truth],
            "email": [row["email_in_file"].lower() or None for row in truth],
        }
    )
    frame["sound"] = frame["given"].str[:2] + frame["family"].str[:3]
    return frame


def compared(frame):
    frame = frame.set_index("id")
    index = rl.Index()
    for column in ("born", "phone", "email", "sound"):
        index.block(column)
    candidates = index.index(frame)
    compare = rl.Compare()
    for column in ("given", "family"):
        compare.string(column, column, method="jarowinkler", label=column)
    for column in ("born", "phone", "email"):
        compare.exact(column, column, label=column)
    return compare.compute(candidates, frame)


def rule(_folder, frame):
    features = compared(frame)
    named = (features["given"] > 0.88) & (features["family"] > 0.88)
    own = features[["born", "phone", "email"]].sum(axis=1)
    return {pair(*ids) for ids in features.index[named & (own >= 1)]}, set()


def ecm(_folder, frame):
    features = compared(frame)
    binary = features.copy()
    for column in ("given", "family"):
        binary[column] = (binary[column] > 0.88).astype(int)
    model = rl.ECMClassifier(binarize=None)
    model.fit(binary.astype(int))
    return {pair(*ids) for ids in model.predict(binary.astype(int))}, set()


def splink(_folder, frame):
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    frame = frame.rename(columns={"id": "unique_id"})
    blocks = [block_on("born"), block_on("phone"), block_on("email"), block_on("sound")]
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.JaroWinklerAtThresholds("given", [0.95, 0.88]).configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("family", [0.95, 0.88]).configure(term_frequency_adjustments=True),
            cl.ExactMatch("born"),
            cl.ExactMatch("phone"),
            cl.ExactMatch("email"),
        ],
        blocking_rules_to_generate_predictions=blocks,
    )
    api = DuckDBAPI()
    linker = Linker(api.register(frame), settings)
    linker.training.estimate_probability_two_random_records_match([block_on("given", "family", "born")], recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    for column in ("born", "email"):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(column))
    found = linker.inference.predict(threshold_match_probability=0.95).as_pandas_dataframe()
    return {pair(a, b) for a, b in zip(found["unique_id_l"], found["unique_id_r"])}, set()


def figures(name, same, asks, seconds, folder, truth):
    person = {row["record_id"]: row["person_id"] for row in truth}
    right = {p for p in same if person[p[0]] == person[p[1]]}
    tiers = [(pair(row["record_a"], row["record_b"]), row) for row in rows(folder / "truth_pairs.csv")]
    recall = lambda wanted: sum(p in same for p, row in tiers if wanted(row)) / max(1, sum(wanted(row) for _, row in tiers))
    hard = [pair(row["record_a"], row["record_b"]) for row in rows(folder / "hard_negatives.csv")]
    clear = [p for p, row in tiers if row["tier"] != "weak"]
    hits = sum(p in same for p in clear)
    f1 = 2 * hits / max(1, len(clear) + hits + len(same) - len(right))
    print(
        f"{name:22} precision {len(right) / max(1, len(same)):.3f}"
        f"  strong {recall(lambda r: r['tier'] == 'strong'):.3f}"
        f"  across scripts {recall(lambda r: r['tier'] == 'strong' and '-' in r['scripts']):.3f}"
        f"  medium {recall(lambda r: r['tier'] == 'medium'):.3f}  weak {recall(lambda r: r['tier'] == 'weak'):.3f}"
        f"  F1 {f1:.3f}  hard {sum(p in same for p in hard)} of {len(hard)}  asks {len(asks)}  {seconds:.1f} s"
    )


def main():
    logging.disable(logging.WARNING)
    warnings.simplefilter("ignore")
    folder = Path(sys.argv[1])
    truth = rows(folder / "truth.csv")
    frame = table(truth)
    for name, run in (("birlik", birlik), ("rule, anyascii", rule), ("recordlinkage ECM", ecm), ("splink", splink)):
        begun = time.monotonic()
        same, asks = run(folder, frame)
        figures(name, same, asks, time.monotonic() - begun, folder, truth)


main()
