package com.cruisemall.chat.tool;

import com.cruisemall.chat.conversation.ChatUser;
import com.cruisemall.chat.llm.ToolDeclaration;
import com.cruisemall.chat.upstream.Trips;
import com.cruisemall.chat.upstream.UpstreamUnavailableException;
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
  public boolean isFor(ChatUser asker) {
    return !asker.isGuest();
  }

  /** Takes no argument: whose trips they are is decided by the asker's token alone. */
  @Override
  public ToolOutput use(ToolArguments arguments, ChatUser asker, Deadline deadline) throws UpstreamUnavailableException {
    return asker.isGuest()
        ? ToolOutput.none("the customer is not signed in")
        : new ToolOutput(Map.of("trips", trips.of(asker)), List.of());
  }
}
