package com.cruisemall.kit.stats;

import com.cruisemall.kit.SuccessBody;
import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/**
 * {@code GET /internal/figures}: for the gateway, on behalf of an administrator. The gateway itself
 * has no such path: nothing below {@code /internal} is to be had from outside.
 */
@Path("/internal/figures")
@RunOnVirtualThread
@IfBuildProperty(
    name = "cruisemall.kit.stats-endpoint",
    stringValue = "true",
    enableIfMissing = true)
class StatsResource {
  private final StatsReader figures;

  StatsResource(StatsReader figures) {
    this.figures = figures;
  }

  record OwnFigures(InstanceStats figures) implements SuccessBody {}

  @GET
  @RolesAllowed("ADMIN")
  public OwnFigures read() {
    return new OwnFigures(figures.now());
  }
}
