package com.cruisemall.upload.crypto;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

/**
 * The key of one thing, a document or a request. Encrypts with AES-256-GCM; each ciphertext is
 * bound to the thing and to its place in it, so that none can be put where another belongs.
 */
public final class DataKey {
  private final Aead aead;
  private final UUID subject;
  private final WrappedKey wrapped;

  DataKey(Aead aead, UUID subject, WrappedKey wrapped) {
    this.aead = aead;
    this.subject = subject;
    this.wrapped = wrapped;
  }

  /** The key in the form in which it may be stored. */
  public WrappedKey wrapped() {
    return wrapped;
  }

  /** Encrypts what belongs at a place, like {@code chunk:3}. */
  public byte[] encrypt(byte[] plain, String place) {
    try {
      return aead.encrypt(plain, binding(place));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM cannot encrypt", e);
    }
  }

  /**
   * Decrypts what was encrypted for the place, and fails if it was altered or belongs elsewhere.
   */
  public byte[] decrypt(byte[] secret, String place) {
    try {
      return aead.decrypt(secret, binding(place));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "the %s of %s is not what was stored".formatted(place, subject), e);
    }
  }

  private byte[] binding(String place) {
    return (subject + ":" + place).getBytes(StandardCharsets.UTF_8);
  }
}
