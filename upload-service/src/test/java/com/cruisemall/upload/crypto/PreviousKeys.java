package com.cruisemall.upload.crypto;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keys of the time before the tests' master key was rotated. */
public final class PreviousKeys {
  static final String CURRENT = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  static final String PREVIOUS = "Hx4dHBsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA=";

  private static final MasterKeys KEYS =
      new MasterKeys(config(PREVIOUS, CURRENT), new SecureRandom());

  private PreviousKeys() {}

  /** Wraps a key with the previous master key. */
  public static WrappedKey wrapped(WrappedKey current, UUID subject) {
    return KEYS.rewrap(current, subject);
  }

  /** Digest of a passport number under the previous master key. */
  public static String index(String number) {
    return KEYS.mac(KeyUse.PASSPORT_INDEX, number);
  }

  static KeyConfig config(String master, String... previous) {
    return new KeyConfig() {
      @Override
      public String master() {
        return master;
      }

      @Override
      public Optional<List<String>> previous() {
        return Optional.of(List.of(previous));
      }
    };
  }
}
