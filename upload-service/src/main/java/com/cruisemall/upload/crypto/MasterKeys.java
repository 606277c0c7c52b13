package com.cruisemall.upload.crypto;

import com.google.crypto.tink.subtle.AesGcmJce;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes, opens and re-wraps data keys; the first master key is for everything new. */
@Singleton
public class MasterKeys {
  private static final int DATA_KEY_BYTES = 32;

  private final List<MasterKey> keys;
  private final SecureRandom random = new SecureRandom();

  MasterKeys(KeyConfig config) {
    this.keys =
        Stream.concat(Stream.of(config.master()), config.previous().orElse(List.of()).stream())
            .filter(key -> !key.isBlank())
            .map(MasterKey::parse)
            .toList();
  }

  /** A fresh key for a document or a request. */
  public DataKey create(UUID subject) {
    byte[] bytes = new byte[DATA_KEY_BYTES];
    random.nextBytes(bytes);
    return dataKey(bytes, subject, current().wrap(bytes, subject));
  }

  /** The key that was stored for a document or a request. */
  public DataKey open(WrappedKey wrapped, UUID subject) {
    return dataKey(unwrap(wrapped, subject), subject, wrapped);
  }

  /** The same key, wrapped by the current master key. */
  public WrappedKey rewrap(WrappedKey wrapped, UUID subject) {
    return current().wrap(unwrap(wrapped, subject), subject);
  }

  /** The id of the master key that wraps now; what carries another one is to be re-wrapped. */
  public String currentId() {
    return current().id();
  }

  /** A keyed digest under the current master key, in Base64url. */
  public String mac(KeyUse use, String text) {
    return mac(current(), use, text);
  }

  /** The keyed digests under all master keys, for finding what an older one made. */
  public List<String> macs(KeyUse use, String text) {
    return keys.stream().map(key -> mac(key, use, text)).toList();
  }

  /** Whether any of the master keys made the digest. */
  public boolean verifies(KeyUse use, String text, String mac) {
    byte[] given = mac.getBytes(StandardCharsets.US_ASCII);
    return macs(use, text).stream()
        .anyMatch(own -> MessageDigest.isEqual(own.getBytes(StandardCharsets.US_ASCII), given));
  }

  private static String mac(MasterKey key, KeyUse use, String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.mac(use, text.getBytes(StandardCharsets.UTF_8)));
  }

  private byte[] unwrap(WrappedKey wrapped, UUID subject) {
    Optional<MasterKey> maker =
        keys.stream().filter(key -> key.id().equals(wrapped.masterKeyId())).findFirst();
    return maker
        .orElseThrow(() ->
            new IllegalStateException(
                "master key %s is missing: add it to PASSPORT_MASTER_KEY_PREVIOUS"
                    .formatted(wrapped.masterKeyId())))
        .unwrap(wrapped, subject);
  }

  private MasterKey current() {
    return keys.getFirst();
  }

  private static DataKey dataKey(byte[] bytes, UUID subject, WrappedKey wrapped) {
    try {
      return new DataKey(new AesGcmJce(bytes), subject, wrapped);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a data key cannot be used", e);
    }
  }
}
