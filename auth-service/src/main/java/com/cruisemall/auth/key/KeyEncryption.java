package com.cruisemall.auth.key;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts private signing keys for the database and its backups: AES-256-GCM with a random nonce
 * as prefix and the key id as authenticated data.
 */
@Singleton
class KeyEncryption {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random;

  KeyEncryption(KeyConfig config, SecureRandom random) {
    this.random = random;
    byte[] bytes = Base64.getDecoder().decode(config.encryptionKey());
    if (bytes.length != 32) {
      throw new IllegalArgumentException("SIGNING_KEY_ENCRYPTION_KEY must be 32 bytes in Base64");
    }
    this.key = new SecretKeySpec(bytes, "AES");
  }

  byte[] encrypt(byte[] plain, String kid) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] secret = run(Cipher.ENCRYPT_MODE, nonce, plain, kid);
    byte[] stored = Arrays.copyOf(nonce, NONCE_BYTES + secret.length);
    System.arraycopy(secret, 0, stored, NONCE_BYTES, secret.length);
    return stored;
  }

  byte[] decrypt(byte[] stored, String kid) {
    byte[] nonce = Arrays.copyOf(stored, NONCE_BYTES);
    byte[] secret = Arrays.copyOfRange(stored, NONCE_BYTES, stored.length);
    return run(Cipher.DECRYPT_MODE, nonce, secret, kid);
  }

  private byte[] run(int mode, byte[] nonce, byte[] input, String kid) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(kid.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "signing key %s cannot be encrypted or decrypted; check SIGNING_KEY_ENCRYPTION_KEY"
              .formatted(kid),
          e);
    }
  }
}
