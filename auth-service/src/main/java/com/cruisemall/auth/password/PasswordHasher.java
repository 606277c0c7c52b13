package com.cruisemall.auth.password;

import com.cruisemall.auth.session.CsrfTokens;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.text.TextNormalizer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ExecutorServiceMetrics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
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
 * Hashes passwords on a small pool of platform threads with a bounded queue. A burst of logins can
 * neither exhaust the memory nor starve other work. Callers hold no database connection.
 */
@Singleton
public class PasswordHasher {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(3);

  private final Argon2id argon2id;
  private final PasswordConfig config;
  private final ExecutorService threads;
  private final CsrfTokens csrfTokens;
  private final SecureRandom random;
  private final String decoyHash;
  private final String decoyWrappedHash;

  PasswordHasher(
      PasswordConfig config, CsrfTokens csrfTokens, SecureRandom random, MeterRegistry metrics) {
    this.config = config;
    this.csrfTokens = csrfTokens;
    this.random = random;
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
    this.decoyHash = argon2id.unusable(random);
    this.decoyWrappedHash = WrappedBcrypt.unusable(config.bcryptCost(), argon2id.unusable(random));
  }

  public String hash(String password) {
    return runBounded(() -> argon2id.hash(TextNormalizer.composed(password)));
  }

  /**
   * Verifies the password in NFC, and as typed if that differs. Hashes from before passwords were
   * composed, and bcrypt hashes of the old shop, are of the typed form.
   */
  public boolean verify(String password, String hash) {
    String composed = TextNormalizer.composed(password);
    return matches(composed, hash) || (!composed.equals(password) && matches(password, hash));
  }

  private boolean matches(String password, String hash) {
    return runBounded(() ->
        WrappedBcrypt.isWrapped(hash)
            ? WrappedBcrypt.parse(hash).verify(password, argon2id)
            : argon2id.verify(password, hash));
  }

  /** Checks for a hash that should be replaced after a successful verification. */
  public boolean needsUpgrade(String hash) {
    return WrappedBcrypt.isWrapped(hash);
  }

  /** Checks for a bcrypt hash in a form that {@link #wrapBcrypt} accepts. */
  public static boolean isBcrypt(String text) {
    return WrappedBcrypt.isBcrypt(text);
  }

  /** Wraps a bcrypt hash into an Argon2id hash of it. */
  public String wrapBcrypt(String bcrypt) {
    return runBounded(() -> WrappedBcrypt.wrap(bcrypt, argon2id));
  }

  /**
   * Spends the time of a verification on a login key without account, so that response times do not
   * reveal it. Half of these keys take as long as accounts with a wrapped bcrypt hash.
   *
   * @param loginKey decides between the two, with the same result on every instance
   */
  public void verifyUnknownAccount(String password, String loginKey) {
    boolean slow = csrfTokens.of("decoy:" + loginKey).charAt(0) % 2 == 0;
    verify(password, slow ? decoyWrappedHash : decoyHash);
  }

  /**
   * Returns a hash that no password matches, for accounts without password login; costs no hashing.
   */
  public String unusableHash() {
    return argon2id.unusable(random);
  }

  private <T> T runBounded(Callable<T> work) {
    Future<T> result;
    try {
      result = threads.submit(work);
    } catch (RejectedExecutionException _) {
      throw ApiException.retryLater(CommonError.OVERLOADED, RETRY_AFTER);
    }
    try {
      return result.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      result.cancel(false);
      throw ApiException.retryLater(CommonError.OVERLOADED, RETRY_AFTER);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiException(CommonError.UNAVAILABLE, e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("password hashing failed", e.getCause());
    }
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
