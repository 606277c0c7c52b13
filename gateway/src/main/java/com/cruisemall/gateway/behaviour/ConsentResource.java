package com.cruisemall.gateway.behaviour;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** Whether a visitor agrees to be counted. */
@Path("/api/consent")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ConsentResource {
  private final VisitorCookie cookie;

  ConsentResource(VisitorCookie cookie) {
    this.cookie = cookie;
  }

  /** A decision. */
  record Consent(@NotNull Boolean analytics) {}

  /** What holds for the visitor. */
  record ConsentAnswer(boolean ok, boolean analytics) {}

  @GET
  public ConsentAnswer read(@Context HttpServerRequest request) {
    return new ConsentAnswer(true, cookie.of(request).isPresent());
  }

  /** A browser with Global Privacy Control has decided already: it cannot agree by accident. */
  @PUT
  public ConsentAnswer decide(@NotNull @Valid Consent consent, @Context HttpServerRequest request) {
    boolean agrees = consent.analytics() && !VisitorCookie.refuses(request);
    if (agrees) {
      cookie.give(request);
    } else {
      cookie.takeBack(request);
    }
    return new ConsentAnswer(true, agrees);
  }
}
