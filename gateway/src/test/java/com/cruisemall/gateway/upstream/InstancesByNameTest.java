package com.cruisemall.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.http.HttpClientResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Host name with several addresses, such as a headless Kubernetes service. */
class InstancesByNameTest {
  private static final String ONE = "127.0.0.1";
  private static final String OTHER = "127.0.0.2";

  private final Vertx plain = Vertx.vertx();
  private final NameServer names = new NameServer(plain, List.of(ONE));
  private final Vertx vertx =
      Vertx.vertx(
          new VertxOptions()
              .setAddressResolverOptions(
                  new AddressResolverOptions().addServer("127.0.0.1:" + names.port())));

  @AfterEach
  void close() {
    vertx.close();
    plain.close();
  }

  @Test
  void followsTheAddressesOfTheHostName() {
    int port = service(ONE, 0);
    service(OTHER, port);
    Upstream upstream = upstream(port);
    awaitFirst(upstream);

    names.know(List.of(ONE, OTHER));
    Awaitility.await("both").until(() -> answering(upstream).equals(Set.of(ONE, OTHER)));

    names.know(List.of(OTHER));
    Awaitility.await("the second").until(() -> answering(upstream).equals(Set.of(OTHER)));
  }

  @Test
  void keepsTheLastAddressesWhenTheNameDisappears() {
    Upstream upstream = upstream(service(ONE, 0));
    awaitFirst(upstream);

    names.know(List.of());
    Awaitility.await().during(Duration.ofMillis(500)).until(() -> !answering(upstream).isEmpty());

    assertThat(answering(upstream)).containsExactly(ONE);
  }

  /** Before the first lookup the platform resolver is used, which does not know the name. */
  private void awaitFirst(Upstream upstream) {
    Awaitility.await("the first")
        .ignoreExceptions()
        .until(() -> answering(upstream).equals(Set.of(ONE)));
  }

  /** Returns its own address and the requested host name. */
  private int service(String address, int port) {
    return plain
        .createHttpServer()
        .requestHandler(request ->
            request
                .response()
                .end(request.localAddress().hostAddress() + " " + request.getHeader("Host")))
        .listen(port, address)
        .toCompletionStage()
        .toCompletableFuture()
        .join()
        .actualPort();
  }

  private Upstream upstream(int port) {
    UpstreamConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(UpstreamConfig.class)
            .withConverter(Duration.class, 200, new DurationConverter())
            .withDefaultValues(
                Map.of(
                    "cruisemall.upstream.shop.url",
                    "http://shop.cluster.local:" + port,
                    "cruisemall.upstream.shop.look-up-every",
                    "50ms"))
            .build()
            .getConfigMapping(UpstreamConfig.class);
    return new Upstreams(vertx, config, new SimpleMeterRegistry()).find("shop").orElseThrow();
  }

  private Set<String> answering(Upstream upstream) {
    return IntStream.range(0, 6).mapToObj(_ -> ask(upstream)).collect(Collectors.toSet());
  }

  /** Runs on an event loop like the gateway; elsewhere a body may end before it is read. */
  private String ask(Upstream upstream) {
    CompletableFuture<String> answer = new CompletableFuture<>();
    vertx.runOnContext(_ ->
        upstream
            .call(
                true,
                instance ->
                    instance
                        .connect(Duration.ofSeconds(5))
                        .compose(request -> request.send())
                        .compose(HttpClientResponse::body)
                        .map(Buffer::toString))
            .onComplete(answer::complete, answer::completeExceptionally));
    String said = answer.orTimeout(30, TimeUnit.SECONDS).join();
    assertThat(said).contains(" shop.cluster.local:");
    return said.substring(0, said.indexOf(' '));
  }
}
