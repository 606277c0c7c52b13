package com.cruisemall.kit.figures;

import com.cruisemall.kit.Answer;
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
    name = "cruisemall.kit.figures-endpoint",
    stringValue = "true",
    enableIfMissing = true)
class FiguresResource {
  private final ReadFigures figures;

  FiguresResource(ReadFigures figures) {
    this.figures = figures;
  }

  record OwnFigures(Figures figures) implements Answer {}

  @GET
  @RolesAllowed("ADMIN")
  public OwnFigures read() {
    return new OwnFigures(figures.now());
  }
}
