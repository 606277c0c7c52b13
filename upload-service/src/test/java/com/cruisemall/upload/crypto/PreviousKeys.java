package com.cruisemall.upload.crypto;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keys of the time before the tests' master key was rotated. */
public final class PreviousKeys {
  static final String CURRENT = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  static final String PREVIOUS = "Hx4dHBsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA=";

  static final String NEXT = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";

  private static final MasterKeys KEYS =
      new MasterKeys(config(PREVIOUS, CURRENT), new SecureRandom());

  /** Keys of an instance that already writes with the next master key. */
  private static final MasterKeys NEW_INSTANCE =
      new MasterKeys(config(NEXT, CURRENT), new SecureRandom());

  private PreviousKeys() {}

  /** Wraps a key with the next master key, as an instance with the next configuration. */
  public static WrappedKey wrappedByNext(WrappedKey current, UUID subject) {
    return NEW_INSTANCE.rewrap(current, subject);
  }

  /** Digest of a passport number under the next master key. */
  public static String nextIndex(String number) {
    return NEW_INSTANCE.mac(KeyUse.PASSPORT_INDEX, number);
  }

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

      @Override
      public Optional<String> next() {
        return Optional.empty();
      }
    };
  }
}
