#!/usr/bin/env python3
"""The bill of materials against what was compiled and linked: each package of the system whose headers or archives are in the
program is in it, and nothing that is not.
Usage: bill_test.py BUILD"""
import json
import os
import re
import subprocess
import sys

build = sys.argv[1]
web = os.path.join(os.path.dirname(__file__), "../../../web")
# What every program here is compiled with; what is linked of them are parts of their own names.
COMPILER = {"libc6-dev", "linux-libc-dev"}


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def packages_of(files):
    """The packages that these files came with."""
    listed = subprocess.run(["xargs", "dpkg-query", "-S"], input="\n".join(sorted(files)), capture_output=True, text=True)
    found = set()
    for line in listed.stdout.splitlines():
        owners, _, _ = line.rpartition(": ")
        found |= {owner.split(":")[0] for owner in owners.split(", ")}
    return found


def inputs_of(target, objects):
    """The system's headers and archives that went into a file."""
    commands = run("ninja", "-C", build, "-t", "commands", target)
    archives = set(re.findall(r"/usr/\S+?\.a\b", commands.splitlines()[-1]))
    if "libnghttp2_inside.a" in commands:  # a copy of Debian's, see cmake/AccordDependencies.cmake
        archives.add("/usr/lib/x86_64-linux-gnu/libnghttp2.a")
    headers, wanted = set(), False
    for line in run("ninja", "-C", build, "-t", "deps").splitlines():
        if not line.startswith(" "):
            wanted = bool(objects.match(line))
        elif wanted and line.strip().startswith("/usr/"):
            headers.add(os.path.normpath(line.strip()))
    assert headers, "ninja knows of no headers"
    return headers | archives


def check(name, component, target, objects):
    with open(f"{build}/bill/{component}/{name}.cdx.json", encoding="utf-8") as file:
        bill = json.load(file)
    parts = bill["components"]
    linked = {part["name"]: {p["name"]: p["value"] for p in part.get("properties", [])}.get("accord:linked") for part in parts}
    for part in parts:
        assert part["licenses"], part
        if linked[part["name"]] == "in the page":
            assert part["purl"].startswith("pkg:npm/"), part
        elif part["scope"] == "required":
            assert part["version"] and part["purl"].endswith("debian-12"), part
        if linked[part["name"]] in ("static", "headers", "in the page"):
            text = f"{build}/bill/{component}/licenses/{part['name'].replace('/', '-')}"
            assert os.path.exists(text) or os.path.exists(text + ".gz"), f"no licence of {part['name']}"
    told = {re.match(r"pkg:deb/debian/([^@]+)@", part["purl"])[1] for part in parts if "pkg:deb/" in part.get("purl", "")} - {"libc6"}
    used = packages_of(inputs_of(target, objects)) - COMPILER
    used |= {p for p in told if p.startswith("libgcc-")}  # the linker takes it unasked
    print(f"{name}: {', '.join(sorted(told))}")
    assert told == used, f"only told: {told - used}; only used: {used - told}"


def check_page():
    """What of npm is in the page: what it asks for is there, in the version that is locked, and nothing that tests or builds it."""
    with open(f"{build}/bill/accord/accord.cdx.json", encoding="utf-8") as file:
        told = {part["name"]: part["version"] for part in json.load(file)["components"] if "pkg:npm/" in part.get("purl", "")}
    with open(f"{web}/package-lock.json", encoding="utf-8") as file:
        locked = json.load(file)["packages"]
    print(f"page: {', '.join(sorted(told))}")
    assert told.keys() >= locked[""]["dependencies"].keys(), told
    for name, version in told.items():
        entry = locked[f"node_modules/{name}"]
        assert entry["version"] == version and not entry.get("dev"), (name, version, entry)


if not os.path.exists("/usr/bin/dpkg-query"):
    print("not run: the packages of the system are not Debian's")
    sys.exit(77)
check("accord", "accord", "bin/accord", re.compile(r"(src|CMakeFiles)/(?!.*_test\.dir|.*accord_test_pch|dsl/|ffi/)"))
check("libaccord", "library", sys.argv[2], re.compile(r"(src|CMakeFiles)/(?!.*_test\.dir|.*accord_test_pch|db/|cli/|broker/)"))
check_page()
print("2 bills checked")
