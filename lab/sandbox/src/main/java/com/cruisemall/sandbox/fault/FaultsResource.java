package com.cruisemall.sandbox.fault;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/**
 * Fault injection: {@code PUT /sandbox/faults/gemini {"kind":"HANG"}} sets a fault, DELETE clears
 * it.
 */
@Path("/sandbox/faults")
class FaultsResource {
  private final Faults faults;

  FaultsResource(Faults faults) {
    this.faults = faults;
  }

  @GET
  public Map<String, Fault> all() {
    return faults.all();
  }

  @PUT
  @Path("{target}")
  public Map<String, Fault> set(String target, Fault fault) {
    if (!Faults.TARGETS.contains(target)) {
      throw new WebApplicationException(
          Response.status(404)
              .entity(Map.of("error", "unknown target, use one of " + Faults.TARGETS))
              .build());
    }
    faults.set(target, fault);
    return faults.all();
  }

  @DELETE
  @Path("{target}")
  public Map<String, Fault> clear(String target) {
    faults.clear(target);
    return faults.all();
  }

  @DELETE
  public Map<String, Fault> clearAll() {
    faults.clearAll();
    return faults.all();
  }
}
