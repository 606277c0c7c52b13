package com.cruisemall.gateway.experiments;

import com.cruisemall.gateway.behaviour.Visitor;
import com.cruisemall.gateway.behaviour.VisitorCookie;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** Which variants a visitor sees. */
@Path("/api/experiments")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ExperimentsResource {
  private final Variants variants;
  private final VisitorCookie visitors;

  ExperimentsResource(Variants variants, VisitorCookie visitors) {
    this.variants = variants;
    this.visitors = visitors;
  }

  /**
   * The variants, by experiment.
   *
   * @param consent whether the visitor takes part; who does not sees what is usual
   */
  record ExperimentsAnswer(boolean ok, boolean consent, Map<String, String> variants) {}

  @GET
  public RestResponse<ExperimentsAnswer> read(@Context HttpServerRequest request) {
    Optional<Visitor> visitor = visitors.of(request);
    return RestResponse.ResponseBuilder.ok(
            new ExperimentsAnswer(true, visitor.isPresent(), variants.all(visitor)))
        .header("Cache-Control", "private, no-store")
        .build();
  }
}
