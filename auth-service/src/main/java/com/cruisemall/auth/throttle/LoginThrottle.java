package com.cruisemall.auth.throttle;

import com.cruisemall.auth.account.LoginKey;
import com.cruisemall.auth.origin.KnownDevices;
import com.cruisemall.auth.origin.Origin;
import com.cruisemall.auth.throttle.Attempt.Counter;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Counts wrong passwords and makes further tries wait, longer each time: by account, by account and
 * address, and loosely by address. A device that the account was logged into from is counted by
 * itself: the guessing of others never slows it, so that nobody can keep another person out. It
 * asks twice, before and after the password was hashed: of many tries at once none is answered that
 * would not have been answered one after the other.
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
    this.byAccount =
        new Backoff(
            config.account().freeFailures(),
            config.account().firstDelay(),
            config.account().longestDelay());
    this.byPair =
        new Backoff(
            config.pair().freeFailures(), config.pair().firstDelay(), config.pair().longestDelay());
    this.byAddress =
        new Backoff(
            config.address().freeFailures(),
            config.address().firstDelay(),
            config.address().longestDelay());
  }

  /**
   * Begins a try to log in.
   *
   * @throws ApiException 429 while such tries must wait
   */
  public Attempt begin(LoginKey account, Origin origin) {
    Attempt attempt = new Attempt(counters(account, origin));
    refuseWhile(counts.wait(attempt.counters()));
    return attempt;
  }

  /**
   * Counts a wrong password.
   *
   * @throws ApiException 429 if others have failed meanwhile: the try counts as not made
   */
  public void failed(Attempt attempt) {
    refuseWhile(counts.failed(attempt.counters()));
  }

  /**
   * Forgets what was counted of this device or address for the account. The account's own count
   * stays: others may be guessing still.
   *
   * @throws ApiException 429 if others have failed meanwhile: the try counts as not made
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
