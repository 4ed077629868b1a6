#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks certificates of Candor with nothing of Candor's: the Python standard library only. See README.md."""
import argparse
import os
import sys
import threading
from pathlib import Path

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from case_file import CaseError, case_id, read_case  # noqa: E402
from certificate import Certificate  # noqa: E402
from form import Malformed, Rejected, load  # noqa: E402

ACCEPTED, REJECTED, UNDECIDED, MALFORMED, WRONG_COMMAND = 0, 1, 2, 3, 4
WORDS = {ACCEPTED: "accepted", REJECTED: "rejected", UNDECIDED: "undecided", MALFORMED: "malformed"}


def recheck(data, case=None):
    """(exit code, why if it is not 0, what was found of each claim) of one certificate, given as bytes; `case` as read by case_file.read_case."""
    findings = []
    try:
        certificate = Certificate(data)
        if case is not None:
            case.require_agreement(certificate.root)
        for claim in certificate.claims:
            finding = "undecided" if claim["verdict"] == "undecided" else certificate.judge(claim) or claim["verdict"]
            if case is not None and finding in ("verified", "refuted") and case.expected[claim["id"]] != finding:
                finding = f"{finding}, but the case expects it to be {case.expected[claim['id']]}"
            findings.append((claim["id"], claim["statement"]["property"], finding))
    except Malformed as complaint:
        return MALFORMED, str(complaint), findings
    except Rejected as complaint:
        return REJECTED, str(complaint), findings
    except RecursionError:
        return UNDECIDED, "this goes deeper than Python's stack", findings
    wrong = [f"{claim}: {finding}" for claim, _, finding in findings if finding not in ("verified", "refuted", "undecided")]
    if wrong:
        return REJECTED, wrong[0] + (f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""), findings
    undecided = [claim for claim, _, finding in findings if finding == "undecided"]
    return (UNDECIDED, f"{undecided[0]} is undecided", findings) if undecided else (ACCEPTED, "", findings)


def files_of(paths):
    """Certificates, in order, each with its place in the folder that was given; those below a folder are all its *.json."""
    for path in map(Path, paths):
        if path.is_dir():
            yield from ((file, file.relative_to(path)) for file in sorted(path.rglob("*.json")))
        else:
            yield path, Path(path.name)


def case_for(path, certificate, place):
    """The case file that is named. In a folder, the one at the place that the certificate has among its own, if it has the certificate's name; otherwise the one that the certificate names."""
    if not path.is_dir():
        return read_case(path)
    root = load(certificate)
    named = root.get("case") if isinstance(root, dict) else None
    if not isinstance(named, str) or any(part in ("", ".", "..") for part in named.split("/")) or "\0" in named:
        raise Malformed("the certificate does not say which case it is about")
    same_place = path / place.with_suffix(".yaml")
    if same_place.is_file() and case_id(same_place) == named:
        return read_case(same_place)
    return read_case(path / f"{named}.yaml")


def printed(text):
    """Control characters, line breaks too, and bytes that are not UTF-8 as in \\x0a."""
    return "".join(f"\\x{ord(c) & 0xff:02x}" if c < " " or c == "\x7f" or "\udc80" <= c <= "\udcff" else c for c in str(text))


def main(arguments):
    codes = "exit code: 0 every verdict is shown and expected; 1 some are not; 2 something is undecided, or nothing was checked; 3 malformed; 4 wrong command line"
    parser = argparse.ArgumentParser(prog="recheck.py", description="Checks certificates of Candor, independently of Candor.", epilog=codes)
    parser.add_argument("certificates", nargs="+", metavar="CERTIFICATE", help="a file, or a folder: all *.json below it")
    parser.add_argument("--case", metavar="CASE", help="the case file, or a folder such as cases/ in which the certificates' cases are: they must agree")
    parser.add_argument("-v", "--verbose", action="store_true", help="one line for each claim")
    try:
        options = parser.parse_args(arguments)
    except SystemExit as stop:
        return WRONG_COMMAND if stop.code else 0
    codes = set()
    for path, place in files_of(options.certificates):
        codes.add(recheck_file(path, place, options))
    if not codes:
        print("recheck: no certificates", file=sys.stderr)
    return next((code for code in (WRONG_COMMAND, MALFORMED, REJECTED, UNDECIDED, ACCEPTED) if code in codes), UNDECIDED)


def recheck_file(path, place, options):
    try:
        data = path.read_bytes()
    except OSError as error:
        print(f"recheck: {printed(path)}: {error.strerror}", file=sys.stderr)
        return WRONG_COMMAND
    try:
        code, why, findings = recheck(data, case_for(Path(options.case), data, place) if options.case else None)
    except (CaseError, Malformed) as error:
        code, why, findings = MALFORMED, str(error), []
    if options.verbose:
        for claim, prop, finding in findings:
            print(f"{claim} ({prop}): {finding}")
    counts = [sum(finding == word for _, _, finding in findings) for word in ("verified", "refuted")]
    print(f"{printed(path)}: {WORDS[code]}: " + (f"{counts[0]} verified, {counts[1]} refuted" if code == ACCEPTED else printed(why)))
    return code


def deep_main(arguments):
    """The same with a deep stack: dynamic games recur once or more for each of up to a thousand periods."""
    threading.stack_size(256 << 20)
    sys.setrecursionlimit(50_000)
    codes = []
    thread = threading.Thread(target=lambda: codes.append(main(arguments)), daemon=True)
    thread.start()
    thread.join()
    return codes[0] if codes else REJECTED  # it has shown what was raised


if __name__ == "__main__":
    sys.exit(deep_main(sys.argv[1:]))
