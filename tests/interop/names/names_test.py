#!/usr/bin/env python3
"""npm's `pact` as a whole, and `pact verifier`, beside ours under the same names: commands, options, exit codes, what is written.

The commands of `pact broker` are compared in ../broker_commands, those of `pact mock` and `pact stub` in ../servers, verdicts in
../verifier. Usage: names_test.py ACCORD CLIENTS
"""
import json
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "servers"))
import beside  # noqa: E402
from beside import check  # noqa: E402

PACT = {"consumer": {"name": "C"}, "provider": {"name": "P"},
        "interactions": [{"description": "d", "request": {"method": "GET", "path": "/1"}, "response": {"status": 200}}],
        "metadata": {"pactSpecification": {"version": "2.0.0"}}}

# Names of npm's package that ours does not go by: the commands are told to be not supported, see docs/compatibility.md.
OTHER_NAMES = {"pactflow", "pact-plugin"}
OTHER_VERIFIER_OPTIONS = {"--xslt"}

# Command lines of `pact` with which both end in the same way.
PACT_SAME = [
    (["--help"], 0), (["help"], 0), (["help", "broker"], 0), (["help", "broker", "publish"], 0), (["help", "nonsense"], 2),
    (["--nonsense"], 2), (["broker"], 2), (["mock"], 2), (["stub"], 2), (["verifier"], 2), (["broker", "nonsense"], 2),
    (["mock", "nonsense"], 2), (["broker", "--help"], 0), (["mock", "--help"], 0), (["stub", "--help"], 0), (["verifier", "--help"], 0),
    (["broker", "--version"], 0), (["mock", "--version"], 0), (["stub", "--version"], 0), (["verifier", "--version"], 0),
    (["completions"], 2), (["completions", "tcsh"], 2), (["completions", "--help"], 0), (["completions", "bash", "--nonsense"], 2),
    (["completions", "bash", "-d", "nowhere"], 3), (["completions", "zsh", "--dir", "nowhere"], 3),
    (["extension", "--help"], 0), (["plugin", "--help"], 0), (["pactflow", "--help"], 0), (["plugin"], 2), (["pactflow"], 2),
    (["extension", "install", "nonsense"], 2), (["plugin", "nonsense"], 2),
    (["pactflow", "publish-provider-contract"], 2),
]

# ... and in different ways: theirs, ours, why. Each is in docs/compatibility.md.
PACT_DIFFERS = [
    ([], 0, 2, "a command is missing"),
    (["nonsense"], 1, 2, "what is not known is wrong usage"),
    (["--version"], 2, 0, "tells the version"),
    (["extension"], 0, 2, "not supported"),
    (["extension", "uninstall", "x"], 1, 2, "not supported"),
    (["plugin", "env"], 0, 2, "not supported"),
    (["plugin", "remove", "x"], 1, 2, "not supported"),
    (["completions", "elvish"], 0, 2, "bash, zsh and fish"),
    (["completions", "powershell"], 0, 2, "bash, zsh and fish"),
]

# Of `pact verifier`. Nobody listens on port 1.
VERIFIER_SAME = [
    ([], 2), (["--help"], 0), (["--version"], 0), (["--nonsense"], 2), (["stray"], 2), (["-f", "p.json"], 1), (["-f", "p.json", "-p", "1"], 1),
    (["-f", "p.json", "-p", "x"], 2), (["-f", "p.json", "-H", "x", "-p", "1"], 3), (["-f", "p.json", "-p", "1", "--request-timeout", "x"], 2),
    (["-f", "p.json", "--publish", "-p", "1"], 2), (["-f", "p.json", "-p", "1", "-j", "/proc/x.json"], 2),
    (["-u", "http://127.0.0.1:1/p", "-p", "2"], 1), (["-b", "http://127.0.0.1:1", "-n", "P"], 1), (["-b", "http://127.0.0.1:1"], 2),
    (["-f", "p.json", "--filter-description", "(", "-p", "1"], 2), (["-f", "p.json", "--user", "u", "--token", "t", "-p", "1"], 2),
    (["-f", "p.json", "--loglevel", "loud"], 2), (["-f", "bad.json", "-p", "1"], 1),
    (["-b", "http://127.0.0.1:1", "-n", "P", "--consumer-version-selectors", "{"], 2),
]
VERIFIER_DIFFERS = [
    (["-f", "none.json", "-p", "1"], 1, 2, "nothing could be done"),
    (["-d", "nowhere", "-p", "1"], 1, 2, "nothing could be done"),
    (["-f", "empty.json", "-p", "1"], 0, 1, "a pact names its consumer and provider"),
    (["-f", "p.json", "--filter-description", "x", "-p", "1"], 0, 1, "nothing was verified"),
    (["-f", "p.json", "-c", "Other", "-p", "1"], 0, 1, "nothing was verified"),
    (["-f", "p.json", "--transport", "x", "-p", "1"], 1, 2, "an option that can't be heeded"),
]


