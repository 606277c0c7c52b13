package com.cruisemall.local.doctor;

import com.cruisemall.local.stack.StackState;
import java.io.IOException;
import java.util.List;

/** Limits are on, and the partners are there or replaced. */
record PartnerChecks(StackState state, Http http) implements Checks {
  @Override
  public List<Finding> findings() throws IOException, InterruptedException {
    return List.of(rateLimit(), gemini(), exchangeRate());
  }

  private Finding rateLimit() throws IOException, InterruptedException {
    var policy =
        http.get(state.address() + "/api/exchange-rate?currency=USD")
            .headers()
            .firstValue("RateLimit-Policy");
    return policy
        .map(text -> Finding.ok("rate limit", text))
        .orElseGet(
            () -> Finding.warn("rate limit", "no RateLimit-Policy in the gateway's answers"));
  }

  private Finding gemini() {
    var partner = state.partners().getOrDefault("gemini", "unknown");
    return partner.equals("sandbox")
        ? Finding.warn("Gemini", "the sandbox answers; set GEMINI_API_KEY for the real one")
        : Finding.ok("Gemini", partner);
  }

  private Finding exchangeRate() throws IOException, InterruptedException {
    var data = http.json(state.address() + "/api/exchange-rate?currency=USD").path("data");
    var figure = data.path("source").asText("no answer") + ", " + data.path("lastUpdated").asText();
    if (data.isMissingNode()) {
      return Finding.fail("exchange rates", "no answer");
    }
    return data.path("isFallback").asBoolean()
        ? Finding.warn("exchange rates", "stale: " + figure)
        : Finding.ok("exchange rates", figure);
  }
}
