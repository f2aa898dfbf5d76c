# Sourced by ./run and ./test: what a bare Debian 12 needs, and the build. Quick when nothing changed.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 1

say() { printf '\033[1m==>\033[0m %s\n' "$*"; }
give_up() { printf 'accord: %s\n' "$*" >&2; exit 1; }

# packages_of build test: the names in scripts/packages.txt for these uses.
packages_of() {
    local use
    for use in "$@"; do sed -n "s/^$use  *//p" scripts/packages.txt; done | tr -s ' \n' '\n'
}

# A program that is there already, from wherever, serves as well as its package.
is_installed() {
    case $1 in
        nodejs) command -v node ;;
        npm | curl | cmake | python3 | ccache | mold | g++) command -v "$1" ;;
        ninja-build) command -v ninja ;;
        clang) command -v clang++ ;;
        golang-go) command -v go ;;
        postgresql) command -v initdb || ls /usr/lib/postgresql/*/bin/initdb ;;
        *) dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q '^install ok installed' ;;
    esac >/dev/null
}

# install_packages build test: installs what is missing, with apt-get; says what is missing where it can't.
install_packages() {
    local missing=() package sudo=()
    for package in $(packages_of "$@"); do is_installed "$package" || missing+=("$package"); done
    [ ${#missing[@]} -eq 0 ] && return
    command -v apt-get >/dev/null ||
        give_up "these Debian 12 packages, or their like on your system, are missing: ${missing[*]}"
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || give_up "as root, please: apt-get install ${missing[*]}"
        sudo=(sudo)
    fi
    say "Installing ${#missing[@]} Debian packages: ${missing[*]}"
    {
        "${sudo[@]}" apt-get update -q &&
            without_system_database "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive \
                apt-get install -y -q --no-install-recommends "${missing[@]}"
    } >build/apt.log 2>&1 || { tail -n 20 build/apt.log >&2; give_up "apt-get failed; its whole output is in build/apt.log"; }
}

# without_system_database COMMAND...: PostgreSQL's package would make and start a database of the system's, which nobody
# here needs: the tests start their own. Uses the array `sudo` of its caller.
without_system_database() {
    local folder=/etc/postgresql-common/createcluster.d outcome
    [ -e /etc/postgresql-common ] && { "$@"; return; }
    "${sudo[@]}" mkdir -p "$folder"
    echo 'create_main_cluster = false' | "${sudo[@]}" tee "$folder/accord.conf" >/dev/null
    "$@"
    outcome=$?
    "${sudo[@]}" rm -f "$folder/accord.conf"
    return "$outcome"
}

# show_progress LOG: ninja's output goes to LOG, how far it is to the terminal: on one line, or elsewhere a line each tenth.
show_progress() {
    awk -v log_file="$1" -v terminal="$([ -t 1 ] && echo 1)" '
        { print > log_file; fflush(log_file) }
        match($0, /^\[[0-9]+\/[0-9]+\]/) {
            split(substr($0, 2, RLENGTH - 2), step, "/")
            tenth = int(step[1] * 10 / step[2])
            if (terminal) printf "\r    %d of %d steps", step[1], step[2]
            else if (tenth > shown) printf "    %d of %d steps\n", step[1], step[2]
            shown = tenth
            fflush()
        }
        END { if (terminal && NR > 0) printf "\r\033[K" }'
}

# build_preset dev [target...]: configures when needed, and builds.
build_preset() {
    local preset=$1 start=$SECONDS
    shift
    [ -f "build/$preset/build.ninja" ] || {
        say "Configuring build/$preset"
        cmake --preset "$preset" >"build/configure-$preset.log" 2>&1 ||
            { tail -n 30 "build/configure-$preset.log" >&2; give_up "configuring failed"; }
    }
    say "Building (preset $preset; its output goes to build/build-$preset.log)"
    cmake --build "build/$preset" ${1:+--target "$@"} 2>&1 | show_progress "build/build-$preset.log"
    [ "${PIPESTATUS[0]}" -eq 0 ] || {
        grep -m1 -A20 -E 'error:|FAILED|undefined' "build/build-$preset.log" >&2
        give_up "the build failed; the whole output is in build/build-$preset.log"
    }
    say "Built in $((SECONDS - start)) s"
}

mkdir -p build
