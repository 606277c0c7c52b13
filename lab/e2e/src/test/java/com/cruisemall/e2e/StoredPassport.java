package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.Awaitility;

/** The passport of an order's first traveller, in Drive. */
record StoredPassport(String link, String document) {
  private static final Duration DELIVERY = Duration.ofMinutes(1);

  /** Sends it for the order's owner, and returns when it is stored. */
  static StoredPassport of(String orderId, String cookie) throws IOException, InterruptedException {
    StoredPassport passport = send(orderId, cookie);
    Awaitility.await("the passport is in Drive").atMost(DELIVERY).until(passport::isStored);
    return passport;
  }

  /** Sends it, and does not wait until it is in Drive. */
  static StoredPassport send(String orderId, String cookie)
      throws IOException, InterruptedException {
    HttpResponse<String> request =
        Client.postOnce("/api/passport/requests", "{\"orderId\":\"" + orderId + "\"}", cookie, "-");
    assertThat(request.statusCode()).as(request.body()).isEqualTo(201);
    String link = Stack.json(request.body()).path("token").asText();
    HttpResponse<String> sent =
        new Traveler(link, Traveler.askedFor(link).getFirst(), "M12345678").send(100_000);
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
    return new StoredPassport(link, Stack.json(sent.body()).at("/document/id").asText());
  }

  boolean isStored() {
    return Traveler.status(link, document).equals("STORED");
  }
}
