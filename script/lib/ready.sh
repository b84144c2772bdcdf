# Sourced by script/exporter and script/test: is the private environment as it should be?
# Wants $root (the checkout), $script (its folder script) and $venv.

# ready WHAT: whether WHAT (exporter or test) was set up wholly, from this checkout, with the
# Python that still lies there, and by the same pyproject.toml and the same script as now.
# (-ef is in POSIX since 2024, and in every sh long before.)
ready() {
    { read -r python && read -r checkout; } 2>/dev/null <"$venv/set-up/$1" &&
        [ "$venv/bin/python" -ef "$python" ] &&
        [ "$root" -ef "$checkout" ] &&
        cmp -s "$root/pyproject.toml" "$venv/set-up/$1.pyproject.toml" &&
        cmp -s "$script/lib/set-up.sh" "$venv/set-up/$1.set-up.sh"
}
