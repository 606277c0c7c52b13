#!/usr/bin/env bash
# Shows that ./cruise simulate notices a defect: copies the checkout, plants the defect in the copy
# by its patch, builds what it touches, starts the copy as a stack of its own, plays the parts of the
# simulation that should notice, and looks for the finding in the report. The checkout itself and a
# stack of it are left alone.
#
#   lab/load/defects/plant.sh DEFECT [PORT-OFFSET]
#
# DEFECT: limiter-off, session-cache-off, index-dropped or lock-removed. The checkout must have been
# built (./cruise up has). Ends with 0 if the report failed for the finding that it should fail for.
set -euo pipefail

HERE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)"
ROOT="$(cd "$HERE/../../.." && pwd -P)"
DEFECT="${1:-}" OFFSET="${2:-5000}"
case "$DEFECT" in
  limiter-off) FINDING=A2 PARTS=limiter MODULE=gateway ;;
  session-cache-off) FINDING=A3 PARTS=sessions MODULE=gateway ;;
  index-dropped) FINDING=A14 PARTS=inspection MODULE=auth-service ;;
  lock-removed) FINDING=A5 PARTS=orders MODULE=payment-service ;;
  *) sed -n '2,12s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac

COPY="$(mktemp -d)"
cleanup() {
  "$COPY/cruise" down || true
  rm -rf "$COPY"
}
trap cleanup EXIT

tar -C "$ROOT" --exclude=./.git --exclude=./.cruise --exclude=./lab/e2e/target -cf - . | tar -C "$COPY" -xf -
patch --directory "$COPY" --strip 1 <"$HERE/$DEFECT.patch"
mkdir -p "$COPY/lab/e2e/target"
(cd "$COPY" && mvn --batch-mode --quiet --offline package -pl "$MODULE" -am \
  -Dmaven.test.skip=true -Dspotless.check.skip=true -Derrorprone.skip)
mkdir -p "$COPY/.cruise"
touch "$COPY/.cruise/built"

"$COPY/cruise" simulate --port-offset "$OFFSET" --users 100 --only "$PARTS" --no-steps \
  --report "$COPY/report" && { echo "the report noticed nothing of $DEFECT"; exit 1; }
mkdir -p "$HERE/../target/defects"
cp "$COPY/report/report.json" "$HERE/../target/defects/$DEFECT.json"
if tr -d ' \n' <"$COPY/report/report.json" | grep -q "\"id\":\"$FINDING\",\"finding\":\"[^\"]*\",\"outcome\":\"FAILED\""; then
  echo "$DEFECT: $FINDING failed, as it should"
else
  echo "$DEFECT: the report failed, but not for $FINDING"
  exit 1
fi
