package com.cruisemall.auth.password;

import com.cruisemall.auth.csrf.CsrfTokens;
import jakarta.inject.Singleton;

/**
 * Which of the login names that belong to nobody look like those of people from an old shop, whose
 * passwords take longer to check: half of them, always the same, whichever instance is asked.
 */
@Singleton
class Decoys {
  private final CsrfTokens keyed;

  Decoys(CsrfTokens keyed) {
    this.keyed = keyed;
  }

  boolean isOld(String who) {
    return keyed.of("decoy:" + who).charAt(0) % 2 == 0;
  }
}
