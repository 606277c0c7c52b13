package com.cruisemall.auth.csrf;

import io.smallrye.config.ConfigMapping;

/** The key that the gateway checks CSRF tokens with. */
@ConfigMapping(prefix = "cruisemall.csrf")
public interface CsrfConfig {
  /** 32 random bytes in Base64 ({@code CSRF_KEY}), the same at auth-service and gateway. */
  String key();
}
