#!/usr/bin/env bash
# Fails for a fixable vulnerability of high or critical severity in an image. Needs Trivy.
#
#   deploy/release/scan.sh REGISTRY
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
while read -r module digest; do
  trivy image --exit-code 1 --ignore-unfixed --severity HIGH,CRITICAL "$1/cruisemall/$module@$digest"
done < target/images.txt
