#!/usr/bin/env bash
# Signs each image and attaches the bill of materials, without a key: with the identity of the workflow.
# Needs Cosign.
#
#   deploy/release/sign.sh REGISTRY
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
while read -r module digest; do
  image="$1/cruisemall/$module@$digest"
  cosign sign --yes "$image"
  cosign attest --yes --type cyclonedx --predicate target/cruisemall-sbom.json "$image"
done < target/images.txt
