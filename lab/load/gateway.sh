#!/usr/bin/env bash
# Measures the cost of the gateway: requests per second of an upstream directly, through nginx,
# through the gateway's proxy library alone, through Spring Cloud Gateway with a session, through the
# gateway with session, two limits and token, and from the gateway's cache. All in one run, with one
# core for the proxy and another for everything else.
#
#   lab/load/gateway.sh [--seconds N] [--warm-up N] [--rounds N] [--connections N]
#
# Needs a running stack (./cruise up), and wrk, nginx and taskset on the PATH.
set -euo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)"
source "$ROOT/lab/local/toolchain.sh"
SECONDS_EACH=8 WARM_UP=60 ROUNDS=3 CONNECTIONS=32
while (($#)); do
  case "$1" in
    --seconds) SECONDS_EACH="$2"; shift 2 ;;
    --warm-up) WARM_UP="$2"; shift 2 ;;
    --rounds) ROUNDS="$2"; shift 2 ;;
    --connections) CONNECTIONS="$2"; shift 2 ;;
    --help | -h) sed -n '2,10s/^# \{0,1\}//p' "$0"; exit ;;
    *) echo "unknown option: $1" >&2; exit 2 ;;
  esac
done
for program in wrk nginx taskset curl python3; do
  command -v "$program" >/dev/null || fail "$program is missing"
done
find_jdk
require_maven

WORK="$(mktemp -d)"
UPSTREAM=18990 NGINX=18991 GATEWAY=18992 MANAGEMENT=18993 VERTX=18994 SPRING=18995
cleanup() {
  kill "${pids[@]}" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$WORK"
}
pids=()
trap cleanup EXIT

status() { "$ROOT/cruise" status --json | python3 -c "import json,sys; d=json.load(sys.stdin); $1"; }
address="$(status 'print(d["address"])')"
running="$(status 'print(next(c["pid"] for c in d["components"] if c["name"]=="gateway"))')"

