package com.cruisemall.auth.password;

import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Argon2id (RFC 9106) with its result in the PHC string format, which says with what parameters a
 * hash was made: they can rise without losing old hashes. The memory is the native library's, so
 * that hashing makes no work for the garbage collector.
 */
record Argon2id(int memoryKib, int passes) {
  private static final Argon2 LIBRARY = Argon2Factory.create(Argon2Factory.Argon2Types.ARGON2id);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  String hash(String password) {
    return LIBRARY.hash(passes, memoryKib, LANES, password.getBytes(StandardCharsets.UTF_8));
  }

  /** In the form of a hash, but of no password that anybody could know. */
  String ofNoPassword() {
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(memoryKib, passes, LANES, random(SALT_BYTES), random(HASH_BYTES));
  }

  boolean verify(String password, String phc) {
    if (!phc.startsWith("$argon2id$")) {
      throw new IllegalArgumentException("not an Argon2id hash");
    }
    return LIBRARY.verify(phc, password.getBytes(StandardCharsets.UTF_8));
  }

  private static String random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return Base64.getEncoder().withoutPadding().encodeToString(random);
  }
}
