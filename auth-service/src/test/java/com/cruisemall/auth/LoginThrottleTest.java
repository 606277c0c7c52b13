package com.cruisemall.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.matchesPattern;

import com.cruisemall.kit.test.BackingServers;
import com.cruisemall.kit.test.Concurrently;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class LoginThrottleTest {
  private static final int GUESSES = System.getProperty("cruise.all") == null ? 192 : 1_024;
  private static final int GUESSERS = 16;

  /** Ten free failures, and the eleventh starts the first wait of a minute. */
  private static final int ANSWERED = 11;

  private static String address(int n) {
    return "203.%d.%d.%d".formatted(n >> 16 & 255, n >> 8 & 255, n & 255);
  }

  private static List<Integer> guess(String phone, int guesses) {
    return Concurrently.run(
            GUESSERS,
            thread ->
                () ->
                    IntStream.range(0, guesses / GUESSERS)
                        .map(n -> thread * guesses + n)
                        .mapToObj(n -> Shop.login(phone, "guess " + n, address(n), ""))
                        .map(Response::statusCode)
                        .toList())
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  @Test
  void throttlesGuessingFromManyAddressesButNotTheOwner() {
    Shop.customer("010-3700-0001");
    String device =
        Shop.login("010-3700-0001", Shop.PASSWORD, "198.51.100.1", "")
            .then()
            .statusCode(200)
            .extract()
            .cookie(Shop.DEVICE_COOKIE);

    long before = System.nanoTime();
    List<Integer> statuses = guess("010-3700-0001", GUESSES);
    Duration took = Duration.ofNanos(System.nanoTime() - before);

    assertThat(statuses).containsOnly(401, 429);
    assertThat(statuses)
        .filteredOn(status -> status == 401)
        .hasSizeBetween(ANSWERED, ANSWERED + Math.toIntExact(took.toMinutes()));
    Shop.login("010-3700-0001", Shop.PASSWORD, "198.51.100.7", "")
        .then()
        .statusCode(429)
        .body("error.code", equalTo("RATE_LIMITED"))
        .body("error.details.retryAfter", lessThanOrEqualTo(60));
    Shop.login("010-3700-0001", Shop.PASSWORD, "198.51.100.8", device).then().statusCode(200);
  }

  @Test
  void throttlesConcurrentGuessesLikeSequentialOnes() {
    Shop.customer("010-3700-0002");

    List<Integer> statuses =
        Concurrently.run(
            64,
            n ->
                () ->
                    Shop.login(
                            "010-3700-0002", n == 60 ? Shop.PASSWORD : "guess " + n, address(n), "")
                        .statusCode());

    assertThat(statuses).filteredOn(status -> status == 401).hasSizeLessThanOrEqualTo(ANSWERED);
  }

  @Test
  void recognisesADeviceOnlyForItsAccount() {
    Shop.customer("010-3700-0003");
    Shop.customer("010-3700-0004");
    Response login = Shop.login("010-3700-0003", Shop.PASSWORD, "198.51.100.2", "");
    String device = login.cookie(Shop.DEVICE_COOKIE);
    assertThat(login.headers().getValues("Set-Cookie"))
        .anySatisfy(cookie ->
            assertThat(cookie)
                .startsWith("cg.device.v1=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=31536000")
                .doesNotContain("3700"));
    guess("010-3700-0003", 32);
    guess("010-3700-0004", 32);

    Shop.login("010-3700-0004", Shop.PASSWORD, "198.51.100.3", device).then().statusCode(429);
    Shop.login("010-3700-0003", Shop.PASSWORD, "198.51.100.3", device + "x").then().statusCode(429);
    Shop.login("010-3700-0003", Shop.PASSWORD, "198.51.100.3", device).then().statusCode(200);
  }

  @Test
  void throttlesGuessingFromAKnownDevice() {
    Shop.customer("010-3700-0005");
    String device =
        Shop.login("010-3700-0005", Shop.PASSWORD, "198.51.100.4", "").cookie(Shop.DEVICE_COOKIE);

    List<Integer> statuses = new ArrayList<>();
    for (int n = 0; n < 12; n++) {
      statuses.add(Shop.login("010-3700-0005", "guess", address(n), device).statusCode());
    }

    assertThat(statuses.subList(0, 11)).containsOnly(401);
    assertThat(statuses.getLast()).isEqualTo(429);
  }

  @Test
  void allowsAHundredPeopleBehindOneAddress() {
    List<Integer> statuses =
        Concurrently.run(
            100,
            n -> () -> Shop.login("0101234" + (n + 1), "3800", "198.51.100.5", "").statusCode());

    assertThat(statuses).containsOnly(200);
  }

  @Test
  void throttlesAnAddressThatTriesManyAccounts() {
    for (int n = 0; n < 101; n++) {
      Shop.login("nobody-" + n, "guess", "198.51.100.6", "").then().statusCode(401);
    }

    Shop.login("nobody-101", "guess", "198.51.100.6", "").then().statusCode(429);
    Shop.login("nobody-101", "guess", "198.51.100.9", "").then().statusCode(401);
  }

  @Test
  void countsLocallyWhileRedisIsUnavailable() {
    Shop.customer("010-3700-0006");
    BackingServers.redis().stop();
    try {
      for (int n = 0; n < 11; n++) {
        Shop.login("010-3700-0006", "guess", address(n), "").then().statusCode(401);
      }
      Shop.login("010-3700-0006", Shop.PASSWORD, "198.51.100.10", "").then().statusCode(429);
    } finally {
      BackingServers.redis().start();
    }
  }

  @Test
  void returnsRetryAfter() {
    guess("nobody-at-all", 32);

    Shop.login(Map.of("phone", "nobody-at-all", "password", "guess"))
        .then()
        .statusCode(429)
        .header("Retry-After", matchesPattern("[1-9]\\d*"));
  }
}
