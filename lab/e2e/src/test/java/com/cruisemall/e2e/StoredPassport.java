package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Uploaded passport of an order's first traveller. */
record StoredPassport(String link, String document) {
  private static final Duration DELIVERY_TIMEOUT = Duration.ofMinutes(1);

  /** Uploads a passport for the order's owner and returns when it is stored. */
  static StoredPassport of(String orderId, String cookie) throws IOException, InterruptedException {
    StoredPassport passport = send(orderId, cookie);
    Awaitility.await("the passport is in Drive").atMost(DELIVERY_TIMEOUT).until(passport::isStored);
    return passport;
  }

  /** Uploads a passport and returns when it is accepted. */
  static StoredPassport send(String orderId, String cookie)
      throws IOException, InterruptedException {
    HttpResponse<String> request =
        ShopClient.postOnce(
            "/api/passport/requests", "{\"orderId\":\"" + orderId + "\"}", cookie, "-");
    assertThat(request.statusCode()).as(request.body()).isEqualTo(201);
    String link = Stack.json(request.body()).path("token").asText();
    HttpResponse<String> sent =
        new Traveler(link, Traveler.requestedBy(link).getFirst(), "M12345678").send(100_000);
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
    return new StoredPassport(link, Stack.json(sent.body()).at("/document/id").asText());
  }

  boolean isStored() {
    return Traveler.status(link, document).equals("STORED");
  }
}
