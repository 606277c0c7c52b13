#!/usr/bin/env bash
# Builds the images of the programs with Docker, Podman or Buildah, whichever is there, after
# mvn package has built the programs. Without names: all six that the chart installs.
#
#   deploy/images/build.sh [--engine E] [--base IMAGE] [--registry R] [--tag T] [MODULE...]
#
#   --engine E      docker, podman or buildah
#   --base IMAGE    a JRE 25 with apt-get; eclipse-temurin:25-jre-noble if not given
#   --registry R    push to R/cruisemall/MODULE; without, the images stay here
#   --tag T         1.0.0 if not given, the version that the chart asks for
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
engine="" registry="" tag=1.0.0 base="" modules=()
while (($#)); do
  case "$1" in
    --engine) engine="$2"; shift 2 ;;
    --base) base="$2"; shift 2 ;;
    --registry) registry="$2/"; shift 2 ;;
    --tag) tag="$2"; shift 2 ;;
    --help | -h) sed -n '2,10s/^# \{0,1\}//p' "deploy/images/build.sh"; exit ;;
    -*) echo "unknown option: $1" >&2; exit 2 ;;
    *) modules+=("${1%/}"); shift ;;
  esac
done
((${#modules[@]})) || modules=(gateway auth-service payment-service upload-service chat-service rates-service)

if [[ -z "$engine" ]]; then
  # Docker's client may be there without the daemon that does the work.
  if docker info >/dev/null 2>&1; then engine=docker
  elif command -v podman >/dev/null; then engine=podman
  elif command -v buildah >/dev/null; then engine=buildah
  else echo "no Docker that answers, no podman and no buildah here" >&2; exit 1
  fi
fi

# A registry on this machine speaks plain HTTP. Docker knows that, the others must be told.
tls() {
  [[ "$engine" == docker || "$1" != localhost[:/]* ]] || echo --tls-verify=false
}
build=(build)
# Buildah alone puts everything into one layer unless told.
[[ "$engine" != buildah ]] || build+=(--layers)

for module in "${modules[@]}"; do
  [[ -d "$module/target/quarkus-app" ]] || {
    echo "$module is not built: mvn package -Dmaven.test.skip=true" >&2
    exit 1
  }
done
for module in "${modules[@]}"; do
  image="${registry}cruisemall/$(basename "$module"):$tag"
  arguments=(--build-arg "MODULE=$module")
  [[ -z "$base" ]] || arguments+=(--build-arg "BASE=$base")
  [[ "$module" != upload-service ]] || arguments+=(--build-arg PACKAGES=tesseract-ocr)
  # shellcheck disable=SC2046
  "$engine" "${build[@]}" $(tls "$base") -f deploy/images/Dockerfile "${arguments[@]}" -t "$image" .
  # shellcheck disable=SC2046
  [[ -z "$registry" ]] || "$engine" push $(tls "$registry") "$image"
  echo "$image"
done
