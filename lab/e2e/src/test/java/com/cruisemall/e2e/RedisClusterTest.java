package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.local.process.Replica;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Every use of Redis by each service, on a cluster of three masters. */
@EnabledIfSystemProperty(named = "cruise.all", matches = ".*")
class RedisClusterTest {
  private static final String PHONE = "010123481";
  private static final String BUYER = "01012341";

  private final Stack stack = Stack.get();

  @Test
  void runsTheSuiteOnACluster() throws IOException {
    Sandbox.reset();
    HttpResponse<String> bought = new Buyer(BUYER, true).buy(Buyer.offer(1));
    String orderId = Stack.json(bought.body()).at("/order/orderId").asText();
    try (RedisCluster redis = new RedisCluster();
        Replica auth = Replicas.start("auth", redis.environment("auth"));
        Replica rates = Replicas.start("rates", redis.environment("rates"));
        Replica chat = Replicas.start("chat", redis.environment("chat"));
        Replica upload = Replicas.start("upload", redis.environment("upload"));
        Replica gateway = gateway(redis, auth, rates, chat, upload)) {
      Shop shop = new Shop(gateway);

      for (int i = 0; i < 4; i++) {
        assertThat(shop.login(PHONE, "wrong").statusCode()).isEqualTo(401);
      }
      String first = ShopClient.cookie(shop.login(BUYER, "3800"));
      String cookie = ShopClient.cookie(shop.login(BUYER, "3800"));
      assertThat(shop.get("/api/auth/me", first).body()).contains("SESSION_SUPERSEDED");
      HttpResponse<String> me = shop.get("/api/auth/me", cookie);
      assertThat(me.statusCode()).isEqualTo(200);
      assertThat(me.headers().firstValue("RateLimit")).isPresent();
      assertThat(shop.get("/api/exchange-rate?currency=KRW", cookie).statusCode()).isEqualTo(200);
      assertThat(shop.post("/api/chat", "{\"text\":\"안녕하세요\"}", cookie).statusCode())
          .isEqualTo(200);
      stack.control("upload", "stop");
      try {
        passport(shop, orderId, cookie);
      } finally {
        stack.control("upload", "start");
      }

      List<Set<String>> keys = redis.keys();
      assertThat(keys).allSatisfy(one -> assertThat(one).isNotEmpty());
      assertThat(keys.stream().flatMap(Set::stream))
          .anyMatch(key -> key.startsWith("cm:session:{" + ShopClient.sid(cookie)))
          .anyMatch(key -> key.startsWith("cm:login:"))
          .anyMatch(key -> key.startsWith("cm:rate:"))
          .anyMatch(key -> key.equals("cm:rates:{usd}:table"))
          .anyMatch(key -> key.matches("cm:chat:.*:questions"))
          .anyMatch(key -> key.matches("cm:chat:.*:tokens:.*"))
          .anyMatch(key -> key.startsWith("cm:drive:{quota}"));
      assertThat(Replicas.metrics(gateway).lines())
          .filteredOn(line -> line.contains("degraded=\"true\""))
          .isNotEmpty()
          .allSatisfy(line -> assertThat(line).endsWith(" 0.0"));
      // Once for each master that responded, not repeatedly.
      assertThat(auth.log().lines().filter(line -> line.contains("session tombstones replayed")))
          .hasSizeBetween(1, keys.size());
      for (Replica service : List.of(auth, rates, chat, upload, gateway)) {
        assertThat(service.log())
            .doesNotContain("CROSSSLOT", "NOPERM", "redis is away", "redis unavailable", "MOVED");
      }
    }
  }

  /** Uploads a passport through the only instance that is up. */
  private static void passport(Shop shop, String orderId, String cookie) {
    HttpResponse<String> link =
        shop.post("/api/passport/requests", "{\"orderId\":\"" + orderId + "\"}", cookie);
    String token = Stack.json(link.body()).path("token").asText();
    HttpResponse<String> sent = shop.send(token, Traveler.image());
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
    String id = Stack.json(sent.body()).at("/document/id").asText();
    Awaitility.await("it is in Drive")
        .atMost(Duration.ofMinutes(1))
        .until(() -> shop.status(token, id).equals("STORED"));
  }

  private static Replica gateway(
      RedisCluster redis, Replica auth, Replica rates, Replica chat, Replica upload) {
    Map<String, String> environment = new HashMap<>(redis.environment("gateway"));
    environment.put("CRUISEMALL_UPSTREAM_AUTH_URL", auth.uri("").toString());
    environment.put("CRUISEMALL_UPSTREAM_RATES_URL", rates.uri("").toString());
    environment.put("CRUISEMALL_UPSTREAM_CHAT_URL", chat.uri("").toString());
    environment.put("CRUISEMALL_UPSTREAM_UPLOAD_URL", upload.uri("").toString());
    return Replicas.start("gateway", environment);
  }

  /** Client of that gateway. */
  private record Shop(Replica gateway) {
    HttpResponse<String> login(String phone, String password) {
      return post(
          "/api/auth/login",
          "{\"phone\":\"%s\",\"password\":\"%s\"}".formatted(phone, password),
          "");
    }

    HttpResponse<String> get(String path, String cookie) {
      return Stack.send(request(path, cookie));
    }

    HttpResponse<String> post(String path, String body, String cookie) {
      return Stack.send(
          request(path, cookie)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(String link, byte[] picture) {
      String form =
          "--x\r\nContent-Disposition: form-data; name=\"travelerId\"\r\n\r\n"
              + traveler(link)
              + "\r\n--x\r\n"
              + "Content-Disposition: form-data; name=\"file\"; filename=\"p.jpg\"\r\n\r\n";
      return Stack.send(
          HttpRequest.newBuilder(gateway.uri("/api/passport/" + link + "/upload"))
              .header("Content-Type", "multipart/form-data; boundary=x")
              .POST(
                  BodyPublishers.concat(
                      BodyPublishers.ofString(form, StandardCharsets.UTF_8),
                      BodyPublishers.ofByteArray(picture),
                      BodyPublishers.ofString("\r\n--x--\r\n"))));
    }

    private String traveler(String link) {
      HttpRequest.Builder page = HttpRequest.newBuilder(gateway.uri("/api/passport/" + link));
      return Stack.json(Stack.send(page).body())
          .at("/request/travelers")
          .findValuesAsText("id")
          .getFirst();
    }

    String status(String link, String documentId) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(gateway.uri("/api/passport/documents/" + documentId))
              .header("X-Passport-Token", link);
      return Stack.json(Stack.send(request).body()).at("/document/status").asText();
    }

    private HttpRequest.Builder request(String path, String cookie) {
      return HttpRequest.newBuilder(gateway.uri(path))
          .header("Cookie", ShopClient.COOKIE + "=" + cookie)
          .header("Sec-Fetch-Site", "same-origin");
    }
  }
}
