package com.cruisemall.rates.conversion;

import com.cruisemall.kit.caller.ServiceCallers;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.rates.RatesError;
import com.cruisemall.rates.currency.CurrencyCode;
import com.cruisemall.rates.table.CurrentRates;
import com.cruisemall.rates.table.RateTables;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Converts amounts by today's rates. */
@Path("/api/exchange-rate/convert")
@ServiceCallers(scope = "catalogue:read", alsoPeople = true)
@RunOnVirtualThread
class ConversionResource {
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}(\\.\\d{1,6})?");

  private final RateTables tables;

  ConversionResource(RateTables tables) {
    this.tables = tables;
  }

  /**
   * {@code {ok,data:{from:{amount,currency},to:{amount,currency},rate,lastUpdated,source,
   * isFallback}}}; the result has the minor units of its currency (ISO 4217).
   *
   * @param amount a decimal number, not negative, of at most 15 digits and 6 decimals
   */
  @GET
  @APIResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ConversionAnswer.class)))
  public Response convert(
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("amount") @Nullable String amount) {
    CurrencyCode source = currency(from, "from");
    CurrencyCode target = currency(to, "to");
    if (amount == null || !AMOUNT.matcher(amount).matches()) {
      throw new ApiException(
          CommonError.VALIDATION_FAILED, Map.of("amount", "must be a decimal number"));
    }
    CurrentRates current = tables.current();
    Conversion conversion =
        Conversion.of(new BigDecimal(amount), source, target, current.published().perDollar())
            .orElseThrow(() -> new ApiException(RatesError.UNKNOWN_CURRENCY));
    return Response.ok(answer(new Money(amount, source), target, conversion, current))
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=" + current.mayBeKeptFor().toSeconds())
        .build();
  }

  private static ConversionAnswer answer(
      Money from, CurrencyCode target, Conversion conversion, CurrentRates current) {
    return new ConversionAnswer(
        new ConversionAnswer.Data(
            from,
            new Money(conversion.result().toPlainString(), target),
            conversion.rate().toPlainString(),
            current.published().publishedAt(),
            current.published().source(),
            current.fallback()));
  }

  private static CurrencyCode currency(@Nullable String typed, String parameter) {
    if (typed == null) {
      throw new ApiException(CommonError.VALIDATION_FAILED, Map.of(parameter, "is missing"));
    }
    return CurrencyCode.parse(typed)
        .orElseThrow(() -> new ApiException(RatesError.UNKNOWN_CURRENCY));
  }
}
