package com.cruisemall.sandbox.fault;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/**
 * {@code PUT /sandbox/faults/gemini {"kind":"HANG"}} switches a fault on, DELETE switches it off.
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
          Response.status(404).entity(Map.of("error", "targets are " + Faults.TARGETS)).build());
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
