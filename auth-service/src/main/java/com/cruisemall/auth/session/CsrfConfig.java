package com.cruisemall.auth.session;

import io.smallrye.config.ConfigMapping;

/** Configuration of CSRF tokens. */
@ConfigMapping(prefix = "cruisemall.csrf")
public interface CsrfConfig {
  /** 32 random bytes in Base64 ({@code CSRF_KEY}), the same at auth-service and gateway. */
  String key();
}
