package com.cruisemall.gateway.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.gateway.ScriptedServices;
import com.cruisemall.kit.test.BackingServers;
import com.cruisemall.kit.test.FakeIssuer;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Commands of one event-loop turn are pipelined. */
@QuarkusTest
@WithTestResource(FakeIssuer.class)
@WithTestResource(ScriptedServices.class)
@WithTestResource(BackingServers.class)
class RedisLinkTest {
  private static final int COMMANDS = 500;

  @Inject Vertx vertx;
  @Inject RedisLink link;
  @Inject RedisDataSource redis;

  @Test
  void returnsToEachCommandItsOwnReply() throws Exception {
    IntStream.range(0, COMMANDS)
        .filter(n -> n % 2 == 0)
        .forEach(n -> redis.value(String.class).set(key(n), "value " + n));

    List<Future<@Nullable Response>> answers =
        inOneTurn(IntStream.range(0, COMMANDS).mapToObj(n -> get(key(n))).toList());

    for (int n = 0; n < COMMANDS; n++) {
      assertThat(answers.get(n).succeeded()).isTrue();
      assertThat(String.valueOf(answers.get(n).result()))
          .isEqualTo(n % 2 == 0 ? "value " + n : "null");
    }
  }

  @Test
  void isolatesCommandFailures() throws Exception {
    redis.value(String.class).set(key(COMMANDS + 1), "a value");
    Request unknown =
        Request.cmd(Command.EVALSHA)
            .arg("0000000000000000000000000000000000000000")
            .arg(1)
            .arg(key(COMMANDS + 2));

    List<Future<@Nullable Response>> answers =
        inOneTurn(
            List.of(
                get(key(COMMANDS + 1)), unknown, get(key(COMMANDS + 1)), get(key(COMMANDS + 3))));

    assertThat(String.valueOf(answers.get(0).result())).isEqualTo("a value");
    assertThat(answers.get(1).cause()).hasMessageContaining("NOSCRIPT");
    assertThat(String.valueOf(answers.get(2).result())).isEqualTo("a value");
    assertThat(answers.get(3).succeeded()).isTrue();
    assertThat(link.isAway()).isFalse();
  }

  private List<Future<@Nullable Response>> inOneTurn(List<Request> commands) throws Exception {
    CompletableFuture<List<Future<@Nullable Response>>> done = new CompletableFuture<>();
    vertx
        .getOrCreateContext()
        .runOnContext(_ -> {
          List<Future<@Nullable Response>> answers = commands.stream().map(link::send).toList();
          Future.join(answers).onComplete(_ -> done.complete(answers));
        });
    return done.get(30, TimeUnit.SECONDS);
  }

  private static Request get(String key) {
    return Request.cmd(Command.GET).arg(key);
  }

  private static String key(int n) {
    return "cm:session:{turn-" + n + "}";
  }
}
