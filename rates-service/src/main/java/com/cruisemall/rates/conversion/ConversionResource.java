package com.cruisemall.rates.conversion;

import com.cruisemall.kit.caller.ServiceCallers;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.Reason;
import com.cruisemall.rates.CurrencyCode;
import com.cruisemall.rates.RatesError;
import com.cruisemall.rates.table.CurrentRates;
import com.cruisemall.rates.table.RateTableCache;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Endpoint that converts amounts at current rates. */
@Path("/api/exchange-rate/convert")
@Produces(MediaType.APPLICATION_JSON)
@ServiceCallers(scope = "catalogue:read", alsoPeople = true)
@RunOnVirtualThread
class ConversionResource {
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}(\\.\\d{1,6})?");

  private final RateTableCache tables;

  ConversionResource(RateTableCache tables) {
    this.tables = tables;
  }

  /**
   * {@code {ok,data:{from:{amount,currency},to:{amount,currency},rate,lastUpdated,source,
   * isFallback}}}; the result has the minor units of its currency (ISO 4217).
   *
   * @param amount non-negative decimal number with at most 15 digits and 6 decimals
   */
  @GET
  @APIResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ConversionResponse.class)))
  public Response convert(
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("amount") @Nullable String amount) {
    CurrencyCode source = currency(from, "from");
    CurrencyCode target = currency(to, "to");
    if (amount == null || !AMOUNT.matcher(amount).matches()) {
      throw ApiException.invalid("amount", Reason.of("conversion.amount"));
    }
    CurrentRates current = tables.current();
    Conversion conversion =
        Conversion.of(new BigDecimal(amount), source, target, current.published().perDollar())
            .orElseThrow(() -> new ApiException(RatesError.UNKNOWN_CURRENCY));
    return Response.ok(response(new Money(amount, source), target, conversion, current))
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=" + current.maxAge().toSeconds())
        .build();
  }

  private static ConversionResponse response(
      Money from, CurrencyCode target, Conversion conversion, CurrentRates current) {
    return new ConversionResponse(
        new ConversionResponse.Data(
            from,
            new Money(conversion.result().toPlainString(), target),
            conversion.rate().toPlainString(),
            current.published().publishedAt(),
            current.published().source(),
            current.fallback()));
  }

  private static CurrencyCode currency(@Nullable String text, String parameter) {
    if (text == null) {
      throw ApiException.invalid(parameter, Reason.of("field.missing"));
    }
    return CurrencyCode.parse(text)
        .orElseThrow(() -> new ApiException(RatesError.UNKNOWN_CURRENCY));
  }
}
