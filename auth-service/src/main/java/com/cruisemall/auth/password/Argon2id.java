package com.cruisemall.auth.password;

import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Argon2id (RFC 9106). Results are in the PHC string format, which contains the parameters, so that
 * they can be raised and old hashes stay valid. The native library allocates the memory outside of
 * the Java heap.
 */
record Argon2id(int memoryKib, int passes) {
  private static final Argon2 LIBRARY = Argon2Factory.create(Argon2Factory.Argon2Types.ARGON2id);
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  String hash(String password) {
    return LIBRARY.hash(passes, memoryKib, LANES, password.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns a well-formed hash of no known password. */
  String unusable(SecureRandom source) {
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            memoryKib, passes, LANES, random(source, SALT_BYTES), random(source, HASH_BYTES));
  }

  boolean verify(String password, String phc) {
    if (!phc.startsWith("$argon2id$")) {
      throw new IllegalArgumentException("not an Argon2id hash");
    }
    return LIBRARY.verify(phc, password.getBytes(StandardCharsets.UTF_8));
  }

  private static String random(SecureRandom source, int bytes) {
    byte[] random = new byte[bytes];
    source.nextBytes(random);
    return Base64.getEncoder().withoutPadding().encodeToString(random);
  }
}
