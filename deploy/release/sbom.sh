#!/usr/bin/env bash
# Writes the software bill of materials to target/cruisemall-sbom.json (CycloneDX).
set -euo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)"
source "$ROOT/lab/local/toolchain.sh"

cd "$ROOT"
require_maven
maven package -Dmaven.test.skip=true org.cyclonedx:cyclonedx-maven-plugin:makeAggregateBom
