package com.cruisemall.chat.tool;

import com.cruisemall.chat.asker.Asker;
import com.cruisemall.chat.prompt.ToolDeclaration;
import com.cruisemall.chat.trip.Trips;
import com.cruisemall.chat.upstream.AwayException;
import com.cruisemall.kit.deadline.Deadline;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** {@code my_trips}: what the person who asks has booked, and nobody else's. */
@Singleton
class TripsTool implements Tool {
  private final Trips trips;

  TripsTool(Trips trips) {
    this.trips = trips;
  }

  @Override
  public ToolDeclaration declaration() {
    return Declarations.of(
        "my_trips",
        "Lists the trips that the customer in this conversation has booked.",
        "{\"type\":\"OBJECT\",\"properties\":{}}");
  }

  @Override
  public boolean isFor(Asker asker) {
    return !asker.isGuest();
  }

  /** Takes no argument: whose trips they are is decided by the asker's token alone. */
  @Override
  public Findings use(Arguments arguments, Asker asker, Deadline deadline) throws AwayException {
    return asker.isGuest()
        ? Findings.none("the customer is not signed in")
        : new Findings(Map.of("trips", trips.of(asker)), List.of());
  }
}
