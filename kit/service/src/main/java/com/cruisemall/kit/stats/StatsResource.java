package com.cruisemall.kit.stats;

import com.cruisemall.kit.SuccessBody;
import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * Serves {@code GET /internal/figures} to the gateway on behalf of an administrator. The gateway
 * does not route {@code /internal} paths, so they are unreachable from outside.
 */
@Path("/internal/figures")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@IfBuildProperty(
    name = "cruisemall.kit.stats-endpoint",
    stringValue = "true",
    enableIfMissing = true)
class StatsResource {
  private final StatsReader stats;

  StatsResource(StatsReader stats) {
    this.stats = stats;
  }

  record StatsResponse(InstanceStats figures) implements SuccessBody {}

  @GET
  @RolesAllowed("ADMIN")
  public StatsResponse read() {
    return new StatsResponse(stats.now());
  }
}
