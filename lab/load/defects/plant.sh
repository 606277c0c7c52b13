#!/usr/bin/env bash
# Proves that ./cruise simulate detects a defect: copies the checkout, applies the patch of the
# defect to the copy, builds the patched module, starts the copy as a separate stack, runs the stages
# that must detect the defect, and checks the finding in the report. The checkout itself and its
# stack are not touched.
#
#   lab/load/defects/plant.sh DEFECT [PORT-OFFSET]
#
# DEFECT: limiter-off, session-cache-off, index-dropped or lock-removed. The checkout must be built
# (./cruise up does it). Exits with 0 if the report fails for the expected finding.
set -euo pipefail

HERE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)"
ROOT="$(cd "$HERE/../../.." && pwd -P)"
source "$ROOT/lab/local/toolchain.sh"
DEFECT="${1:-}" OFFSET="${2:-5000}"
case "$DEFECT" in
  limiter-off) FINDING=A2 STAGES=limiter MODULE=gateway ;;
  session-cache-off) FINDING=A3 STAGES=sessions MODULE=gateway ;;
  index-dropped) FINDING=A14 STAGES=inspection MODULE=auth-service ;;
  lock-removed) FINDING=A5 STAGES=orders MODULE=payment-service ;;
  *) sed -n '2,11s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac

find_jdk
require_maven
COPY="$(mktemp -d)"
cleanup() {
  "$COPY/cruise" down || true
  rm -rf "$COPY"
}
trap cleanup EXIT

tar -C "$ROOT" --exclude=./.git --exclude=./.cruise --exclude=./lab/e2e/target -cf - . | tar -C "$COPY" -xf -
patch --directory "$COPY" --strip 1 <"$HERE/$DEFECT.patch"
mkdir -p "$COPY/lab/e2e/target"
(cd "$COPY" && maven --quiet --offline package -pl "$MODULE" -am \
  -Dmaven.test.skip=true -Dspotless.check.skip=true -Derrorprone.skip)
mkdir -p "$COPY/.cruise"
touch "$COPY/.cruise/built"

"$COPY/cruise" simulate --port-offset "$OFFSET" --users 100 --only "$STAGES" --no-steps \
  --report "$COPY/report" && { echo "$DEFECT was not detected"; exit 1; }
mkdir -p "$HERE/../target/defects"
cp "$COPY/report/report.json" "$HERE/../target/defects/$DEFECT.json"
if tr -d ' \n' <"$COPY/report/report.json" | grep -q "\"id\":\"$FINDING\",\"finding\":\"[^\"]*\",\"outcome\":\"FAILED\""; then
  echo "$DEFECT: $FINDING failed, as expected"
else
  echo "$DEFECT: the report failed, but not for $FINDING"
  exit 1
fi
