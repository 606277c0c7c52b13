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
  private final Decoys decoys;
  private final String nobodysHash;
  private final String nobodysOldHash;

  PasswordHasher(PasswordConfig config, Decoys decoys, MeterRegistry metrics) {
    this.config = config;
    this.decoys = decoys;
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
    this.nobodysHash = argon2id.ofNoPassword();
    this.nobodysOldHash = WrappedBcrypt.ofNoPassword(config.oldCost(), argon2id);
  }

  public String hash(String password) {
    return inTurn(() -> argon2id.hash(password));
  }

  public boolean verify(String password, String hash) {
    return inTurn(() ->
        WrappedBcrypt.isOne(hash)
            ? WrappedBcrypt.parse(hash).verify(password, argon2id)
            : argon2id.verify(password, hash));
  }

  /** Whether a hash holds an old one, which is to be replaced when the password is known. */
  public boolean isOld(String hash) {
    return WrappedBcrypt.isOne(hash);
  }

  /** What to store of a hash that bcrypt made. */
  String wrap(String bcrypt) {
    return inTurn(() -> WrappedBcrypt.wrap(bcrypt, argon2id));
  }

  /**
   * Takes the time of a verification for an account that does not exist, so that none can tell.
   * Half of those who do not exist take as long as people with an old hash.
   *
   * @param who always in the same half
   */
  public void verifyNobody(String password, String who) {
    verify(password, decoys.isOld(who) ? nobodysOldHash : nobodysHash);
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
