package com.cruisemall.payment.ledger;

import com.cruisemall.kit.SuccessBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * {@code GET /api/admin/ledger/check?days=}: whether orders, payments, refunds, cabins, the books
 * and the PSP's own list agree, for what has happened in the last days.
 */
@Path("/api/admin/ledger/check")
@RolesAllowed("ADMIN")
@RunOnVirtualThread
class LedgerResource {
  private final LedgerCheck check;
  private final LedgerFigures figures;

  LedgerResource(LedgerCheck check, LedgerFigures figures) {
    this.check = check;
    this.figures = figures;
  }

  /** {@code pspChecked} is false if the PSP's list could not be had. */
  record CheckAnswer(
      boolean balanced, boolean pspChecked, Instant from, Instant to, List<Difference> differences)
      implements SuccessBody {}

  @GET
  public RestResponse<CheckAnswer> check(
      @QueryParam("days") @DefaultValue("2") @Min(1) @Max(90) int days) {
    LedgerCheck.Report report = check.check(Duration.ofDays(days));
    figures.differences(report.differences().size());
    return ResponseBuilder.ok(
            new CheckAnswer(
                report.balanced(),
                report.pspChecked(),
                report.from(),
                report.to(),
                report.differences()))
        .header("Cache-Control", "private, no-store")
        .build();
  }
}
