package com.cruisemall.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.cruisemall.kit.test.BackingServers;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.inject.Inject;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class SessionReadsTest {
  @Inject RedisDataSource redis;

  @Test
  void readsMeWithoutAStatement() {
    String token = Shop.personToken(Shop.session("010123420"));
    long before = AuthDatabase.statements();

    for (int i = 0; i < 200; i++) {
      Shop.me(token).then().statusCode(200).body("user.phone", equalTo("010123420"));
    }

    assertThat(AuthDatabase.statements() - before).isZero();
  }

  @Test
  void restoresASessionFromTheDatabaseAfterARedisFlush() {
    String sid = Shop.session("010123421");
    String token = Shop.personToken(sid);
    redis.key().del("cm:session:{" + sid + "}");

    Shop.me(token).then().statusCode(200);

    assertThat(redis.value(String.class).get("cm:session:{" + sid + "}")).contains("\"token\"");
  }

  @Test
  void worksWithoutRedisAndReplaysTombstonesLater() {
    String first = Shop.session("010123422");
    String token = Shop.personToken(first);
    BackingServers.redis().stop();
    try {
      Shop.me(token).then().statusCode(200);
      Shop.session("010123422");
      Shop.me(token).then().statusCode(401).body("error.code", equalTo("SESSION_SUPERSEDED"));
    } finally {
      BackingServers.redis().start();
    }

    Awaitility.await("the tombstone")
        .untilAsserted(() ->
            assertThat(redis.value(String.class).get("cm:session:{" + first + "}"))
                .isEqualTo("{\"ended\":\"SUPERSEDED\"}"));
  }

  @Test
  void neverRevivesASessionThatHasEnded() {
    String sid = Shop.session("010123423");
    String token = Shop.personToken(sid);
    Shop.logout(token);

    Shop.requestSessionToken(sid)
        .then()
        .statusCode(401)
        .body("error.code", equalTo("SESSION_ENDED"));
    Shop.me(token).then().statusCode(401);
  }
}
