package com.cruisemall.upload.crypto;

import com.cruisemall.kit.digest.Sha256;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Creates, unwraps and re-wraps data keys. New keys are wrapped by the current master key; previous
 * ones and the next one only read.
 */
@Singleton
public class MasterKeys {
  private static final int DATA_KEY_BYTES = 32;

  /** The current key, then the keys that only read. */
  private final List<MasterKey> keys;

  private final List<String> previousIds;
  private final List<String> lastingIds;
  private final SecureRandom random;

  MasterKeys(KeyConfig config, SecureRandom random) {
    this.random = random;
    MasterKey current = MasterKey.parse(config.master());
    List<MasterKey> previous = parse(config.previous().orElse(List.of()));
    List<MasterKey> next = parse(config.next().stream().toList());
    this.keys = Stream.of(List.of(current), previous, next).flatMap(List::stream).toList();
    this.lastingIds = Stream.concat(Stream.of(current), next.stream()).map(MasterKey::id).toList();
    this.previousIds =
        previous.stream().map(MasterKey::id).filter(id -> !lastingIds.contains(id)).toList();
  }

  private static List<MasterKey> parse(List<String> keys) {
    return keys.stream().filter(key -> !key.isBlank()).map(MasterKey::parse).toList();
  }

  /** Creates a data key for a document or a request. */
  public DataKey create(UUID subject) {
    byte[] bytes = new byte[DATA_KEY_BYTES];
    random.nextBytes(bytes);
    return dataKey(bytes, subject, current().wrap(bytes, subject));
  }

  /** Unwraps the stored key of a document or a request. */
  public DataKey open(WrappedKey wrapped, UUID subject) {
    return dataKey(unwrap(wrapped, subject), subject, wrapped);
  }

  /** Wraps the same data key with the current master key. */
  public WrappedKey rewrap(WrappedKey wrapped, UUID subject) {
    return current().wrap(unwrap(wrapped, subject), subject);
  }

  /** Ids of the previous master keys; keys with such an id need re-wrapping. */
  public List<String> previousIds() {
    return previousIds;
  }

  /** Ids of the current and the next master key, whose keys need no re-wrapping. */
  public List<String> lastingIds() {
    return lastingIds;
  }

  /** Id of the current master key. */
  public String currentId() {
    return current().id();
  }

  /** Computes the keyed digest under the current master key, in Base64url. */
  public String mac(KeyUse use, String text) {
    return mac(current(), use, text);
  }

  /** Computes the keyed digests under all master keys, to find entries of previous ones. */
  public List<String> macs(KeyUse use, String text) {
    return keys.stream().map(key -> mac(key, use, text)).toList();
  }

  /** Returns true if any master key produced the digest. */
  public boolean verify(KeyUse use, String text, String mac) {
    byte[] given = mac.getBytes(StandardCharsets.US_ASCII);
    return macs(use, text).stream()
        .anyMatch(
            expected -> MessageDigest.isEqual(expected.getBytes(StandardCharsets.US_ASCII), given));
  }

  private static String mac(MasterKey key, KeyUse use, String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.mac(use, text.getBytes(StandardCharsets.UTF_8)));
  }

  private byte[] unwrap(WrappedKey wrapped, UUID subject) {
    Optional<MasterKey> wrapper =
        keys.stream().filter(key -> key.id().equals(wrapped.masterKeyId())).findFirst();
    return wrapper
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
      throw new IllegalStateException("data key unusable", e);
    }
  }

  /** Master key. It wraps data keys, and derives a separate key for each other use (HKDF). */
  private static final class MasterKey {
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
        String id = HexFormat.of().formatHex(Sha256.of(name), 0, 4);
        return new MasterKey(id, secret, new AesGcmJce(derive(secret, "wrap")));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("master key unusable", e);
      }
    }

    /** Identifier of the key, which reveals nothing about it. */
    String id() {
      return id;
    }

    WrappedKey wrap(byte[] dataKey, UUID subject) {
      try {
        return new WrappedKey(id, wrapping.encrypt(dataKey, associatedData(subject)));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("wrapping a data key failed", e);
      }
    }

    byte[] unwrap(WrappedKey wrapped, UUID subject) {
      try {
        return wrapping.decrypt(wrapped.bytes(), associatedData(subject));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(
            "wrapped data key of %s cannot be authenticated".formatted(subject), e);
      }
    }

    byte[] mac(KeyUse use, byte[] text) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(derive(secret, use.label()), "HmacSHA256"));
        return mac.doFinal(text);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("HMAC-SHA256 failed", e);
      }
    }

    private static byte[] derive(byte[] secret, String label) throws GeneralSecurityException {
      byte[] info = ("cruisemall:passport:" + label).getBytes(StandardCharsets.US_ASCII);
      return Hkdf.computeHkdf("HmacSha256", secret, new byte[0], info, BYTES);
    }

    private static byte[] associatedData(UUID subject) {
      return ("data-key:" + subject).getBytes(StandardCharsets.US_ASCII);
    }
  }
}
