package com.cruisemall.upload.crypto;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Master keys. */
@ConfigMapping(prefix = "cruisemall.passport-key")
public interface KeyConfig {
  /** Current key: 32 random bytes in Base64 ({@code PASSPORT_MASTER_KEY}). */
  String master();

  /** Previous keys, needed until the key rotation is complete. */
  Optional<List<String>> previous();

  /** Next key, which every instance must be able to read before any instance writes with it. */
  Optional<String> next();
}
