#!/usr/bin/env bash
# Sets the version of poms, chart and images.
#
#   deploy/release/version.sh 1.2.0      for a release, or 1.3.0-SNAPSHOT afterwards
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
[[ "${1:-}" =~ ^[0-9]+\.[0-9]+\.[0-9]+(-SNAPSHOT)?$ ]] || { echo "version such as 1.2.0 or 1.2.0-SNAPSHOT" >&2; exit 2; }
new="$1"
old="$(sed -n 's|^  <version>\(.*\)</version>|\1|p' pom.xml | head -1)"

# Only the project's version: it follows an artifact of the project.
git ls-files '*pom.xml' | while read -r pom; do
  sed -i "/<groupId>com.cruisemall</,/<version>/s|<version>$old</version>|<version>$new</version>|" "$pom"
done
sed -i "s|-$old\.jar|-$new.jar|g" cruise
released="${new%-SNAPSHOT}"
sed -i "s#^\(version\|appVersion\): .*#\1: $released#" deploy/helm/cruisemall/Chart.yaml
sed -i "s|\(<quarkus.container-image.tag>\)[^<]*|\1$released|" pom.xml
sed -i "s|\btag=[0-9.]* |tag=$released |; s|default [0-9.]*, the appVersion|default $released, the appVersion|" deploy/images/build.sh
echo "$old -> $new"
