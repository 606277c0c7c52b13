package com.cruisemall.kit.caller;

import io.smallrye.config.ConfigMapping;

/** Configuration of internal tokens. */
@ConfigMapping(prefix = "cruisemall.token")
public interface InternalTokenConfig {
  /** Issuer of internal tokens ({@code iss}); tokens of other issuers identify nobody. */
  String issuer();
}
