package com.cruisemall.upload.crypto;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** The master keys of everything personal. */
@ConfigMapping(prefix = "cruisemall.passport-key")
public interface KeyConfig {
  /** 32 random bytes in Base64 ({@code PASSPORT_MASTER_KEY}); wraps what is new. */
  String master();

  /** Former master keys, until the re-wrapping has left none of their work behind. */
  Optional<List<String>> previous();
}
