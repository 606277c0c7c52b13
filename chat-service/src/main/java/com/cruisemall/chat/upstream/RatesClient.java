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

/** Client of rates-service. */
@RegisterRestClient(configKey = "rates")
@Path("/api/exchange-rate")
interface RatesClient {
  @GET
  RatesResponse latest(
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      @QueryParam("currency") String currency);

  /** The part of the response that chat-service reads. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record RatesResponse(Data data) {}

  /** Rates of one unit of the base currency, and their time of publication. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Data(Map<String, BigDecimal> rates, Instant lastUpdated) {}
}