cat >"$WORK/upstream.conf" <<CONF
daemon off; pid $WORK/upstream.pid; error_log /dev/null; worker_processes 1;
events {}
http { access_log off; keepalive_requests 1000000000; server {
  listen 127.0.0.1:$UPSTREAM backlog=1024;
  location / { default_type application/json; add_header Cache-Control "private, no-store";
    return 200 '{"ok":true,"orders":[],"pagination":{"page":1,"limit":20,"total":0,"totalPages":0},"padding":"................"}'; }
  location /api/products { default_type application/json; add_header Cache-Control "public, max-age=60";
    return 200 '{"ok":true,"orders":[],"pagination":{"page":1,"limit":20,"total":0,"totalPages":0},"padding":"................"}'; }
} }
CONF
cat >"$WORK/proxy.conf" <<CONF
daemon off; pid $WORK/proxy.pid; error_log /dev/null; worker_processes 1;
events {}
http { access_log off; keepalive_requests 1000000000;
  upstream origin { server 127.0.0.1:$UPSTREAM; keepalive 64; keepalive_requests 1000000000; }
  server { listen 127.0.0.1:$NGINX backlog=1024;
    location / { proxy_pass http://origin; proxy_http_version 1.1; proxy_set_header Connection ""; } } }
CONF
taskset -c 1 nginx -p "$WORK" -c "$WORK/upstream.conf" & pids+=($!)
upstream=$!
taskset -c 0 nginx -p "$WORK" -c "$WORK/proxy.conf" & pids+=($!)
proxy=$!

# A gateway with the environment of the stack's, the upstream as payment-service, and high limits.
mapfile -d '' -t environment <"/proc/$running/environ"
for policy in PAYMENT_ADDRESS PAYMENT_PERSON CACHED_ADDRESS DEFAULT_ADDRESS; do
  environment+=("CRUISEMALL_RATE_LIMIT_POLICIES_${policy}_PERMITS=1000000"
    "CRUISEMALL_RATE_LIMIT_POLICIES_${policy}_BURST=1000000")
done
environment+=("CRUISEMALL_RATE_LIMIT_REQUESTS_AT_ONCE=100000"
  "CRUISEMALL_UPSTREAM_PAYMENT_URL=http://127.0.0.1:$UPSTREAM"
  "QUARKUS_HTTP_PORT=$GATEWAY" "QUARKUS_MANAGEMENT_PORT=$MANAGEMENT")
java="$JAVA_HOME/bin/java"
env -i "${environment[@]}" taskset -c 0 "$java" -Xmx288m -XX:+UseSerialGC ${GATEWAY_JAVA_OPTIONS:-} \
  -jar "$ROOT/gateway/target/quarkus-app/quarkus-run.jar" >"$WORK/gateway.log" 2>&1 & pids+=($!)
gateway=$!
until curl -sf "http://127.0.0.1:$MANAGEMENT/q/health/ready" >/dev/null; do
  kill -0 "${pids[-1]}" 2>/dev/null || { tail -n 20 "$WORK/gateway.log" >&2; exit 1; }
  sleep 0.5
done

for peer in vertx spring; do
  [[ -e "$ROOT/lab/load/peers/$peer/target/peer.jar" ]] \
    || maven --quiet --file "$ROOT/lab/load/peers/$peer/pom.xml" package
done
redis="$(printf '%s\n' "${environment[@]}" | sed -n 's/^QUARKUS_REDIS_HOSTS=//p')"
peer() { exec env -i PEER_UPSTREAM="http://127.0.0.1:$UPSTREAM" "$@"; }
peer PEER_PORT=$VERTX taskset -c 0 "$java" -Xmx288m -XX:+UseSerialGC \
  -cp "$ROOT/lab/load/peers/vertx/target/peer.jar:$ROOT/lab/load/peers/vertx/target/lib/*" \
  com.cruisemall.peer.VertxPeer >"$WORK/vertx.log" 2>&1 & pids+=($!)
vertx=$!
peer SERVER_PORT=$SPRING SPRING_DATA_REDIS_URL="$redis" taskset -c 0 "$java" -Xmx288m \
  -XX:+UseSerialGC -jar "$ROOT/lab/load/peers/spring/target/peer.jar" >"$WORK/spring.log" 2>&1 & pids+=($!)
spring=$!
for port in $VERTX $SPRING; do
  until curl -s -o "$WORK/answer" "http://127.0.0.1:$port/api/orders"; do
    kill -0 "$vertx" "$spring" || { tail -n 20 "$WORK/vertx.log" "$WORK/spring.log" >&2; exit 1; }
    sleep 0.5
  done
done

cookie="$(curl -s -i -H 'Content-Type: application/json' \
  -d '{"phone":"01012341","password":"3800"}' "$address/api/auth/login" \
  | sed -n 's/^[Ss]et-[Cc]ookie: \(cg.sid.v2=[^;]*\).*/\1/p')"

# Processor time of a program and its workers in clock ticks.
cpu() { cat "/proc/$1/stat" $(sed 's|[0-9]*|/proc/&/stat|g' "/proc/$1/task/$1/children") | awk '{ s += $14 + $15 } END { print s }'; }

measure() { # pid name url [header]
  local before="$(cpu "$1")" program="$1"
  shift
  taskset -c 1 wrk -t1 "-c$CONNECTIONS" "-d${SECONDS_EACH}s" --latency ${3:+-H "$3"} "$2" >"$WORK/out"
  python3 - "$1" "$WORK/out" "$WORK/results" "$(($(cpu "$program") - before))" "$(getconf CLK_TCK)" <<'PY'
import re, sys
name, out, results, ticks, per_second = sys.argv[1:]
text = open(out).read()
rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])
p50, p99 = (re.search(rf"\s{p}%\s+(\S+)", text.split("Distribution")[1])[1] for p in (50, 99))
bad = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
requests = int(re.search(r"(\d+) requests in", text)[1])
core = requests * int(per_second) / max(1, int(ticks))
print(f"{name:34} {rate:9.0f}/s {core:9.0f} per CPU second  p50 {p50:>8}  p99 {p99:>8}  {'not 2xx: ' + bad[1] if bad else ''}")
open(results, "a").write(f"{name}\t{rate}\t{core}\n")
PY
}

echo "warming up each program for $WARM_UP s"
for address in $VERTX/api/orders $SPRING/api/orders $GATEWAY/api/orders $GATEWAY/api/products; do
  taskset -c 1 wrk -t1 "-c$CONNECTIONS" "-d${WARM_UP}s" -H "Cookie: $cookie" "http://127.0.0.1:$address" >/dev/null
done
for ((round = 1; round <= ROUNDS; round++)); do
  measure "$upstream" "direct" "http://127.0.0.1:$UPSTREAM/api/orders"
  measure "$proxy" "nginx proxy_pass" "http://127.0.0.1:$NGINX/api/orders"
  measure "$vertx" "vertx-http-proxy alone" "http://127.0.0.1:$VERTX/api/orders"
  measure "$spring" "Spring Cloud Gateway: session" "http://127.0.0.1:$SPRING/api/orders" "Cookie: $cookie"
  measure "$gateway" "gateway: session, limits, token" "http://127.0.0.1:$GATEWAY/api/orders" "Cookie: $cookie"
  measure "$gateway" "gateway: from the cache" "http://127.0.0.1:$GATEWAY/api/products"
done
python3 - "$WORK/results" <<'PY'
import collections, statistics, sys
rates, cores = collections.defaultdict(list), collections.defaultdict(list)
for line in open(sys.argv[1]):
    name, rate, core = line.rsplit("\t", 2)
    rates[name].append(float(rate))
    cores[name].append(float(core))
gateway = "gateway: session, limits, token"
ratio = lambda of, a, b: statistics.median(of[a]) / statistics.median(of[b])
for a, b in ((gateway, "nginx proxy_pass"), ("vertx-http-proxy alone", "nginx proxy_pass"),
             (gateway, "vertx-http-proxy alone"), (gateway, "Spring Cloud Gateway: session"),
             ("gateway: from the cache", gateway)):
    print(f"{a} / {b}: {ratio(rates, a, b):.2f}, per CPU second {ratio(cores, a, b):.2f}")
PY
