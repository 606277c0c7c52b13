package com.cruisemall.chat.upstream;

import com.cruisemall.chat.conversation.ChatUser;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Finds the trips of the user with the token of the user. */
@Singleton
public class Trips {
  private static final int MAX_TRIPS = 20;

  private final TripsClient client;
  private final UpstreamGuard auth = new UpstreamGuard("auth");

  Trips(@RestClient TripsClient client) {
    this.client = client;
  }

  /** Returns the trips of the user; none for guests. */
  public List<Trip> of(ChatUser user) throws UpstreamUnavailableException {
    if (user.isGuest()) {
      return List.of();
    }
    return auth.call(() -> client.trips(user.authorization()), TripsClient.TripsResponse.class)
        .map(response -> response.trips().stream().limit(MAX_TRIPS).toList())
        .orElse(List.of());
  }
}
