package com.cruisemall.upload.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One master key: wraps data keys, and has a key of its own for each other use (HKDF). */
final class MasterKey {
  private static final int BYTES = 32;

  private final String id;
  private final byte[] secret;
  private final Aead wrapping;

  private MasterKey(String id, byte[] secret, Aead wrapping) {
    this.id = id;
    this.secret = secret;
    this.wrapping = wrapping;
  }

  static MasterKey parse(String base64) {
    byte[] secret = Base64.getDecoder().decode(base64.strip());
    if (secret.length != BYTES) {
      throw new IllegalArgumentException("PASSPORT_MASTER_KEY must be 32 bytes in Base64");
    }
    try {
      byte[] name = derive(secret, "id");
      String id = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(name), 0, 4);
      return new MasterKey(id, secret, new AesGcmJce(derive(secret, "wrap")));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the master key cannot be used", e);
    }
  }

  /** Names the key without telling anything of it. */
  String id() {
    return id;
  }

  WrappedKey wrap(byte[] dataKey, UUID subject) {
    try {
      return new WrappedKey(id, wrapping.encrypt(dataKey, binding(subject)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a data key cannot be wrapped", e);
    }
  }

  byte[] unwrap(WrappedKey wrapped, UUID subject) {
    try {
      return wrapping.decrypt(wrapped.bytes(), binding(subject));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the data key of %s was altered".formatted(subject), e);
    }
  }

  byte[] mac(KeyUse use, byte[] text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(derive(secret, use.label()), "HmacSHA256"));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA256 cannot be computed", e);
    }
  }

  private static byte[] derive(byte[] secret, String label) throws GeneralSecurityException {
    byte[] info = ("cruisemall:passport:" + label).getBytes(StandardCharsets.US_ASCII);
    return Hkdf.computeHkdf("HmacSha256", secret, new byte[0], info, BYTES);
  }

  private static byte[] binding(UUID subject) {
    return ("data-key:" + subject).getBytes(StandardCharsets.US_ASCII);
  }
}
