#!/usr/bin/env bash
# Builds and pushes the images on a base pinned by digest, and writes a line "MODULE DIGEST" for each to
# target/images.txt. Needs Docker with buildx.
#
#   deploy/release/images.sh REGISTRY VERSION
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
registry="${1:?registry}" version="${2:?version}"
name="$(sed -n 's/^ARG BASE=//p' deploy/images/Dockerfile)"
base="$name@$(docker buildx imagetools inspect "$name" --format '{{.Manifest.Digest}}')"
deploy/images/build.sh --engine docker --base "$base" --registry "$registry" --tag "$version"
mkdir -p target
for module in gateway auth-service payment-service upload-service chat-service rates-service; do
  image="$registry/cruisemall/$module:$version"
  echo "$module $(docker buildx imagetools inspect "$image" --format '{{.Manifest.Digest}}')"
done > target/images.txt
