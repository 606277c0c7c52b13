package com.cruisemall.observability;

import static com.cruisemall.observability.Panel.plot;
import static com.cruisemall.observability.Query.by;
import static com.cruisemall.observability.Query.named;

/** How the shop is for those who use it, and what its programs need for it. */
final class SuiteDashboard {
  private SuiteDashboard() {}

  static Dashboard page() {
    return Dashboard.of("cruisemall-suite", "CruiseMall: the suite", door(), limits(), programs());
  }

  private static Row door() {
    return Row.of(
        "At the door",
        plot(
            "Requests",
            "By the gateway's routes.",
            Unit.PER_SECOND,
            by(
                "sum by (uri) (rate(http_server_requests_seconds_count{job=\"gateway\"}[1m]))",
                "uri")),
        plot(
            "Failed",
            "Answers of 500 and above. The objective allows 0.1 % over a month.",
            Unit.SHARE,
            named("of all", "cruisemall:gateway_failures:ratio_rate5m")),
        plot(
            "Time of an answer",
            "Uploads, chat and logins have longer objectives than the rest.",
            Unit.SECONDS,
            named("half", "cruisemall:gateway_request_seconds:p50"),
            named("19 of 20", "cruisemall:gateway_request_seconds:p95"),
            named("99 of 100", "cruisemall:gateway_request_seconds:p99")),
        plot(
            "Time by route, 19 of 20",
            "Which page is slow.",
            Unit.SECONDS,
            by(
                """
                histogram_quantile(0.95, sum by (le, uri)
                  (rate(http_server_requests_seconds_bucket{job="gateway"}[5m])))
                """,
                "uri")),
        plot(
            "Errors by code",
            "As services and gateway write them into the error form.",
            Unit.PER_SECOND,
            by("sum by (job, code) (rate(cruisemall_errors_total[1m]))", "job", "code")),
        plot(
            "Time of a service, 19 of 20",
            "Without what the gateway adds.",
            Unit.SECONDS,
            by(
                """
                histogram_quantile(0.95, sum by (le, job)
                  (rate(http_server_requests_seconds_bucket{job!="gateway"}[5m])))
                """,
                "job")));
  }

  private static Row limits() {
    return Row.of(
        "Sessions, limits and load",
        plot(
            "Sessions found in Redis",
            "Of all looks at a session. The rest asks auth-service and its database.",
            Unit.SHARE,
            named("found", "cruisemall:session_cache_hits:ratio_rate5m")),
        plot(
            "Answers from the gateway's cache",
            "By what the cache had.",
            Unit.PER_SECOND,
            by("sum by (status) (rate(cruisemall_cache_answers_total[1m]))", "status")),
        plot(
            "Rate limit decisions",
            "Degraded means that Redis could not be asked.",
            Unit.PER_SECOND,
            by(
                """
                sum by (policy, decision, degraded)
                  (rate(cruisemall_ratelimit_decisions_total[1m]))
                """,
                "policy",
                "decision",
                "degraded")),
        plot(
            "Requests under way",
            "Above the limit, browsing is refused first.",
            Unit.NUMBER,
            named("under way", "sum(cruisemall_shedding_under_way)"),
            named("limit", "sum(cruisemall_shedding_limit)")),
        plot(
            "Circuit of each instance",
            "0 closed, more than 0 open: the gateway sends nothing there.",
            Unit.NUMBER,
            by(
                "max by (service, exported_instance) (cruisemall_upstream_breaker)",
                "service",
                "exported_instance")),
        plot(
            "Requests in progress",
            "In every program.",
            Unit.NUMBER,
            by("sum by (job) (http_server_active_requests)", "job")));
  }

  private static Row programs() {
    return Row.of(
        "Programs",
        plot("Up", "Instances that answer.", Unit.NUMBER, by("sum by (job) (up)", "job")),
        plot(
            "Processor",
            "Of the machine's, by program.",
            Unit.SHARE,
            by("avg by (job) (process_cpu_usage)", "job")),
        plot(
            "Heap after collection",
            "Of what is allowed. Above 0.9 for long is a leak or too little.",
            Unit.SHARE,
            by("max by (job) (jvm_memory_usage_after_gc)", "job")),
        plot(
            "Memory",
            "Heap and what the virtual machine needs besides.",
            Unit.BYTES,
            by("sum by (job, area) (jvm_memory_used_bytes)", "job", "area")),
        plot(
            "Pauses of the collector",
            "Time in a second.",
            Unit.SECONDS,
            by("sum by (job) (rate(jvm_gc_pause_seconds_sum[1m]))", "job")),
        plot(
            "Network of the gateway",
            "Bytes in a second, to and from clients.",
            Unit.BYTES,
            named("in", "sum(rate(http_server_bytes_read_sum{job=\"gateway\"}[1m]))"),
            named("out", "sum(rate(http_server_bytes_written_sum{job=\"gateway\"}[1m]))")));
  }
}
