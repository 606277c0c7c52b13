#!/usr/bin/env bash
# Copies the chart to target/chart with the digests of target/images.txt in its values. With a registry it
# also packages and pushes it, which needs Helm and, to sign it, Cosign.
#
#   deploy/release/chart.sh [REGISTRY VERSION]
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
rm -rf target/chart && mkdir -p target/chart
cp -RL deploy/helm/cruisemall target/chart/
while read -r module digest; do
  sed -i "s|image: {name: $module}|image: {name: $module, digest: \"$digest\"}|" target/chart/cruisemall/values.yaml
done < target/images.txt
(($# == 2)) || exit 0
sed -i "s|^  registry: \"\"|  registry: $1|" target/chart/cruisemall/values.yaml
helm package target/chart/cruisemall --destination target/chart
digest="$(helm push "target/chart/cruisemall-$2.tgz" "oci://$1/charts" 2>&1 | sed -n 's/^Digest: //p')"
cosign sign --yes "$1/charts/cruisemall@$digest"
