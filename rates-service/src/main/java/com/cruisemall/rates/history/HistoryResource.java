package com.cruisemall.rates.history;

import com.cruisemall.kit.caller.ServiceCallers;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.rates.CurrencyCode;
import com.cruisemall.rates.MinorUnits;
import com.cruisemall.rates.RatesError;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Endpoint for daily rates. */
@Path("/api/exchange-rate/history")
@Produces(MediaType.APPLICATION_JSON)
@ServiceCallers(scope = "catalogue:read", alsoPeople = true)
@RunOnVirtualThread
class HistoryResource {
  private final RateHistoryRepository history;
  private final Clock clock;

  HistoryResource(RateHistoryRepository history, Clock clock) {
    this.history = history;
    this.clock = clock;
  }

  /**
   * {@code {ok,data:{base,quote,points:[{date,rate}],sources}}}, oldest day first. Days without a
   * publication are omitted, not interpolated.
   *
   * @param days number of days before today (UTC), at most two years
   */
  @GET
  @APIResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = HistoryResponse.class)))
  public Response history(
      @QueryParam("base") @DefaultValue("USD") String base,
      @QueryParam("quote") @DefaultValue("KRW") String quote,
      @QueryParam("days") @DefaultValue("90") @Min(1) @Max(731) int days) {
    CurrencyCode from = currency(base);
    CurrencyCode to = currency(quote);
    LocalDate since = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(days);
    List<RatePoint> points = history.points(from, to, since);
    return Response.ok(HistoryResponse.of(from, to, points))
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=600")
        .build();
  }

  private static CurrencyCode currency(String text) {
    return CurrencyCode.parse(text)
        .filter(code -> MinorUnits.of(code).isPresent())
        .orElseThrow(() -> new ApiException(RatesError.UNKNOWN_CURRENCY));
  }
}
