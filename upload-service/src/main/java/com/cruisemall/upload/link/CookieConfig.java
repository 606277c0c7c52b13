package com.cruisemall.upload.link;

import io.smallrye.config.ConfigMapping;

/** Cookie attributes, shared with auth-service and the gateway. */
@ConfigMapping(prefix = "cruisemall.session")
public interface CookieConfig {
  /** Marks cookies as {@code Secure}; off only for a shop over plain HTTP. */
  boolean secureCookie();
}
