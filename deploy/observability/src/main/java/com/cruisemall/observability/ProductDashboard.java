package com.cruisemall.observability;

import static com.cruisemall.observability.Panel.plot;
import static com.cruisemall.observability.Query.by;
import static com.cruisemall.observability.Query.named;

/** What the shop sells and how it gets on with its partners. */
final class ProductDashboard {
  private ProductDashboard() {}

  static Dashboard page() {
    return Dashboard.of(
        "cruisemall-product", "CruiseMall: the product", payments(), passports(), chat(), rates());
  }

  private static Row payments() {
    return Row.of(
        "Orders and payments",
        plot(
            "Calls to the payment provider",
            "By what came of them.",
            Unit.PER_SECOND,
            by(
                "sum by (kind, outcome) (rate(cruisemall_psp_calls_seconds_count[1m]))",
                "kind",
                "outcome")),
        plot(
            "Time of a call, 19 of 20",
            "The provider answers within 15 s or not at all.",
            Unit.SECONDS,
            by(
                """
                histogram_quantile(0.95, sum by (le, kind)
                  (rate(cruisemall_psp_calls_seconds_bucket[5m])))
                """,
                "kind")),
        plot(
            "Unknown payments, refunds",
            "All three return to 0 by themselves, or somebody must look.",
            Unit.NUMBER,
            named("payments unsettled", "max(cruisemall_payments_unsettled)"),
            named("refunds open", "max(cruisemall_refunds_open)"),
            named("refunds failed", "max(cruisemall_refunds_failed)")),
        plot(
            "Cabins held",
            "Overdue holds should be 0: the sweep has not ended them.",
            Unit.NUMBER,
            named("held", "max(cruisemall_cabins_held)"),
            named("overdue", "max(cruisemall_holds_overdue)")),
        plot(
            "Differences in the books",
            "Of our books and the provider's, of the last check. Anything but 0 is wrong.",
            Unit.NUMBER,
            named("differences", "max(cruisemall_ledger_differences)")),
        plot(
            "Orders and payments asked for",
            "At the gateway, by status.",
            Unit.PER_SECOND,
            by(
                """
                sum by (uri, status) (rate(http_server_requests_seconds_count{
                  job="gateway",uri=~"/api/(orders|payments/confirm)"}[1m]))
                """,
                "uri",
                "status")));
  }

  private static Row passports() {
    return Row.of(
        "Passports",
        plot(
            "Documents on their way",
            "FAILED wait for a person.",
            Unit.NUMBER,
            by("max by (status) (cruisemall_upload_documents)", "status")),
        plot(
            "Oldest document waiting for Drive",
            "Seconds.",
            Unit.SECONDS,
            named("oldest", "max(cruisemall_upload_oldest_seconds)")),
        plot(
            "Deliveries",
            "To Drive, by what came of them.",
            Unit.PER_SECOND,
            by("sum by (outcome) (rate(cruisemall_upload_deliveries_total[5m]))", "outcome")),
        plot(
            "Requests to Drive",
            "The quota counts writes; overquota is Google saying no.",
            Unit.PER_SECOND,
            by(
                "sum by (operation, outcome) (rate(cruisemall_drive_requests_total[1m]))",
                "operation",
                "outcome")),
        plot(
            "Wait for Drive's quota",
            "Seconds in a second.",
            Unit.SECONDS,
            named("wait", "sum(rate(cruisemall_drive_quota_wait_seconds_sum[5m]))")),
        plot(
            "Kept longer than promised",
            "Documents whose time is over; 0, or a promise is broken.",
            Unit.NUMBER,
            by("max by (what) (cruisemall_retention_overdue)", "what")));
  }

  private static Row chat() {
    return Row.of(
        "Concierge",
        plot(
            "Time to the first words",
            "Repetitions included.",
            Unit.SECONDS,
            named(
                "half",
                """
                histogram_quantile(0.5,
                  sum by (le) (rate(cruisemall_chat_first_token_seconds_bucket[5m])))
                """),
            named(
                "19 of 20",
                """
                histogram_quantile(0.95,
                  sum by (le) (rate(cruisemall_chat_first_token_seconds_bucket[5m])))
                """)),
        plot(
            "Answers of the model, and the line",
            "More than 400 at a time wait.",
            Unit.NUMBER,
            named("answering", "sum(cruisemall_chat_model_calls)"),
            named("waiting", "sum(cruisemall_chat_model_waiting)")),
        plot(
            "Model: failures and fallbacks",
            "In five minutes.",
            Unit.NUMBER,
            named(
                "failed",
                "sum by (kind) (increase(cruisemall_chat_model_errors_total[5m]))",
                "kind"),
            named(
                "fallback",
                "sum by (reason) (increase(cruisemall_chat_fallbacks_total[5m]))",
                "reason")),
        plot(
            "Circuit of the model",
            "1 when open.",
            Unit.NUMBER,
            by("max by (method) (ft_circuitbreaker_state_current{state=\"open\"})", "method")),
        plot(
            "Tokens",
            "In a second.",
            Unit.PER_SECOND,
            by("sum by (direction) (rate(cruisemall_chat_tokens_total[5m]))", "direction")),
        plot(
            "Cost of a day",
            "At the rate of the last hour.",
            Unit.DOLLARS,
            named("dollars", "24 * sum(increase(cruisemall_chat_cost_dollars_total[1h]))")));
  }

  private static Row rates() {
    return Row.of(
        "Exchange rates and keys",
        plot(
            "Calls to the feeds in an hour",
            "One is enough for the whole fleet.",
            Unit.NUMBER,
            by(
                "sum by (feed, outcome) (increase(cruisemall_feed_calls_total[1h]))",
                "feed",
                "outcome")),
        plot(
            "Age of the table",
            "Fetched every hour.",
            Unit.SECONDS,
            named("age", "max(cruisemall_rates_table_age_seconds)")),
        plot(
            "Stale answers",
            "In a second.",
            Unit.PER_SECOND,
            named("stale", "sum(rate(cruisemall_rates_stale_answers_total[5m]))")),
        plot(
            "Age of the signing key",
            "Changed every 30 days.",
            Unit.SECONDS,
            named("age", "max(cruisemall_signing_key_age_seconds)")),
        plot(
            "Passports under a former master key",
            "0 when a change of the key is done.",
            Unit.NUMBER,
            named("former", "max(cruisemall_upload_keys_former)")));
  }
}
