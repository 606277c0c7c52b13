package com.cruisemall.chat.upstream;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Client of auth-service for the trips of the token's person. */
@RegisterRestClient(configKey = "auth")
@Path("/api/user/trips")
interface TripsClient {
  @GET
  TripsResponse trips(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);

  /** The part of the response that chat-service reads. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record TripsResponse(List<Trip> trips) {}
}
