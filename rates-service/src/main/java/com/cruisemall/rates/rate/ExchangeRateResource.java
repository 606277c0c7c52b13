package com.cruisemall.rates.rate;

import com.cruisemall.kit.caller.ServiceCallers;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.rates.CurrencyCode;
import com.cruisemall.rates.RatesError;
import com.cruisemall.rates.table.CurrentRates;
import com.cruisemall.rates.table.RateTableCache;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Endpoint for the current rates of one base; open to guests and services. */
@Path("/api/exchange-rate")
@Produces(MediaType.APPLICATION_JSON)
@ServiceCallers(scope = "catalogue:read", alsoPeople = true)
@RunOnVirtualThread
class ExchangeRateResource {
  private final RateTableCache tables;

  ExchangeRateResource(RateTableCache tables) {
    this.tables = tables;
  }

  @GET
  @APIResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ExchangeRateResponse.class)))
  public Response latest(
      @QueryParam("currency") @DefaultValue("USD") String currency, @Context Request request) {
    CurrentRates current = tables.current();
    CrossRates cross =
        CurrencyCode.parse(currency)
            .flatMap(base -> CrossRates.of(base, current.published()))
            .orElseThrow(() -> new ApiException(RatesError.UNKNOWN_CURRENCY));
    EntityTag etag = RatesETag.of(cross.base(), current);
    @Nullable ResponseBuilder unchanged = request.evaluatePreconditions(etag);
    ResponseBuilder response =
        unchanged == null ? Response.ok(ExchangeRateResponse.of(cross, current)) : unchanged;
    return response
        .tag(etag)
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=" + current.maxAge().toSeconds())
        .build();
  }
}
