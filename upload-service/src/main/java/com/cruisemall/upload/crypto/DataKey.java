package com.cruisemall.upload.crypto;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

/**
 * Data key of one document or request. It encrypts with AES-256-GCM; the associated data binds each
 * ciphertext to its owner and context, so that ciphertexts cannot be swapped.
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

  /** Wrapped form of the key, which may be stored. */
  public WrappedKey wrapped() {
    return wrapped;
  }

  /** Encrypts bytes for a context, like {@code chunk:3}. */
  public byte[] encrypt(byte[] plain, String context) {
    try {
      return aead.encrypt(plain, associatedData(context));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM encryption failed", e);
    }
  }

  /** Decrypts bytes of a context; fails if they were altered or belong to another context. */
  public byte[] decrypt(byte[] ciphertext, String context) {
    try {
      return aead.decrypt(ciphertext, associatedData(context));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "%s of %s cannot be authenticated".formatted(context, subject), e);
    }
  }

  private byte[] associatedData(String context) {
    return (subject + ":" + context).getBytes(StandardCharsets.UTF_8);
  }
}
