package com.cruisemall.gateway.upstream;

import io.quarkus.logging.Log;
import io.vertx.core.Vertx;
import io.vertx.core.dns.DnsClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Keeps a service's instances in step with the addresses of its name. A name that cannot be looked
 * up, or has no address left, changes nothing: the last known instances are better than none, and
 * their circuit breakers know whether they are there.
 */
final class InstancesByName {
  private final Vertx vertx;
  private final DnsClient dns;
  private final String name;
  private final Function<String, Instance> instance;
  private final Consumer<String> gone;
  private final Upstream upstream;
  private Map<String, Instance> known = Map.of();

  /**
   * Those of one service.
   *
   * @param instance makes one of an address
   * @param gone hears of addresses that are no longer the name's
   */
  InstancesByName(
      Vertx vertx,
      String name,
      Function<String, Instance> instance,
      Consumer<String> gone,
      Upstream upstream) {
    this.vertx = vertx;
    this.dns = vertx.createDnsClient();
    this.name = name;
    this.instance = instance;
    this.gone = gone;
    this.upstream = upstream;
  }

  /** Now and again after every such time. */
  void lookUp(Duration every) {
    vertx.runOnContext(_ -> lookUp());
    vertx.setPeriodic(every.toMillis(), _ -> lookUp());
  }

  private void lookUp() {
    dns.resolveA(name)
        .onSuccess(this::use)
        .onFailure(failure ->
            Log.warnf("a service's name cannot be looked up name=%s cause=%s", name, failure));
  }

  private synchronized void use(List<String> addresses) {
    if (addresses.isEmpty() || known.keySet().equals(Set.copyOf(addresses))) {
      return;
    }
    Map<String, Instance> now = new TreeMap<>();
    for (String address : addresses) {
      // One that was there before stays the same, with what its breaker knows.
      Instance before = known.get(address);
      now.put(address, before == null ? instance.apply(address) : before);
    }
    known.keySet().stream().filter(address -> !now.containsKey(address)).forEach(gone);
    known = now;
    upstream.use(List.copyOf(now.values()));
    Log.infof("a service's instances changed name=%s addresses=%s", name, now.keySet());
  }
}
