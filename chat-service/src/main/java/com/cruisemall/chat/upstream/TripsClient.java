package com.cruisemall.chat.upstream;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The trips of the person whose token is shown. */
@RegisterRestClient(configKey = "auth")
@Path("/api/user/trips")
interface TripsClient {
  @GET
  TripsAnswer trips(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);

  /** What the concierge reads of the answer. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record TripsAnswer(List<Trip> trips) {}
}
