package com.cruisemall.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class SessionsUnderRaceTest {
  private static final int LOGINS = 50;

  @Inject EntityManager database;
  @Inject RedisDataSource redis;

  @Test
  @Transactional
  void leavesOneLiveSessionAfterFiftyLoginsAtOnce() throws Exception {
    List<String> cookies = loginAtOnce("010123410");

    List<String> live = liveInDatabase("010123410");
    assertThat(live).hasSize(1);
    assertThat(cookies.stream().map(Shop::sessionId)).contains(live.getFirst());
    assertThat(cookies.stream().map(Shop::sessionId).filter(this::liveInRedis))
        .containsExactly(live.getFirst());
    Shop.me(Shop.personToken(live.getFirst())).then().statusCode(200);
  }

  private static List<String> loginAtOnce(String phone) throws Exception {
    var start = new CountDownLatch(1);
    List<Future<String>> logins = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(LOGINS)) {
      for (int i = 0; i < LOGINS; i++) {
        logins.add(
            threads.submit(() -> {
              start.await();
              return Shop.login(phone, "3800").then().statusCode(200).extract().cookie(Shop.COOKIE);
            }));
      }
      start.countDown();
    }
    List<String> cookies = new ArrayList<>();
    for (Future<String> login : logins) {
      cookies.add(login.get());
    }
    return cookies;
  }

  @SuppressWarnings("unchecked")
  private List<String> liveInDatabase(String phone) {
    return database
        .createNativeQuery(
            """
            select s.id from session s join account a on a.id = s.account_id
            where a.login_key = :phone and s.ended_at is null
            """)
        .setParameter("phone", phone)
        .getResultList();
  }

  private boolean liveInRedis(String sid) {
    String entry = redis.value(String.class).get("cm:session:{" + sid + "}");
    return entry != null && entry.contains("\"token\"");
  }
}
