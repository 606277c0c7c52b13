package com.cruisemall.auth.throttle;

import com.cruisemall.auth.account.LoginKey;
import com.cruisemall.auth.throttle.Attempt.Counter;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Delays password guessing, with growing waits by account, by account and address, and more loosely
 * by address. A device with an earlier login has a separate counter, so that an attacker cannot
 * lock the owner out. The wait is checked before and after the password is hashed: concurrent
 * attempts gain nothing over sequential ones.
 */
@Singleton
public class LoginThrottle {
  private final KnownDevices devices;
  private final FailureCounts counts;
  private final Backoff byAccount;
  private final Backoff byPair;
  private final Backoff byAddress;

  LoginThrottle(KnownDevices devices, FailureCounts counts, ThrottleConfig config) {
    this.devices = devices;
    this.counts = counts;
    var account = config.account();
    var pair = config.pair();
    var address = config.address();
    this.byAccount = new Backoff(account.freeFailures(), account.firstDelay(), account.maxDelay());
    this.byPair = new Backoff(pair.freeFailures(), pair.firstDelay(), pair.maxDelay());
    this.byAddress = new Backoff(address.freeFailures(), address.firstDelay(), address.maxDelay());
  }

  /**
   * Begins an attempt.
   *
   * @throws ApiException 429 while a wait is in effect
   */
  public Attempt begin(LoginKey account, Origin origin) {
    Attempt attempt = new Attempt(counters(account, origin));
    refuseWhile(counts.wait(attempt.counters()));
    return attempt;
  }

  /**
   * Counts a wrong password.
   *
   * @throws ApiException 429 if a concurrent failure started a wait; the attempt is then not
   *     counted
   */
  public void failed(Attempt attempt) {
    refuseWhile(counts.failed(attempt.counters()));
  }

  /**
   * Resets the counter of this device or address for the account. The account's counter stays,
   * because an attack by others may continue.
   *
   * @throws ApiException 429 if a concurrent failure started a wait; the attempt is then void
   */
  public void succeeded(Attempt attempt) {
    refuseWhile(counts.wait(attempt.counters()));
    counts.forget(attempt.own());
  }

  private List<Counter> counters(LoginKey account, Origin origin) {
    String tag = Attempt.digest(account.value());
    Optional<String> device = devices.recognise(origin, account);
    if (device.isPresent()) {
      return List.of(new Counter(tag, "device:" + device.get(), byPair));
    }
    String network = Attempt.digest("network:" + origin.network());
    return List.of(
        new Counter(tag, "network:" + network, byPair),
        new Counter(tag, "account", byAccount),
        new Counter(network, "network", byAddress));
  }

  private static void refuseWhile(Duration wait) {
    if (wait.isPositive()) {
      throw ApiException.retryLater(CommonError.RATE_LIMITED, wait);
    }
  }
}
