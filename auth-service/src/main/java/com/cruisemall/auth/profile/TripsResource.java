package com.cruisemall.auth.profile;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.caller.Caller;
import com.cruisemall.kit.transactions.Transactions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Trips of the signed-in person, latest first. */
@Path("/api/user/trips")
@Produces(MediaType.APPLICATION_JSON)
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
  public Trips trips() {
    UUID account = caller.requireUserId();
    List<Trip> trips =
        transactions.call(() -> repository.findByAccount(account, Korea.today(clock)));
    return new Trips(trips);
  }
}
