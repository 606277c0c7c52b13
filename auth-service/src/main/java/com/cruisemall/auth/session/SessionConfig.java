package com.cruisemall.auth.session;

import com.cruisemall.auth.account.Role;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many sessions people have and how long they live. */
@ConfigMapping(prefix = "cruisemall.session")
public interface SessionConfig {
  /** How long a session lives at most; also the cookie's Max-Age. */
  @WithDefault("30d")
  Duration lifetime();

  /** How long a session lives that nobody uses. */
  @WithDefault("14d")
  Duration idleTimeout();

  /** How long a new session lives if it is never used. */
  default Duration unused() {
    return idleTimeout().compareTo(lifetime()) < 0 ? idleTimeout() : lifetime();
  }

  /** How often the use of a session is written down at most. */
  @WithDefault("1m")
  Duration seenInterval();

  /** Live sessions that a person may have; a login beyond that ends the oldest. */
  PerAccount perAccount();

  /** Off only where the shop is served over plain HTTP on this very machine. */
  @WithDefault("true")
  boolean secureCookie();

  /** How long ended sessions are kept, to answer a person's question. */
  @WithDefault("90d")
  Duration retention();

  /** By role. */
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
