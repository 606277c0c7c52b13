#!/usr/bin/env bash
# Writes the software bill of materials to target/cruisemall-sbom.json (CycloneDX).
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
mvn -B -ntp package -Dmaven.test.skip=true org.cyclonedx:cyclonedx-maven-plugin:makeAggregateBom
