package com.cruisemall.kit.deadline;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Service that returns the timeout header it received. */
@RegisterRestClient(configKey = "other")
@Path("/other")
interface OtherService {
  @GET
  @Path("{how}")
  String told(@PathParam("how") String how);
}
