package com.cruisemall.upload.crypto;

import static com.cruisemall.upload.crypto.FormerKeys.CURRENT;
import static com.cruisemall.upload.crypto.FormerKeys.FORMER;
import static com.cruisemall.upload.crypto.FormerKeys.config;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MasterKeysTest {
  private static final UUID ID = UUID.fromString("01890000-0000-7000-8000-000000000001");
  private static final UUID OTHER = UUID.fromString("01890000-0000-7000-8000-000000000002");
  private static final byte[] PLAIN = "M12345678".getBytes(StandardCharsets.US_ASCII);

  private final MasterKeys keys = new MasterKeys(config(CURRENT));

  @Test
  void givesBackWhatItTook() {
    DataKey key = keys.create(ID);
    byte[] secret = key.encrypt(PLAIN, "chunk:0");

    assertThat(new String(secret, StandardCharsets.ISO_8859_1)).doesNotContain("M12345678");
    assertThat(keys.open(key.wrapped(), ID).decrypt(secret, "chunk:0")).isEqualTo(PLAIN);
  }

  @Test
  void putsNothingWhereAnotherBelongs() {
    DataKey key = keys.create(ID);
    byte[] secret = key.encrypt(PLAIN, "chunk:0");
    byte[] altered = secret.clone();
    altered[altered.length - 1] ^= 1;

    assertThatIllegalStateException().isThrownBy(() -> key.decrypt(secret, "chunk:1"));
    assertThatIllegalStateException().isThrownBy(() -> key.decrypt(altered, "chunk:0"));
    assertThatIllegalStateException().isThrownBy(() -> keys.open(key.wrapped(), OTHER));
    assertThatIllegalStateException()
        .isThrownBy(() -> keys.create(OTHER).decrypt(secret, "chunk:0"));
  }

  @Test
  void opensWhatAFormerMasterKeyWrapped() {
    DataKey old = new MasterKeys(config(FORMER)).create(ID);
    byte[] secret = old.encrypt(PLAIN, "chunk:0");
    MasterKeys rotated = new MasterKeys(config(CURRENT, FORMER));

    WrappedKey rewrapped = rotated.rewrap(old.wrapped(), ID);

    assertThat(rotated.open(old.wrapped(), ID).decrypt(secret, "chunk:0")).isEqualTo(PLAIN);
    assertThat(rewrapped.masterKeyId()).isEqualTo(keys.currentId());
    assertThat(keys.open(rewrapped, ID).decrypt(secret, "chunk:0")).isEqualTo(PLAIN);
    assertThatIllegalStateException()
        .isThrownBy(() -> keys.open(old.wrapped(), ID))
        .withMessageContaining("PASSPORT_MASTER_KEY_PREVIOUS");
  }

  @Test
  void findsUnderEveryMasterKeyAndTellsUsesApart() {
    MasterKeys rotated = new MasterKeys(config(CURRENT, FORMER));
    String old = new MasterKeys(config(FORMER)).mac(KeyUse.PASSPORT_INDEX, "M12345678");

    assertThat(rotated.macs(KeyUse.PASSPORT_INDEX, "M12345678")).hasSize(2).contains(old);
    assertThat(rotated.verifies(KeyUse.PASSPORT_INDEX, "M12345678", old)).isTrue();
    assertThat(rotated.verifies(KeyUse.LINK_COOKIE, "M12345678", old)).isFalse();
  }

  @Test
  void takesNoKeyThatIsTooShort() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MasterKeys(config("c2hvcnQ=")))
        .withMessageContaining("PASSPORT_MASTER_KEY");
  }
}
