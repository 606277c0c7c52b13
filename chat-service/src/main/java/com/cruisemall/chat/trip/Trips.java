package com.cruisemall.chat.trip;

import com.cruisemall.chat.asker.Asker;
import com.cruisemall.chat.upstream.AwayException;
import com.cruisemall.chat.upstream.Upstream;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Looks up a person's own trips, with the person's own token and no other right. */
@Singleton
public class Trips {
  private static final int MOST = 20;

  private final TripsClient client;
  private final Upstream auth = new Upstream("auth");

  Trips(@RestClient TripsClient client) {
    this.client = client;
  }

  /** The trips of the asker; none for a guest, whatever else asks for them. */
  public List<Trip> of(Asker asker) throws AwayException {
    if (asker.isGuest()) {
      return List.of();
    }
    return auth.ask(() -> client.trips(asker.authorization()), TripsClient.TripsAnswer.class)
        .map(answer -> answer.trips().stream().limit(MOST).toList())
        .orElse(List.of());
  }
}
