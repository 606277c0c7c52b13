#!/usr/bin/env bash
# Builds images with the installed engine (Docker, Podman or Buildah), after mvn package.
# Without MODULE: the six images that the chart installs.
#
#   deploy/images/build.sh [--engine E] [--base IMAGE] [--registry R] [--tag T] [MODULE...]
#
#   --engine E      docker, podman or buildah
#   --base IMAGE    JRE 25 with apt-get (default eclipse-temurin:25-jre-noble)
#   --registry R    push to R/cruisemall/MODULE; default: keep the images locally
#   --tag T         default 1.0.0, the appVersion of the chart
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
  # The Docker client may be installed without a running daemon.
  if docker info >/dev/null 2>&1; then engine=docker
  elif command -v podman >/dev/null; then engine=podman
  elif command -v buildah >/dev/null; then engine=buildah
  else echo "no engine found: docker (with a running daemon), podman or buildah" >&2; exit 1
  fi
fi

# A local registry uses plain HTTP. Docker allows that by default, Podman and Buildah need an option.
tls() {
  [[ "$engine" == docker || "$1" != localhost[:/]* ]] || echo --tls-verify=false
}
build=(build)
# Buildah writes a single layer by default.
[[ "$engine" != buildah ]] || build+=(--layers)

for module in "${modules[@]}"; do
  [[ -d "$module/target/quarkus-app" ]] || {
    echo "$module is not built: mvn package -Dmaven.test.skip=true" >&2
    exit 1
  }
done
for module in "${modules[@]}"; do
  image="${registry}cruisemall/$(basename "$module"):$tag"
  arguments=(--build-arg "MODULE=$module"
    --label "org.opencontainers.image.title=cruisemall/$(basename "$module")"
    --label "org.opencontainers.image.version=$tag"
    --label "org.opencontainers.image.revision=$(git rev-parse HEAD 2>/dev/null || echo unknown)"
    --label "org.opencontainers.image.base.name=${base:-$(sed -n 's/^ARG BASE=//p' deploy/images/Dockerfile)}")
  [[ -z "$base" ]] || arguments+=(--build-arg "BASE=$base")
  [[ "$module" != upload-service ]] || arguments+=(--build-arg PACKAGES=tesseract-ocr)
  # shellcheck disable=SC2046
  "$engine" "${build[@]}" $(tls "$base") -f deploy/images/Dockerfile "${arguments[@]}" -t "$image" .
  # shellcheck disable=SC2046
  [[ -z "$registry" ]] || "$engine" push $(tls "$registry") "$image"
  echo "$image"
done
