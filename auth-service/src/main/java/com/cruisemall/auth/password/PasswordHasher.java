package com.cruisemall.auth.password;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ExecutorServiceMetrics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Hashes passwords on a few threads of its own, as many as there are cores: a burst of logins waits
 * in a bounded queue and cannot take the machine's memory or starve its other work. Never called
 * with a database connection in hand.
 */
@Singleton
public class PasswordHasher {
  private static final Duration COME_BACK = Duration.ofSeconds(3);

  private final Argon2id argon2id;
  private final PasswordConfig config;
  private final ExecutorService threads;
  private final String nobodysHash;

  PasswordHasher(PasswordConfig config, MeterRegistry metrics) {
    this.config = config;
    this.argon2id = new Argon2id(config.memoryKib(), config.passes());
    int cores = config.concurrency().orElse(Runtime.getRuntime().availableProcessors());
    this.threads =
        ExecutorServiceMetrics.monitor(
            metrics,
            new ThreadPoolExecutor(
                cores,
                cores,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(config.queue()),
                Thread.ofPlatform().name("password-hash-", 0).factory()),
            "password-hash");
    this.nobodysHash = argon2id.hash("the account that does not exist");
  }

  public String hash(String password) {
    return inTurn(() -> argon2id.hash(password));
  }

  public boolean verify(String password, String hash) {
    return inTurn(() -> argon2id.verify(password, hash));
  }

  /** Takes the time of a verification for an account that does not exist, so that none can tell. */
  public void verifyNobody(String password) {
    verify(password, nobodysHash);
  }

  /** A hash that no password fits, for accounts that are not logged into with one; no work. */
  public String hashOfNoPassword() {
    return argon2id.ofNoPassword();
  }

  private <T> T inTurn(Callable<T> work) {
    Future<T> turn;
    try {
      turn = threads.submit(work);
    } catch (RejectedExecutionException _) {
      throw ApiException.retryLater(CommonError.OVERLOADED, COME_BACK);
    }
    try {
      return turn.get(config.patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      turn.cancel(false);
      throw ApiException.retryLater(CommonError.OVERLOADED, COME_BACK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiException(CommonError.UNAVAILABLE, e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a password could not be hashed", e.getCause());
    }
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
