package com.cruisemall.observability;

import static com.cruisemall.observability.Panel.plot;
import static com.cruisemall.observability.Query.by;
import static com.cruisemall.observability.Query.named;

/** PostgreSQL, Redis and Kafka, as the services meet them. */
final class StoresDashboard {
  private StoresDashboard() {}

  static Dashboard page() {
    return Dashboard.of(
        "cruisemall-stores", "CruiseMall: stores and queues", postgres(), redis(), kafka());
  }

  private static Row postgres() {
    return Row.of(
        "PostgreSQL",
        plot(
            "Connections in use",
            "Of each pool.",
            Unit.NUMBER,
            by("sum by (job) (agroal_active_count)", "job")),
        plot(
            "Waiting for a connection",
            "Requests in line right now; more than a moment of it means the pool is too small.",
            Unit.NUMBER,
            by("sum by (job) (agroal_awaiting_count)", "job")),
        plot(
            "Wait for a connection",
            "Milliseconds spent waiting in a second.",
            Unit.MILLISECONDS,
            by("sum by (job) (rate(agroal_blocking_time_total_milliseconds[1m]))", "job")),
        plot(
            "Time of a transaction, 19 of 20",
            "With the wait for its connection.",
            Unit.SECONDS,
            by(
                """
                histogram_quantile(0.95, sum by (le, job)
                  (rate(cruisemall_transaction_time_seconds_bucket[5m])))
                """,
                "job")),
        plot(
            "Transactions by outcome",
            "With the SQLSTATE: 40P01 deadlock, 40001 serialization, 55P03 lock not had in time.",
            Unit.PER_SECOND,
            by(
                """
                sum by (job, outcome, sqlstate) (rate(cruisemall_transactions_total[1m]))
                """,
                "job",
                "outcome",
                "sqlstate")),
        plot(
            "Statements per request",
            "Through Hibernate. A signed-in request costs auth-service none.",
            Unit.NUMBER,
            by(
                """
                sum by (job) (rate(hibernate_statements_total{status="prepared"}[5m]))
                  / sum by (job) (rate(http_server_requests_seconds_count[5m]))
                """,
                "job")));
  }

  private static Row redis() {
    return Row.of(
        "Redis",
        plot(
            "Commands",
            "In a second.",
            Unit.PER_SECOND,
            by("sum by (job) (rate(redis_commands_count_total[1m]))", "job")),
        plot(
            "Commands that failed",
            "In a second.",
            Unit.PER_SECOND,
            by("sum by (job) (rate(redis_commands_failure_total[1m]))", "job")),
        plot(
            "Looks at sessions",
            "Asked and remembered: Redis is away.",
            Unit.PER_SECOND,
            by("sum by (outcome) (rate(cruisemall_session_lookups_total[1m]))", "outcome")));
  }

  private static Row kafka() {
    return Row.of(
        "Kafka and outbox",
        plot(
            "Oldest event in the outbox",
            "Seconds that it could not be sent.",
            Unit.SECONDS,
            by("max by (job) (cruisemall_outbox_oldest_seconds)", "job")),
        plot(
            "Attempts to send that failed in a row",
            "Kafka is away.",
            Unit.NUMBER,
            by("max by (job) (cruisemall_outbox_consecutive_failures)", "job")),
        plot(
            "Records sent",
            "In a second.",
            Unit.PER_SECOND,
            by("sum by (job) (rate(kafka_producer_record_send_total[1m]))", "job")),
        plot(
            "Records behind",
            "What consumers have not read yet.",
            Unit.NUMBER,
            by(
                """
                sum by (job, topic) (kafka_consumer_fetch_manager_records_lag{topic=~".+[.].+"})
                """,
                "job",
                "topic")),
        plot(
            "Order events",
            "What auth-service did with them; dead ones are kept for a person.",
            Unit.PER_SECOND,
            by("sum by (outcome) (rate(cruisemall_order_events_total[5m]))", "outcome")),
        plot(
            "Audit entries waiting",
            "To be written behind their requests.",
            Unit.NUMBER,
            named("waiting", "max(cruisemall_audit_waiting)")));
  }
}
