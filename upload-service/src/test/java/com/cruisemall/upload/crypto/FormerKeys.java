package com.cruisemall.upload.crypto;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The keys as they were before the master key of the tests was changed. */
public final class FormerKeys {
  static final String CURRENT = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  static final String FORMER = "Hx4dHBsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA=";

  private static final MasterKeys KEYS = new MasterKeys(config(FORMER, CURRENT));

  private FormerKeys() {}

  /** What the former master key made of a key that the current one wraps. */
  public static WrappedKey wrapped(WrappedKey current, UUID subject) {
    return KEYS.rewrap(current, subject);
  }

  /** What a passport number was found by. */
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
