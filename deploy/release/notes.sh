#!/usr/bin/env bash
# Prints the section of a version in CHANGELOG.md; fails if there is none.
#
#   deploy/release/notes.sh 1.2.0
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
notes="$(awk -v heading="## ${1:?version}" 'index($0, heading) == 1 { found = 1; next } /^## / { found = 0 } found' CHANGELOG.md)"
[[ -n "${notes//[[:space:]]/}" ]] || { echo "CHANGELOG.md has no section $1" >&2; exit 1; }
printf '%s\n' "$notes"
