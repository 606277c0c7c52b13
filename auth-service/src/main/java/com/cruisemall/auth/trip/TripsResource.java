package com.cruisemall.auth.trip;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.caller.Caller;
import com.cruisemall.kit.transactions.Transactions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The trips of the signed-in person, the latest first. */
@Path("/api/user/trips")
@RunOnVirtualThread
class TripsResource {
  private final TripRepository repository;
  private final Transactions transactions;
  private final Caller caller;
  private final Clock clock;

  TripsResource(TripRepository repository, Transactions transactions, Caller caller, Clock clock) {
    this.repository = repository;
    this.transactions = transactions;
    this.caller = caller;
    this.clock = clock;
  }

  record Trips(List<Trip> trips) implements SuccessBody {}

  @GET
  public RestResponse<Trips> trips() {
    UUID account = caller.requireUserId();
    List<Trip> trips = transactions.call(() -> repository.ofAccount(account, Korea.today(clock)));
    return ResponseBuilder.ok(new Trips(trips))
        .header("Cache-Control", "private, no-store")
        .build();
  }
}
