package com.cruisemall.auth.token;

import java.util.Set;

/** The services that a token may be meant for, by the names that they check. */
final class Audience {
  static final Set<String> EVERY_SERVICE =
      Set.of("auth-service", "payment-service", "upload-service", "chat-service", "rates-service");

  private Audience() {}
}
