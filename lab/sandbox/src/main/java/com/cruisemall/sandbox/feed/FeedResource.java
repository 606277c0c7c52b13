package com.cruisemall.sandbox.feed;

import com.cruisemall.sandbox.fault.Fault;
import com.cruisemall.sandbox.fault.Faults;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Both feeds of exchangerate-api: {@code GET /v6/latest/{base}} as open.er-api.com answers it, and
 * {@code GET /v4/latest/{base}}. {@code GET /sandbox/feed} tells how often each was asked.
 */
@Path("/")
class FeedResource {
  private final Snapshot snapshot;
  private final Faults faults;
  private final Map<String, Integer> calls = new ConcurrentHashMap<>();

  FeedResource(Snapshot snapshot, Faults faults) {
    this.snapshot = snapshot;
    this.faults = faults;
  }

  @GET
  @Path("v6/latest/{base}")
  public Uni<Response> v6(String base, HttpServerRequest request) {
    return answer("feed-v6", base, request, this::v6Body);
  }

  @GET
  @Path("v4/latest/{base}")
  public Uni<Response> v4(String base, HttpServerRequest request) {
    return answer("feed-v4", base, request, this::v4Body);
  }

  @GET
  @Path("sandbox/feed")
  public Map<String, Integer> calls() {
    return new TreeMap<>(calls);
  }

  @DELETE
  @Path("sandbox/feed")
  public void forgetCalls() {
    calls.clear();
  }

  private interface Body {
    Map<String, Object> of(String base, Map<String, BigDecimal> rates);
  }

  private Uni<Response> answer(String feed, String base, HttpServerRequest request, Body body) {
    calls.merge(feed, 1, Integer::sum);
    Optional<Fault.Kind> fault = faults.meet(feed, "").map(Fault::kind);
    if (fault.isPresent()) {
      switch (fault.get()) {
        case HANG -> {
          return Uni.createFrom().nothing();
        }
        case REFUSE -> {
          request.connection().close();
          return Uni.createFrom().nothing();
        }
        case GARBAGE -> {
          return ok("<html>not what you asked for</html>");
        }
        case ERROR -> {
          return Uni.createFrom().item(Response.serverError().build());
        }
        case QUOTA -> {
          return Uni.createFrom().item(Response.status(429).build());
        }
        default -> {}
      }
    }
    if (!snapshot.knows(base)) {
      return Uni.createFrom()
          .item(
              Response.status(404)
                  .type(MediaType.APPLICATION_JSON_TYPE)
                  .entity(Map.of("result", "error", "error-type", "unsupported-code"))
                  .build());
    }
    Map<String, BigDecimal> rates = snapshot.against(base);
    fault.ifPresent(kind -> spoil(kind, rates));
    return ok(body.of(base, rates));
  }

  private static void spoil(Fault.Kind kind, Map<String, BigDecimal> rates) {
    switch (kind) {
      case ZERO_RATE -> rates.put("EUR", BigDecimal.ZERO);
      case MISSING_KRW -> rates.remove("KRW");
      case JUMP ->
          rates.replaceAll(
              (code, rate) -> code.equals("USD") ? rate : rate.multiply(new BigDecimal("1.4")));
      default -> {}
    }
  }

  private static Uni<Response> ok(Object body) {
    return Uni.createFrom().item(Response.ok(body, MediaType.APPLICATION_JSON_TYPE).build());
  }

  private Map<String, Object> v6Body(String base, Map<String, BigDecimal> rates) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("result", "success");
    for (String field :
        new String[] {
          "provider",
          "documentation",
          "terms_of_use",
          "time_last_update_unix",
          "time_last_update_utc",
          "time_next_update_unix",
          "time_next_update_utc",
          "time_eol_unix"
        }) {
      body.put(field, snapshot.field(field));
    }
    body.put("base_code", base);
    body.put("rates", rates);
    return body;
  }

  private Map<String, Object> v4Body(String base, Map<String, BigDecimal> rates) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("provider", snapshot.field("provider"));
    body.put("terms", snapshot.field("terms_of_use"));
    body.put("base", base);
    body.put("time_last_updated", snapshot.field("time_last_update_unix"));
    body.put("rates", rates);
    return body;
  }
}
