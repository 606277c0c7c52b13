package com.cruisemall.sandbox.gemini;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Error responses of Google APIs: {@code {"error":{code,message,status,details}}}. */
final class GoogleError {
  private GoogleError() {}

  static Response of(int code, String status, String message) {
    return of(code, status, message, List.of());
  }

  /** Returns a 429 response with {@code QuotaFailure} and {@code RetryInfo}. */
  static Response quota(String quotaId, String retryDelay) {
    return of(
        429,
        "RESOURCE_EXHAUSTED",
        "You exceeded your current quota.",
        List.of(
            Map.of(
                "@type",
                "type.googleapis.com/google.rpc.QuotaFailure",
                "violations",
                List.of(
                    Map.of(
                        "quotaMetric",
                        "generativelanguage.googleapis.com/generate_content_free_tier_requests",
                        "quotaId",
                        quotaId))),
            Map.of("@type", "type.googleapis.com/google.rpc.RetryInfo", "retryDelay", retryDelay)));
  }

  private static Response of(
      int code, String status, String message, List<Map<String, Object>> details) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", code);
    error.put("message", message);
    error.put("status", status);
    if (!details.isEmpty()) {
      error.put("details", details);
    }
    return Response.status(code)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(Map.of("error", error))
        .build();
  }
}
