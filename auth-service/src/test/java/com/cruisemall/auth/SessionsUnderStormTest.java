package com.cruisemall.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.BackingServers;
import com.cruisemall.kit.test.Concurrently;
import io.quarkus.redis.datasource.RedisDataSource;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Many devices of one person log in and out, change the password and revoke sessions while Redis is
 * killed. Afterwards Redis agrees with PostgreSQL.
 */
@AuthServiceTest
class SessionsUnderStormTest {
  private static final int DEVICES = 32;
  private static final int ACTS = System.getProperty("cruise.all") == null ? 12 : 80;

  @Inject RedisDataSource redis;

  /** Person whose password is one of those tried last. */
  private static final class Person {
    final String phone;
    final AtomicReference<String> password = new AtomicReference<>(Shop.PASSWORD);
    final Set<String> issued = ConcurrentHashMap.newKeySet();
    final AtomicInteger acts = new AtomicInteger();
    final CountDownLatch halfway = new CountDownLatch(DEVICES * ACTS / 3);

    Person(String phone) {
      this.phone = phone;
    }
  }

  /** Device of a person, with the two cookies of its browser. */
  private static final class Device {
    final Person person;
    final int number;
    final Random random;
    String deviceCookie = "";
    String session = "";

    Device(Person person, int number) {
      this.person = person;
      this.number = number;
      this.random = new Random(number);
    }

    boolean act() {
      for (int i = 0; i < ACTS; i++) {
        switch (session.isEmpty() ? 0 : random.nextInt(8)) {
          case 0, 1 -> login();
          case 2 -> withToken(this::logout);
          case 3 -> withToken(this::changePassword);
          case 4 -> withToken(this::revoke);
          default -> withToken(this::look);
        }
        person.acts.incrementAndGet();
        person.halfway.countDown();
      }
      return true;
    }

    private void login() {
      Response answer =
          Shop.login(person.phone, person.password.get(), "203.0.113." + number, deviceCookie);
      assertThat(answer.statusCode()).isIn(200, 401, 429, 503);
      if (answer.statusCode() == 200) {
        session = Shop.sessionId(answer.cookie(Shop.COOKIE));
        deviceCookie = answer.cookie(Shop.DEVICE_COOKIE);
        person.issued.add(session);
      }
    }

    /** Resolves the session as the gateway does; an ended session stops here. */
    private void withToken(Consumer<String> act) {
      Response answer = Shop.requestSessionToken(session);
      assertThat(answer.statusCode()).isIn(200, 401, 503);
      if (answer.statusCode() == 401) {
        session = "";
      } else if (answer.statusCode() == 200) {
        act.accept(answer.path("token"));
      }
    }

    private void logout(String token) {
      assertThat(Shop.logout(token).statusCode()).isIn(200, 503);
      session = "";
    }

    private void changePassword(String token) {
      String next = "password " + number + " " + random.nextInt();
      Response answer =
          Shop.as(token)
              .header("X-Client-Address", "203.0.113." + number)
              .body(
                  Shop.json(Map.of("currentPassword", person.password.get(), "newPassword", next)))
              .post("/api/auth/password");
      assertThat(answer.statusCode()).isIn(200, 401, 403, 409, 429, 503);
      if (answer.statusCode() == 200) {
        person.password.set(next);
      }
    }

    private void revoke(String token) {
      List<String> ids = Shop.as(token).get("/api/auth/sessions").path("sessions.id");
      if (ids != null && !ids.isEmpty()) {
        String id = ids.get(random.nextInt(ids.size()));
        assertThat(Shop.as(token).delete("/api/auth/sessions/" + id).statusCode()).isIn(200, 503);
      }
    }

    private void look(String token) {
      assertThat(Shop.me(token).statusCode()).isIn(200, 401, 503);
    }
  }

  @ParameterizedTest
  @CsvSource({"USER, 1, 010-3800-0001", "AGENT, 3, 010-3800-0002"})
  void keepsRedisConsistentWithPostgres(String role, int allowed, String phone) throws Exception {
    var person = new Person(phone);
    String device =
        Shop.signUp(phone, "고객", Shop.PASSWORD)
            .then()
            .statusCode(201)
            .extract()
            .cookie(Shop.DEVICE_COOKIE);
    AuthDatabase.update("update account set role = ? where phone = ?", role, phone);

    Thread killer = Thread.ofVirtual().start(() -> killRedis(person));
    Concurrently.run(DEVICES, number -> new Device(person, number)::act);
    killer.join();
    Shop.login(phone, person.password.get(), "203.0.113.99", device).then().statusCode(200);

    Set<String> live =
        new HashSet<>(
            AuthDatabase.column(
                """
                select s.id from session s join account a on a.id = s.account_id
                where a.phone = ? and s.ended_at is null
                """,
                phone));
    assertThat(live).hasSizeBetween(1, allowed);
    assertThat(person.acts).hasValue(DEVICES * ACTS);
    assertThat(person.issued).hasSizeGreaterThan(DEVICES);
    Awaitility.await("what Redis was told again")
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() ->
            assertThat(person.issued)
                .allSatisfy(sid -> assertThat(liveInRedis(sid)).isIn(false, live.contains(sid))));
    for (String sid : person.issued) {
      Response answer = Shop.requestSessionToken(sid);
      if (live.contains(sid)) {
        answer.then().statusCode(200);
        Shop.me(answer.path("token")).then().statusCode(200);
      } else {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.<String>path("error.code")).isIn("SESSION_SUPERSEDED", "SESSION_ENDED");
      }
    }
  }

  private static void killRedis(Person person) {
    try {
      person.halfway.await();
      BackingServers.redis().kill();
      int acts = person.acts.get();
      Awaitility.await("acts without Redis")
          .atMost(Duration.ofMinutes(1))
          .until(() -> person.acts.get() >= Math.min(acts + DEVICES, DEVICES * ACTS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      BackingServers.redis().start();
    }
  }

  private boolean liveInRedis(String sid) {
    String entry = redis.value(String.class).get("cm:session:{" + sid + "}");
    return entry != null && entry.contains("\"token\"");
  }
}
