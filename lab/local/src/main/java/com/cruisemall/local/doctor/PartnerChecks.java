package com.cruisemall.local.doctor;

import com.cruisemall.local.stack.StackState;
import java.io.IOException;
import java.util.List;

/** Checks the rate limit policy and the partner endpoints. */
record PartnerChecks(StackState state, StackHttpClient http) implements CheckGroup {
  @Override
  public List<CheckResult> run() throws IOException, InterruptedException {
    return List.of(rateLimit(), gemini(), exchangeRate());
  }

  private CheckResult rateLimit() throws IOException, InterruptedException {
    var policy =
        http.get(state.address() + "/api/exchange-rate?currency=USD")
            .headers()
            .firstValue("RateLimit-Policy");
    return policy
        .map(text -> CheckResult.ok("gateway RateLimit-Policy", text))
        .orElseGet(
            () -> CheckResult.warn("gateway RateLimit-Policy", "missing in gateway responses"));
  }

  private CheckResult gemini() {
    var partner = state.partners().getOrDefault("gemini", "unknown");
    return partner.equals("sandbox")
        ? CheckResult.warn("gemini endpoint", "sandbox (GEMINI_API_KEY is not set)")
        : CheckResult.ok("gemini endpoint", partner);
  }

  private CheckResult exchangeRate() throws IOException, InterruptedException {
    var data = http.json(state.address() + "/api/exchange-rate?currency=USD").path("data");
    var value =
        data.path("source").asText("no response") + ", " + data.path("lastUpdated").asText();
    if (data.isMissingNode()) {
      return CheckResult.fail("exchange rate source", "no response");
    }
    return data.path("isFallback").asBoolean()
        ? CheckResult.warn("exchange rate source", "stale: " + value)
        : CheckResult.ok("exchange rate source", value);
  }
}
