package com.cruisemall.payment.ledger;

import com.cruisemall.kit.SuccessBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Endpoint {@code GET /api/admin/ledger/check?days=}: checks the consistency of orders, payments,
 * refunds, cabins, the ledger and the PSP's list over the last days.
 */
@Path("/api/admin/ledger/check")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ADMIN")
@RunOnVirtualThread
class LedgerResource {
  private final LedgerCheck check;
  private final LedgerMetrics metrics;

  LedgerResource(LedgerCheck check, LedgerMetrics metrics) {
    this.check = check;
    this.metrics = metrics;
  }

  /** Report; {@code pspChecked} is false if the PSP did not return its list. */
  record CheckAnswer(
      boolean balanced, boolean pspChecked, Instant from, Instant to, List<Difference> differences)
      implements SuccessBody {}

  @GET
  public CheckAnswer check(@QueryParam("days") @DefaultValue("2") @Min(1) @Max(90) int days) {
    LedgerCheck.Report report = check.check(Duration.ofDays(days));
    metrics.recordDifferences(report.differences().size());
    return new CheckAnswer(
        report.balanced(), report.pspChecked(), report.from(), report.to(), report.differences());
  }
}
