package com.cruisemall.gateway.experiments;

import com.cruisemall.gateway.behaviour.Visitor;
import io.quarkus.logging.Log;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Counts different visitors by experiment and variant, for all gateways together, in a HyperLogLog
 * each: 12 KB however many they are, right to about a percent, and out of which nobody can be read.
 * What cannot be counted while Redis is away is not counted.
 */
@Singleton
class VariantCounts {
  private final Redis redis;
  private final ExperimentsConfig config;

  VariantCounts(Redis redis, ExperimentsConfig config) {
    this.redis = redis;
    this.config = config;
  }

  /** How many saw a variant, and how many of them reached the goal. */
  record Count(long exposed, long won) {}

  void exposed(Experiment experiment, String variant, Visitor visitor) {
    add(key(experiment, variant, "exposed"), visitor);
  }

  void reached(Experiment experiment, String variant, Visitor visitor) {
    add(key(experiment, variant, "reached"), visitor);
  }

  /** Fails when Redis does not answer in time. */
  Future<Count> of(Experiment experiment, String variant) {
    String exposed = key(experiment, variant, "exposed");
    String reached = key(experiment, variant, "reached");
    Future<Long> saw = size(exposed);
    Future<Long> did = size(reached);
    Future<Long> either = size(exposed, reached);
    return Future.all(saw, did, either)
        .map(_ ->
            new Count(saw.result(), Math.max(0, saw.result() + did.result() - either.result())));
  }

  private void add(String key, Visitor visitor) {
    redis
        .send(Request.cmd(Command.PFADD).arg(key).arg(visitor.pseudonym()))
        .compose(
            _ -> redis.send(Request.cmd(Command.EXPIRE).arg(key).arg(config.kept().toSeconds())))
        .onFailure(failure -> Log.debugf(failure, "a visitor was not counted"));
  }

  private Future<Long> size(String... keys) {
    Request request = Request.cmd(Command.PFCOUNT);
    for (String key : keys) {
      request.arg(key);
    }
    return redis
        .send(request)
        .timeout(config.patience().toMillis(), TimeUnit.MILLISECONDS)
        .map(count -> Objects.requireNonNull(Objects.requireNonNull(count).toLong()));
  }

  private static String key(Experiment experiment, String variant, String what) {
    return "cm:experiment:{" + experiment.name() + "}:" + variant + ":" + what;
  }
}
