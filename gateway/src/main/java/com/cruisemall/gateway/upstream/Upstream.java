package com.cruisemall.gateway.upstream;

import io.vertx.circuitbreaker.OpenCircuitException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * One service. Its instances take turns; one whose circuit breaker is open is passed over, and one
 * that leaves or cannot be reached as long as there is another. An attempt that could not connect
 * goes on to the next instance, and one that was cut off before the answer is repeated once where
 * repeating is safe, within a budget.
 */
public final class Upstream {
  private volatile List<Instance> instances;
  private final AtomicInteger turn = new AtomicInteger();
  private final RetryBudget budget = new RetryBudget();

  Upstream(List<Instance> instances) {
    this.instances = List.copyOf(instances);
  }

  /** From now on it has these instances; what is under way with others ends there. */
  void use(List<Instance> newer) {
    instances = List.copyOf(newer);
  }

  /**
   * Makes an attempt, and another one where that helps.
   *
   * @param safe whether the request may reach the service twice (RFC 9110 §9.2.1)
   */
  public <T> Future<T> call(boolean safe, Function<Instance, Future<T>> attempt) {
    List<Instance> usable = inTurn();
    if (usable.isEmpty()) {
      return Future.failedFuture(OpenCircuitException.INSTANCE);
    }
    budget.earn();
    return attempt(usable.getFirst(), attempt)
        .recover(failure -> {
          Instance next = usable.get(usable.size() > 1 ? 1 : 0);
          boolean elsewhere = failure instanceof ConnectException && usable.size() > 1;
          boolean again = safe && isCutOff(failure);
          return (elsewhere || again) && budget.spend()
              ? attempt(next, attempt)
              : Future.failedFuture(failure);
        });
  }

  /** Makes the same attempt at every instance, in no circuit: for who wants to know of each. */
  <T> List<Future<T>> callEach(Function<Instance, Future<T>> attempt) {
    return instances.stream().map(attempt).toList();
  }

  private List<Instance> inTurn() {
    List<Instance> all = instances;
    int first = Math.floorMod(turn.getAndIncrement(), all.size());
    List<Instance> usable = new ArrayList<>(all.size());
    for (int i = 0; i < all.size(); i++) {
      Instance instance = all.get((first + i) % all.size());
      if (!instance.isOpen()) {
        usable.add(instance);
      }
    }
    usable.sort(Comparator.comparing(Instance::isPassedOver));
    return usable;
  }

  private static <T> Future<T> attempt(Instance instance, Function<Instance, Future<T>> attempt) {
    Promise<T> answer = Promise.promise();
    instance
        .breaker()
        .<Void>execute(counted ->
            attempt
                .apply(instance)
                .onComplete(result -> {
                  if (result.cause() instanceof ConnectException) {
                    instance.passOver();
                  }
                  if (result.failed() && isTheServices(result.cause())) {
                    counted.fail(result.cause());
                  } else {
                    counted.complete();
                  }
                  answer.handle(result);
                }))
        .onFailure(answer::tryFail);
    return answer.future();
  }

  private static boolean isCutOff(Throwable failure) {
    return failure instanceof HttpClosedException || failure instanceof StreamResetException;
  }

  private static boolean isTheServices(Throwable failure) {
    return !(failure instanceof ClientGoneException
        || failure instanceof BodyTooLargeException
        || failure instanceof ConnectionPoolTooBusyException);
  }
}
