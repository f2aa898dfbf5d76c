#!/usr/bin/env python3
"""Completions in bash, zsh and fish, typed at a terminal: under each name of the program, for options, values and files.

Usage: completions_test.py ACCORD
"""
import os
import pathlib
import subprocess
import sys
import tempfile

from shells import Terminal, is_there

checks = 0
failures = 0


def check(holds, sentence):
    global checks, failures
    checks += 1
    if not holds:
        failures += 1
        print(f"FAILED: {sentence}")


NAMES = ["pact", "pact-broker", "pact_verifier_cli", "pact-verifier", "pact-stub-server", "pact_mock_server_cli", "pact-mock-server"]

# What is typed before the key that completes, and what then stands on the line.
TYPED = [
    ("accord verif", "accord verifier"),
    ("accord broker can-i-d", "accord broker can-i-deploy"),
    ("accord broker publish --consumer", "accord broker publish --consumer-app-version"),
    ("accord broker list-environments --output pre", "accord broker list-environments --output pretty"),
    ("accord broker list-environments --output=pre", "accord broker list-environments --output=pretty"),
    ("accord verifier --file sh", "accord verifier --file shop.json"),
    ("accord verifier --file=sh", "accord verifier --file=shop.json"),
    ("accord verifier --dir fol", "accord verifier --dir folder"),
    ("accord broker publish -b http://b 'with sp", "accord broker publish -b http://b 'with space.json'"),
    ("accord help exit-", "accord help exit-codes"),
    ("pact-broker publi", "pact-broker publish"),
    ("pact_verifier_cli --provider-na", "pact_verifier_cli --provider-name"),
    ("pact-verifier --provider-na", "pact-verifier --provider-name"),
    ("pact-stub-server --provider-state-h", "pact-stub-server --provider-state-header-name"),
    ("pact_mock_server_cli cre", "pact_mock_server_cli create"),
    ("pact broker can-i-m", "pact broker can-i-merge"),
]
DONE = "-done-"


class Home:
    """A folder with the program under its names, and files to be completed."""

    def __init__(self, accord):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.bin = self.folder / "bin"
        self.bin.mkdir()
        for name in ["accord", *NAMES]:
            (self.bin / name).symlink_to(pathlib.Path(accord).resolve())
        for name in ("shop.json", "with space.json"):
            (self.folder / name).write_text("{}")
        (self.folder / "folder").mkdir()
        self.environment = {"PATH": f"{self.bin}:/usr/bin:/bin", "HOME": str(self.folder), "TERM": "dumb", "PS1": "", "LANG": "C.UTF-8",
                            "INPUTRC": "/dev/null"}
        os.chdir(self.folder)

    def script(self, shell):
        ended = subprocess.run([self.bin / "accord", "completions", shell], capture_output=True, text=True, env=self.environment)
        check(ended.returncode == 0 and ended.stdout != "", f"accord completions {shell}: {ended.stderr}")
        file = self.folder / f"script.{shell}"
        file.write_text(ended.stdout)
        return file


def expect_line(shell, typed, line, expected):
    """Quotes and backslashes are the shell's affair, and a slash after a folder, or none."""
    plain = line.replace("\\ ", " ").replace("'", "").rstrip("/ ")
    check(plain == expected.replace("'", ""), f"{shell}: {typed!r} becomes {line!r}, not {expected!r}")


def typed_at(shell, terminal, typed):
    """The key that completes, and then one that shows what stands on the line."""
    terminal.type(typed + "\t")
    terminal.type("\x18s")
    shown = terminal.wait_for(r"<<(?:[^>]|\n)*>>")
    terminal.type("\x15")
    return "" if shown is None else shown[shown.rindex("<<") + 2:-2]


def bash(home):
    terminal = Terminal(["bash", "--norc", "--noprofile", "-i"], home.environment)
    terminal.type(f". {home.script('bash')}\n")
    terminal.type("show() { printf '<<%s>>\\n' \"$READLINE_LINE\"; }; bind -x '\"\\C-xs\": show' 2>/dev/null\n")
    terminal.type(f"bind 'set bell-style none'; echo {DONE}$((1 + 1))\n")
    check(terminal.wait_for(f"{DONE}2") is not None, "bash is ready")
    for typed, expected in TYPED:
        expect_line("bash", typed, typed_at("bash", terminal, typed), expected)
    terminal.close()


def zsh(home):
    terminal = Terminal(["zsh", "-f", "-i"], home.environment)
    folder = home.folder / "zsh"
    folder.mkdir()
    (folder / "_accord").write_text(home.script("zsh").read_text())
    terminal.type(f"unsetopt zle_bracketed_paste prompt_cr prompt_sp; PS1=; fpath=({folder} $fpath); autoload -Uz compinit; compinit -u -D\n")
    terminal.type("zstyle ':completion:*' verbose no; show() { print -r -- \"<<$BUFFER>>\" }; zle -N show; bindkey '^Xs' show\n")
    terminal.type(f"echo {DONE}$((1 + 1))\n")
    check(terminal.wait_for(f"{DONE}2") is not None, "zsh is ready")
    for typed, expected in TYPED:
        expect_line("zsh", typed, typed_at("zsh", terminal, typed), expected)
    terminal.close()


def fish(home):
    script = home.script("fish")
    for typed, expected in TYPED:
        ended = subprocess.run(["fish", "--no-config", "-c", f"source {script}; complete -C $argv[1]", "--", typed],
                               capture_output=True, text=True, env=home.environment)
        offered = [line.split("\t")[0] for line in ended.stdout.splitlines()]
        last = expected.replace("'", "").split(" ", maxsplit=typed.count(" ") - typed.count("'with "))[-1]
        check(len(offered) == 1 and offered[0].rstrip("/") == last, f"fish: {typed!r} offers {offered}, not {last!r} {ended.stderr}")


def main():
    home = Home(sys.argv[1])
    for shell, run in (("bash", bash), ("zsh", zsh), ("fish", fish)):
        if is_there(shell):
            run(home)
        else:
            print(f"not run: completions in {shell}, which is not here")
    print(f"{checks} checks, {failures} failed")
    sys.exit(0 if failures == 0 and checks > 0 else 1)


if __name__ == "__main__":
    main()
