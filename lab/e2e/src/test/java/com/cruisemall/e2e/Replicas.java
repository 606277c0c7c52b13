package com.cruisemall.e2e;

import com.cruisemall.local.process.ProcessSpec;
import com.cruisemall.local.process.Replica;
import java.lang.ProcessBuilder.Redirect;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Replicas of the stack's components. */
final class Replicas {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private Replicas() {}

  /** Starts a replica of a component with changes to its environment. */
  static Replica start(String component, Map<String, String> changes) {
    Path log =
        Path.of("target", "replica-%s-%d.log".formatted(component, COUNT.incrementAndGet()))
            .toAbsolutePath();
    return new Replica(
        ProcessSpec.of(Stack.get().pid(component)).with(changes), Redirect.appendTo(log.toFile()));
  }

  /** Starts a gateway that calls these replicas of a service instead of the stack's instance. */
  static Replica gatewayFor(String service, Replica... replicas) {
    return start(
        "gateway",
        Map.of(
            "CRUISEMALL_UPSTREAM_" + service.toUpperCase(Locale.ROOT) + "_INSTANCES",
            Stream.of(replicas)
                .map(replica -> replica.uri("").toString())
                .collect(Collectors.joining(","))));
  }

  static String metrics(Replica replica) {
    return Stack.send(HttpRequest.newBuilder(replica.managementUri("/q/metrics"))).body();
  }
}
