package com.cruisemall.gateway.csrf;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** What makes an unsafe request our own. */
@ConfigMapping(prefix = "cruisemall.csrf")
public interface CsrfConfig {
  /** 32 random bytes in Base64 ({@code CSRF_KEY}), the same at auth-service and gateway. */
  String key();

  /** Origins besides the request's own host whose pages may send unsafe requests. */
  Optional<Set<String>> allowedOrigins();
}
