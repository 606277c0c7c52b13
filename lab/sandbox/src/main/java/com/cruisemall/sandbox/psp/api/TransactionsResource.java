package com.cruisemall.sandbox.psp.api;

import com.cruisemall.sandbox.psp.Payments;
import com.cruisemall.sandbox.psp.Reply;
import com.cruisemall.sandbox.psp.TossError;
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
 * {@code GET /v1/transactions?startDate&endDate&startingAfter&limit}: the provider's own list of
 * what moved. A reversal is a transaction of its own, with a negative amount. Times are of Seoul
 * unless they say otherwise; both ends are included.
 */
@Path("/v1/transactions")
class TransactionsResource {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final int LARGEST_PAGE = 5000;

  private final Payments payments;
  private final TossCall call;

  TransactionsResource(Payments payments, TossCall call) {
    this.payments = payments;
    this.call = call;
  }

  @GET
  public Uni<Response> list(
      @QueryParam("startDate") @Nullable String startDate,
      @QueryParam("endDate") @Nullable String endDate,
      @QueryParam("startingAfter") @Nullable String startingAfter,
      @QueryParam("limit") @DefaultValue("100") int limit,
      HttpServerRequest request) {
    return call.answer(
        Operation.TRANSACTIONS,
        request,
        (_, _) -> {
          Optional<Instant> from = time(startDate);
          Optional<Instant> to = time(endDate);
          if (from.isEmpty() || to.isEmpty() || limit < 1 || limit > LARGEST_PAGE) {
            return Reply.of(TossError.INVALID_REQUEST);
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
            default -> throw new IllegalStateException("no other kind was asked for");
          });
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
