package com.cruisemall.chat.upstream;

import com.cruisemall.chat.conversation.ChatUser;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Looks up a person's own trips, with the person's own token and no other right. */
@Singleton
public class Trips {
  private static final int MOST = 20;

  private final TripsClient client;
  private final UpstreamGuard auth = new UpstreamGuard("auth");

  Trips(@RestClient TripsClient client) {
    this.client = client;
  }

  /** The trips of the asker; none for a guest, whatever else asks for them. */
  public List<Trip> of(ChatUser asker) throws UpstreamUnavailableException {
    if (asker.isGuest()) {
      return List.of();
    }
    return auth.ask(() -> client.trips(asker.authorization()), TripsClient.TripsAnswer.class)
        .map(answer -> answer.trips().stream().limit(MOST).toList())
        .orElse(List.of());
  }
}
