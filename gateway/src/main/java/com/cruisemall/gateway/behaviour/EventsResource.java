package com.cruisemall.gateway.behaviour;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.Reason;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.event.Event;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What pages tell of their visitors. */
@Path("/api/events")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class EventsResource {
  /** Clocks of phones are not exact. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final VisitorCookie visitors;
  private final BehaviourStream stream;
  private final Event<Happened> happened;
  private final BehaviourConfig config;
  private final Clock clock;

  EventsResource(
      VisitorCookie visitors,
      BehaviourStream stream,
      Event<Happened> happened,
      BehaviourConfig config,
      Clock clock) {
    this.visitors = visitors;
    this.stream = stream;
    this.happened = happened;
    this.config = config;
    this.clock = clock;
  }

  record EventsRequest(@NotNull @Size(min = 1, max = 50) List<@NotNull @Valid Told> events) {}

  /**
   * One event.
   *
   * @param subject a code of the catalogue; begins with a letter, so that no phone number is one
   * @param at when it happened; now, where it is left out
   */
  record Told(
      @NotNull Behaviour.Kind kind,
      @Pattern(regexp = "[A-Za-z][A-Za-z0-9_-]{0,39}", message = "{constraint.identifier}")
          @Nullable String subject,
      @Nullable Instant at) {}

  /** How many were taken; none of a visitor who has not agreed to be counted. */
  record EventsAnswer(boolean ok, int accepted) {}

  @POST
  public RestResponse<EventsAnswer> tell(
      @NotNull @Valid EventsRequest request, @Context HttpServerRequest http) {
    request.events().forEach(this::check);
    Optional<Visitor> visitor = visitors.of(http);
    long accepted =
        visitor
            .map(known -> request.events().stream().filter(event -> take(known, event)).count())
            .orElse(0L);
    return RestResponse.status(
        RestResponse.Status.ACCEPTED, new EventsAnswer(true, Math.toIntExact(accepted)));
  }

  private boolean take(Visitor visitor, Told event) {
    Instant at = Optional.ofNullable(event.at()).orElseGet(clock::instant);
    happened.fire(new Happened(visitor, event.kind()));
    return stream.add(new Behaviour(event.kind(), visitor.pseudonym(), event.subject(), null, at));
  }

  private void check(Told event) {
    if (!event.kind().isTold()) {
      throw ApiException.invalid("events.kind", Reason.of("constraint.choice"));
    }
    Instant now = clock.instant();
    Instant at = event.at();
    if (at != null && (at.isBefore(now.minus(config.oldest())) || at.isAfter(now.plus(AHEAD)))) {
      throw ApiException.invalid("events.at", Reason.of("event.time"));
    }
  }
}