def is_told(ended):
    """Why it was not done: in one line of standard error, or in a report."""
    code, out, err = ended
    return code == 0 or len(err.strip().splitlines()) == 1 or (code == 1 and out != "")


def compare_codes(pair, same, differs):
    for arguments, code in same:
        line = " ".join(arguments) or "nothing"
        theirs, ours = pair.run("theirs", arguments)[0], pair.run("ours", arguments)
        check(ours[0] == theirs == code, f"`{line}` ends with {ours[0]}, theirs with {theirs}; {code} is right: {ours[2]}")
        check(is_told(ours), f"`{line}` says:\n{ours[2]}")
    for arguments, theirs, ours, why in differs:
        line = " ".join(arguments) or "nothing"
        check(pair.run("theirs", arguments)[0] == theirs, f"`{line}`: theirs ends otherwise than with {theirs} now")
        ended = pair.run("ours", arguments)
        check(ended[0] == ours, f"`{line}` ends with {ended[0]}, not {ours}: {ended[2]}")
        check(is_told(ended), f"`{line}` says:\n{ended[2]}")
        print(f"differs: {line}: {theirs}, ours {ours}: {why}")


def same_names(pair, accord, clients):
    """Each name of npm's package is one that ours has other options and exit codes by."""
    names = {file.name for file in (pathlib.Path(clients) / "node_modules/@pact-foundation/pact-cli/bin").glob("*.js")}
    names = {name.removesuffix(".js") for name in names}
    check(len(names) > 4, f"npm's names are {names}")
    for name in names - OTHER_NAMES - {"pact"}:
        (pair.folder / name).symlink_to(pathlib.Path(accord).resolve())
        pair.programs["ours"] = [str(pair.folder / name)]
        ended = pair.run("ours", ["--help"])
        check("help exit-codes" not in ended[1] and "Exit codes: " in ended[1], f"{name} is not a name with exit codes of its own")


def same_commands(pair):
    theirs = set(re.findall(r"^  ([a-z]+) +\S", pair.run("theirs", ["--help"])[1].split("Commands:")[1].split("Options:")[0], re.MULTILINE))
    ours = pair.run("ours", ["--help"])[1]
    check(len(theirs) > 7, f"theirs has the commands {theirs}")
    for command in theirs:
        check(re.search(rf"^  {command} ", ours, re.MULTILINE) is not None, f"pact {command} is not in our help")


def same_completion_files(pair):
    for shell in ("bash", "zsh", "fish"):
        written = []
        for which in ("theirs", "ours"):
            folder = f"{which}-{shell}"
            (pair.folder / folder).mkdir()
            code = pair.run(which, ["completions", shell, "-d", folder])[0]
            check(code == 0, f"{which} writes completions of {shell}: {code}")
            written.append(sorted(file.name for file in (pair.folder / folder).iterdir()))
        check(written[0] == written[1], f"completions of {shell} are in {written[1]}, theirs in {written[0]}")
        check(pair.run("ours", ["completions", shell])[0] == 0, f"completions of {shell} go into the current folder")
        check((pair.folder / written[0][0]).exists(), f"{written[0][0]} is in the current folder")


def same_reports(pair):
    """Of a provider that is away: the parts of the JSON report that programs read."""
    documents = []
    for which in ("theirs", "ours"):
        pair.run(which, ["-f", "p.json", "-p", "1", "-j", f"{which}.json"])
        documents.append(json.loads((pair.folder / f"{which}.json").read_text()))
    theirs, ours = documents
    for key in theirs:
        check(key in ours, f"the JSON report has no {key}")
    check(theirs["result"] == ours["result"] is False, f"result is {ours['result']}")
    check([one["interaction"] for one in theirs["errors"]] == [one["interaction"] for one in ours["errors"]],
          f"errors are of {ours['errors']}, theirs of {theirs['errors']}")


def main():
    accord, clients = sys.argv[1:3]
    whole = beside.Pair(accord, clients, "", "pact")
    whole.programs["theirs"].pop()
    same_commands(whole)
    compare_codes(whole, PACT_SAME, PACT_DIFFERS)
    whole.same_options(["completions"])
    same_completion_files(whole)
    verifier = beside.Pair(accord, clients, "verifier", "pact-verifier")
    for name, text in (("p.json", json.dumps(PACT)), ("bad.json", "{"), ("empty.json", "{}")):
        (verifier.folder / name).write_text(text)
    verifier.same_options([], OTHER_VERIFIER_OPTIONS)
    compare_codes(verifier, VERIFIER_SAME, VERIFIER_DIFFERS)
    same_reports(verifier)
    same_names(whole, accord, clients)
    beside.finish()


if __name__ == "__main__":
    main()
