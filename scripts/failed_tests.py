#!/usr/bin/env python3
"""Prints once more, at the end, what the failed tests have said: from ctest's JUnit file, the last lines of each.
Usage: failed_tests.py FILE"""
import sys
import xml.etree.ElementTree as xml

TESTS_MAX = 10
LINES_MAX = 60


def main():
    try:
        cases = xml.parse(sys.argv[1]).getroot().iter("testcase")
    except (OSError, xml.ParseError):
        return  # ctest did not come so far
    failed = [case for case in cases if case.get("status") == "fail"]
    for case in failed[:TESTS_MAX]:
        print(f"\nFAILED: {case.get('name')}")
        for line in (case.findtext("system-out") or "").rstrip().splitlines()[-LINES_MAX:]:
            print(f"    {line}")
    if len(failed) > TESTS_MAX:
        print(f"\nand {len(failed) - TESTS_MAX} more tests FAILED")


main()
