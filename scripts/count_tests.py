#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""count_tests.py BROKEN LOG...: the last line of scripts/test, counted from Meson's own logs (testlog.json). BROKEN (0 or 1): a step that did not come to its end counts as a failure."""
import json
import sys

GOOD = {"OK", "EXPECTEDFAIL"}
results = [json.loads(line)["result"] for log in sys.argv[2:] for line in open(log, encoding="utf-8")]
passed = sum(result in GOOD for result in results)
print(f"\n{passed} passed, {len(results) - passed + int(sys.argv[1])} failed")
