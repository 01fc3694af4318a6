#!/bin/sh
# Finds a Python that can run the set-up, and hands over to it.
cd "$(dirname "$0")/.." || exit 3
seen=""
for python in "${PYTHON:-}" python3 python3.14 python3.13 python3.12 python3.11 \
    /usr/bin/python3 /usr/bin/python3.13 /usr/bin/python3.12 /usr/bin/python3.11 /usr/local/bin/python3; do
    [ -n "$python" ] && command -v "$python" >/dev/null 2>&1 || continue
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        exec "$python" -B setup/begin.py "$@"
    fi
    version=$("$python" -c 'import sys; print(sys.version.split()[0])' 2>/dev/null)
    [ -n "$version" ] && seen="$seen $version"
done
case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
    cy*) echo "Mae ar Ymylon angen Python 3.11 neu’n ddiweddarach${seen:+ (canfuwyd:$seen)}: gosodwch ef, neu enwch ef, fel yn \`make run PYTHON=/path/to/python3\`." >&2; exit 3 ;;
esac
echo "Ymylon needs Python 3.11 or later${seen:+ (found:$seen)}: install it, or name it, as in \`make run PYTHON=/path/to/python3\`." >&2
exit 3
