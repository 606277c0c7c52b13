package com.cruisemall.sandbox.psp.api;

import com.cruisemall.sandbox.psp.Payments;
import com.cruisemall.sandbox.psp.TossError;
import com.cruisemall.sandbox.psp.TossResponse;
import com.cruisemall.sandbox.psp.api.PspFaults.Operation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/transactions?startDate&endDate&startingAfter&limit}: list of transactions. A
 * reversal is a separate transaction with a negative amount. Times without offset are in
 * Asia/Seoul; both ends are inclusive.
 */
@Path("/v1/transactions")
class TransactionsResource {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final int MAX_PAGE_SIZE = 5000;

  private final Payments payments;
  private final TossRequestPipeline pipeline;

  TransactionsResource(Payments payments, TossRequestPipeline pipeline) {
    this.payments = payments;
    this.pipeline = pipeline;
  }

  @GET
  public Uni<Response> list(
      @QueryParam("startDate") @Nullable String startDate,
      @QueryParam("endDate") @Nullable String endDate,
      @QueryParam("startingAfter") @Nullable String startingAfter,
      @QueryParam("limit") @DefaultValue("100") int limit,
      HttpServerRequest request) {
    return pipeline.run(
        Operation.TRANSACTIONS,
        request,
        (_, _) -> {
          Optional<Instant> from = time(startDate);
          Optional<Instant> to = time(endDate);
          if (from.isEmpty() || to.isEmpty() || limit < 1 || limit > MAX_PAGE_SIZE) {
            return TossResponse.of(TossError.INVALID_REQUEST);
          }
          return payments.transactions(
              from.get(), to.get(), Optional.ofNullable(startingAfter), limit);
        });
  }

  private static Optional<Instant> time(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          switch (DateTimeFormatter.ofPattern("yyyy-MM-dd[['T'][ ]HH:mm[:ss][.SSSSSS][.SSS][XXX]]")
              .parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)) {
            case OffsetDateTime exact -> exact.toInstant();
            case LocalDateTime local -> local.atZone(SEOUL).toInstant();
            case LocalDate day -> day.atStartOfDay(SEOUL).toInstant();
            default -> throw new IllegalStateException("unexpected temporal type");
          });
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
