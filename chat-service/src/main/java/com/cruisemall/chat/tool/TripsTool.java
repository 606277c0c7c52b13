package com.cruisemall.chat.tool;

import com.cruisemall.chat.conversation.ChatUser;
import com.cruisemall.chat.llm.ToolDeclaration;
import com.cruisemall.chat.upstream.Trips;
import com.cruisemall.chat.upstream.UpstreamUnavailableException;
import com.cruisemall.kit.deadline.Deadline;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** {@code my_trips}: booked trips of the user. */
@Singleton
class TripsTool implements Tool {
  private final Trips trips;

  TripsTool(Trips trips) {
    this.trips = trips;
  }

  @Override
  public ToolDeclaration declaration() {
    return ToolDeclaration.of(
        "my_trips",
        "Lists the trips that the customer in this conversation has booked.",
        "{\"type\":\"OBJECT\",\"properties\":{}}");
  }

  @Override
  public boolean isFor(ChatUser user) {
    return !user.isGuest();
  }

  /** Ignores the arguments; the token of the user alone decides whose trips are returned. */
  @Override
  public ToolOutput call(ToolArguments arguments, ChatUser user, Deadline deadline)
      throws UpstreamUnavailableException {
    return user.isGuest()
        ? ToolOutput.error("the customer is not signed in")
        : new ToolOutput(Map.of("trips", trips.of(user)), List.of());
  }
}
