package com.cruisemall.kit.deadline;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** A service that says how long it was told to be waited for. */
@RegisterRestClient(configKey = "other")
@Path("/other")
interface OtherService {
  @GET
  @Path("{how}")
  String told(@PathParam("how") String how);
}
