"""The Rust core (libpact_ffi of npm's @pact-foundation/pact) as the benchmarks' peer.

Its drivers are C programs beside the checkout, in ../shared/bench/core; the library comes by scripts/npm_clients.sh.
"""
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
CORE = ROOT.parent / "shared" / "bench" / "core"
LIBRARY = ROOT / "build/interop/node_modules/@pact-foundation/pact-core-linux-x64-glibc/prebuilds/linux-x64"
ENVIRONMENT = {k: v for k, v in os.environ.items() if not k.startswith(("SSL_CERT_", "PACT_"))} | {"PACT_DO_NOT_TRACK": "true"}


def driver(name, folder, library=None):
    """Compiles ../shared/bench/core/NAME.c against the peer's libpact_ffi.so, or the one in another folder; returns the program."""
    if not CORE.exists():
        sys.exit(f"{sys.argv[0]}: {CORE} is missing; keep shared/ beside the checkout")
    if not LIBRARY.exists():
        subprocess.run([ROOT / "scripts/npm_clients.sh"], check=True)
    library = library or LIBRARY
    program = pathlib.Path(folder) / name
    subprocess.run(["cc", "-O2", "-w", "-D_GNU_SOURCE", CORE / f"{name}.c", "-o", program, f"-L{library}", "-lpact_ffi",
                    f"-Wl,-rpath,{library}"], check=True)
    return str(program)


def ours(path):
    """A program of this repository, which must be built."""
    if not pathlib.Path(path).exists():
        sys.exit(f"{sys.argv[0]}: {path} is missing; build the target {pathlib.Path(path).name} of the preset")
    return str(path)


def output_of(*command):
    """What a program prints; its failure ends the benchmark."""
    return subprocess.run([str(part) for part in command], env=ENVIRONMENT, stdout=subprocess.PIPE, text=True, check=True).stdout


def ask_in_turn(interactions, folder):
    """A script for wrk that asks for each of the interactions that the drivers serve, in turn."""
    script = pathlib.Path(folder) / f"cycle{interactions}.lua"
    script.write_text('local i = 0\nrequest = function()\n  i = (i + 1) %% %d\n  return wrk.format("GET", "/items/" .. i)\nend\n'
                      % interactions)
    return script
