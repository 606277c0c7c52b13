package com.cruisemall.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.Concurrently;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class SessionsUnderRaceTest {
  private static final int LOGINS = 50;

  @Inject RedisDataSource redis;

  @Test
  void leavesOneLiveSessionAfterFiftyConcurrentLogins() {
    List<String> cookies = loginAtOnce("010123410");

    List<String> live = AuthDatabase.liveSessions("010123410");
    assertThat(live).hasSize(1);
    assertThat(cookies.stream().map(Shop::sessionId)).contains(live.getFirst());
    assertThat(cookies.stream().map(Shop::sessionId).filter(this::liveInRedis))
        .containsExactly(live.getFirst());
    Shop.me(Shop.personToken(live.getFirst())).then().statusCode(200);
  }

  private static List<String> loginAtOnce(String phone) {
    return Concurrently.run(
        LOGINS,
        _ -> () -> Shop.login(phone, "3800").then().statusCode(200).extract().cookie(Shop.COOKIE));
  }

  private boolean liveInRedis(String sid) {
    String entry = redis.value(String.class).get("cm:session:{" + sid + "}");
    return entry != null && entry.contains("\"token\"");
  }
}
