# Finds the JDK and Maven for all scripts. To be sourced; afterwards scripts call `java` and `maven`.
MIN_JAVA=25
MIN_MAVEN=3.8.7
# quarkus:dev rejects older versions.
MIN_DEV_MAVEN=3.9.0
DEV_MAVEN=3.9.11
MAVEN=mvn

fail() {
  echo "$*" >&2
  exit 1
}

# Returns 0 if the directory is a JDK (with javac) of version MIN_JAVA or newer.
is_jdk() {
  [[ -x "$1/bin/javac" && -f "$1/release" ]] || return 1
  local version
  version="$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")"
  [[ -n "$version" && "$version" -ge $MIN_JAVA ]]
}

# Sets and exports JAVA_HOME.
find_jdk() {
  local candidate
  if [[ -n "${JAVA_HOME:-}" ]] && is_jdk "$JAVA_HOME"; then
    export JAVA_HOME
    return
  fi
  local on_path
  on_path="$(type -P java || true)"
  if [[ -n "$on_path" ]]; then
    while [[ -L "$on_path" ]]; do
      local target
      target="$(readlink "$on_path")"
      [[ "$target" == /* ]] || target="$(dirname "$on_path")/$target"
      on_path="$target"
    done
    candidate="$(cd "$(dirname "$on_path")/.." && pwd -P)"
    if is_jdk "$candidate"; then
      export JAVA_HOME="$candidate"
      return
    fi
  fi
  for candidate in /usr/lib/jvm/* /opt/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if is_jdk "$candidate"; then
      export JAVA_HOME="$candidate"
      return
    fi
  done
  fail "no JDK $MIN_JAVA or newer found in JAVA_HOME, on the PATH, in /usr/lib/jvm, /opt,
~/.sdkman/candidates/java, ~/.jdks or /Library/Java/JavaVirtualMachines.
Install one (for example from https://adoptium.net) or set JAVA_HOME."
}

# Runs java of the JDK that find_jdk found.
java() {
  "$JAVA_HOME/bin/java" "$@"
}

# Runs Maven, after require_maven.
maven() {
  "$MAVEN" --batch-mode --no-transfer-progress "$@"
}

is_at_least() { # version minimum
  [[ "$(printf '%s\n' "$2" "$1" | sort -V | head -n 1)" == "$2" ]]
}

maven_version() {
  "$MAVEN" --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p'
}

require_maven() {
  type -P "$MAVEN" >/dev/null || fail "no mvn on the PATH: install Maven $MIN_MAVEN or newer."
  local version
  version="$(maven_version)"
  is_at_least "$version" "$MIN_MAVEN" \
    || fail "Maven $MIN_MAVEN or newer is required; mvn on the PATH is $version."
}

# Like require_maven, for development mode: if mvn on the PATH is too old for it, Maven itself
# unpacks a newer Maven (9 MB) into the directory.
require_dev_maven() { # directory
  require_maven
  if ! is_at_least "$(maven_version)" "$MIN_DEV_MAVEN"; then
    if [[ ! -x "$1/apache-maven-$DEV_MAVEN/bin/mvn" ]]; then
      echo "mvn on the PATH is older than $MIN_DEV_MAVEN, getting Maven $DEV_MAVEN" >&2
      maven --quiet --file "$(dirname "${BASH_SOURCE[0]}")/pom.xml" dependency:unpack \
        "-Dartifact=org.apache.maven:apache-maven:$DEV_MAVEN:zip:bin" "-DoutputDirectory=$1" >&2 \
        || fail "Maven $DEV_MAVEN could not be downloaded: install Maven $MIN_DEV_MAVEN or newer."
    fi
    MAVEN="$1/apache-maven-$DEV_MAVEN/bin/mvn"
  fi
}
