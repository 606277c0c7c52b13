package com.cruisemall.sandbox.gemini;

import com.cruisemall.sandbox.fault.Fault;
import com.cruisemall.sandbox.fault.Faults;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * {@code generateContent} and {@code streamGenerateContent} of the Gemini API v1beta with scripted
 * content. {@code GET /sandbox/gemini} returns request counts.
 */
@Path("/")
class GeminiResource {
  private final Faults faults;
  private final GeminiConfig config;
  private final GeminiCounts counts;
  private final ObjectMapper json;
  private final Vertx vertx;
  private final AtomicLong ids = new AtomicLong();
  private final AtomicReference<GeminiScript> script = new AtomicReference<>(GeminiScript.DEFAULT);

  GeminiResource(
      Faults faults, GeminiConfig config, GeminiCounts counts, ObjectMapper json, Vertx vertx) {
    this.faults = faults;
    this.config = config;
    this.counts = counts;
    this.json = json;
    this.vertx = vertx;
  }

  @POST
  @Path("v1beta/models/{model}:{method}")
  public Uni<Response> generate(
      String model,
      String method,
      @QueryParam("alt") @Nullable String alt,
      @HeaderParam("x-goog-api-key") @Nullable String key,
      JsonNode body,
      @Context RoutingContext http) {
    counts.request(model);
    if (!config.key().equals(key)) {
      return item(
          GoogleError.of(403, "PERMISSION_DENIED", "Method doesn't allow unregistered callers."));
    }
    boolean streams = method.equals("streamGenerateContent");
    if (!streams && !method.equals("generateContent")) {
      return item(GoogleError.of(404, "NOT_FOUND", "No such method."));
    }
    JsonNode contents = body.path("contents");
    if (!contents.isArray() || contents.isEmpty()) {
      return item(GoogleError.of(400, "INVALID_ARGUMENT", "contents is not specified"));
    }
    Optional<Fault> fault = faults.take("gemini", model);
    if (fault.isPresent()) {
      Optional<Uni<Response>> failure = failure(fault.get(), http.request());
      if (failure.isPresent()) {
        return failure.get();
      }
    }
    GeminiReply reply = GeminiReply.of(body, script.get());
    String id = "sandbox-" + ids.incrementAndGet();
    if (streams) {
      List<Map<String, Object>> frames =
          huge(fault) ? hugeFrames(reply, model, id) : reply.frames(model, id);
      new FrameStream(vertx, http, counts, "sse".equals(alt))
          .send(frames.stream().map(this::write).toList(), pace(fault));
      return Uni.createFrom().nothing();
    }
    Object whole = huge(fault) ? hugeFrames(reply, model, id).getFirst() : reply.whole(model, id);
    return Uni.createFrom()
        .item(Response.ok(whole, MediaType.APPLICATION_JSON_TYPE).build())
        .onItem()
        .delayIt()
        .by(Duration.ofMillis(pace(fault).firstMillis()));
  }

  @GET
  @Path("sandbox/gemini")
  public Map<String, Object> counts() {
    return counts.all();
  }

  @DELETE
  @Path("sandbox/gemini")
  public void reset() {
    counts.reset();
  }

  /** Sets the script of all following replies. */
  @PUT
  @Path("sandbox/gemini/script")
  public void script(GeminiScript next) {
    script.set(next);
  }

  /** Restores the default reply. */
  @DELETE
  @Path("sandbox/gemini/script")
  public void resetScript() {
    script.set(GeminiScript.DEFAULT);
  }

  /** Returns the error response of a fault; empty for faults that occur while streaming. */
  private static Optional<Uni<Response>> failure(Fault fault, HttpServerRequest request) {
    return switch (fault.kind()) {
      case HANG -> Optional.of(Uni.createFrom().nothing());
      case REFUSE -> {
        request.connection().close();
        yield Optional.of(Uni.createFrom().nothing());
      }
      case GARBAGE ->
          Optional.of(item(Response.ok("data: {this is no json\n\n", "text/event-stream").build()));
      case ERROR ->
          Optional.of(item(GoogleError.of(500, "INTERNAL", "An internal error has occurred.")));
      case UNAVAILABLE ->
          Optional.of(item(GoogleError.of(503, "UNAVAILABLE", "The model is overloaded.")));
      case PERMISSION_DENIED ->
          Optional.of(
              item(GoogleError.of(403, "PERMISSION_DENIED", "The API key is not valid any more.")));
      case QUOTA_PER_MINUTE ->
          Optional.of(
              item(
                  GoogleError.quota(
                      "GenerateRequestsPerMinutePerProjectPerModel-FreeTier",
                      fault.retryDelay().orElse("38s"))));
      case QUOTA_PER_DAY ->
          Optional.of(
              item(
                  GoogleError.quota(
                      "GenerateRequestsPerDayPerProjectPerModel-FreeTier",
                      fault.retryDelay().orElse("35634s"))));
      case BLOCKED ->
          Optional.of(
              item(
                  Response.ok(
                          "data: {\"promptFeedback\":{\"blockReason\":\"SAFETY\"}}\n\n",
                          "text/event-stream")
                      .build()));
      default -> Optional.empty();
    };
  }

  private FrameStream.Pace pace(Optional<Fault> fault) {
    return new FrameStream.Pace(
        fault.flatMap(Fault::firstTokenMillis).orElse(config.firstTokenMillis()),
        fault.flatMap(Fault::tokenMillis).orElse(config.tokenMillis()),
        fault
            .filter(it -> it.kind() == Fault.Kind.CUT)
            .map(it -> it.afterFrames().orElse(2))
            .orElse(Integer.MAX_VALUE));
  }

  private static boolean huge(Optional<Fault> fault) {
    return fault.filter(it -> it.kind() == Fault.Kind.HUGE_TOKEN).isPresent();
  }

  private static List<Map<String, Object>> hugeFrames(GeminiReply reply, String model, String id) {
    String text = "크루즈 ".repeat(400_000);
    return List.of(reply.frame(model, id, List.of(Map.of("text", text)), true));
  }

  private String write(Object frame) {
    try {
      return json.writeValueAsString(frame);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Uni<Response> item(Response response) {
    return Uni.createFrom().item(response);
  }
}
