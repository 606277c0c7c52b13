package com.cruisemall.chat.upstream;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The rates of rates-service. */
@RegisterRestClient(configKey = "rates")
@Path("/api/exchange-rate")
interface RatesClient {
  @GET
  RatesAnswer latest(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      @QueryParam("currency") String currency);

  /** What the concierge reads of the answer. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record RatesAnswer(Data data) {}

  /** What one unit of the base is worth in each currency, and when the source published that. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Data(Map<String, BigDecimal> rates, Instant lastUpdated) {}
}
