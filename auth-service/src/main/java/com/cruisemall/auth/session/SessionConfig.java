package com.cruisemall.auth.session;

import com.cruisemall.auth.account.Role;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Configuration of sessions: limits, lifetimes and cookie. */
@ConfigMapping(prefix = "cruisemall.session")
public interface SessionConfig {
  /** Maximum lifetime of a session; also the cookie's Max-Age. */
  @WithDefault("30d")
  Duration lifetime();

  /** Lifetime of an unused session. */
  @WithDefault("14d")
  Duration idleTimeout();

  /** Returns the lifetime of a new session that is never used. */
  default Duration unusedLifetime() {
    return idleTimeout().compareTo(lifetime()) < 0 ? idleTimeout() : lifetime();
  }

  /** Minimum interval between two recorded uses of a session. */
  @WithDefault("1m")
  Duration seenInterval();

  /** Live sessions per person; a further login ends the oldest. */
  PerAccount perAccount();

  /** Adds {@code Secure} and the {@code __Host-} prefix; off only for plain HTTP on localhost. */
  @WithDefault("true")
  boolean secureCookie();

  /** Time for which ended sessions are kept, for enquiries. */
  @WithDefault("90d")
  Duration retention();

  /** Limits by role. */
  interface PerAccount {
    @WithDefault("1")
    int user();

    @WithDefault("3")
    int agent();

    @WithDefault("3")
    int manager();

    @WithDefault("3")
    int admin();

    default int of(Role role) {
      return switch (role) {
        case USER -> user();
        case AGENT -> agent();
        case MANAGER -> manager();
        case ADMIN -> admin();
      };
    }
  }
}
