package com.cruisemall.upload.crypto;

import static com.cruisemall.upload.crypto.PreviousKeys.CURRENT;
import static com.cruisemall.upload.crypto.PreviousKeys.PREVIOUS;
import static com.cruisemall.upload.crypto.PreviousKeys.config;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MasterKeysTest {
  private static final UUID ID = UUID.fromString("01890000-0000-7000-8000-000000000001");
  private static final UUID OTHER = UUID.fromString("01890000-0000-7000-8000-000000000002");
  private static final byte[] PLAIN = "M12345678".getBytes(StandardCharsets.US_ASCII);

  private final MasterKeys keys = masterKeys(CURRENT);

  private static MasterKeys masterKeys(String master, String... previous) {
    return new MasterKeys(config(master, previous), new SecureRandom());
  }

  @Test
  void decryptsWhatItEncrypted() {
    DataKey key = keys.create(ID);
    byte[] secret = key.encrypt(PLAIN, "chunk:0");

    assertThat(new String(secret, StandardCharsets.ISO_8859_1)).doesNotContain("M12345678");
    assertThat(keys.open(key.wrapped(), ID).decrypt(secret, "chunk:0")).isEqualTo(PLAIN);
  }

  @Test
  void rejectsAlteredOrMovedCiphertexts() {
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
  void unwrapsKeysOfPreviousMasterKey() {
    DataKey old = masterKeys(PREVIOUS).create(ID);
    byte[] secret = old.encrypt(PLAIN, "chunk:0");
    MasterKeys rotated = masterKeys(CURRENT, PREVIOUS);

    WrappedKey rewrapped = rotated.rewrap(old.wrapped(), ID);

    assertThat(rotated.open(old.wrapped(), ID).decrypt(secret, "chunk:0")).isEqualTo(PLAIN);
    assertThat(rewrapped.masterKeyId()).isEqualTo(keys.currentId());
    assertThat(keys.open(rewrapped, ID).decrypt(secret, "chunk:0")).isEqualTo(PLAIN);
    assertThatIllegalStateException()
        .isThrownBy(() -> keys.open(old.wrapped(), ID))
        .withMessageContaining("PASSPORT_MASTER_KEY_PREVIOUS");
  }

  @Test
  void verifiesDigestsOfAllMasterKeysPerUse() {
    MasterKeys rotated = masterKeys(CURRENT, PREVIOUS);
    String old = masterKeys(PREVIOUS).mac(KeyUse.PASSPORT_INDEX, "M12345678");

    assertThat(rotated.macs(KeyUse.PASSPORT_INDEX, "M12345678")).hasSize(2).contains(old);
    assertThat(rotated.verify(KeyUse.PASSPORT_INDEX, "M12345678", old)).isTrue();
    assertThat(rotated.verify(KeyUse.LINK_COOKIE, "M12345678", old)).isFalse();
  }

  @Test
  void rejectsShortMasterKey() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> masterKeys("c2hvcnQ="))
        .withMessageContaining("PASSPORT_MASTER_KEY");
  }
}
