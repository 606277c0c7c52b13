package com.cruisemall.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Uses hashes of another implementation of bcrypt (libxcrypt). */
class WrappedBcryptTest {
  private static final Argon2id ARGON2ID = new Argon2id(64, 1);
  private static final String LONG = "가나다라마바사아자차카타파하가나다라마바사아자차카타파하가나다라마바사아자차카타파하";

  private static boolean fits(String password, String bcrypt) {
    return WrappedBcrypt.parse(WrappedBcrypt.wrap(bcrypt, ARGON2ID)).verify(password, ARGON2ID);
  }

  @ParameterizedTest
  @CsvSource({
    "$2a$04$abcdefghijklmnopqrstuusPj8knqOKTl0T2IoBYtLyHXNrYbBcBe",
    "$2b$05$N9qo8uLOickgx2ZMRZoMyeJ25ivD1E6W4hykSaykHyEyhYgWczTNu",
    "$2y$04$......................me8H7dHYF.SCOfXyxwr/ne2C7KAcp9C"
  })
  void verifiesOnlyTheRightPassword(String bcrypt) {
    assertThat(WrappedBcrypt.isBcrypt(bcrypt)).isTrue();
    assertThat(fits("old secret 1", bcrypt)).isTrue();
    assertThat(fits("old secret 2", bcrypt)).isFalse();
    assertThat(fits("", bcrypt)).isFalse();
  }

  @Test
  void truncatesLongPasswordsLikeBcrypt() {
    String bcrypt = "$2b$04$abcdefghijklmnopqrstuu3lcrv/JHj5KC9EE.Hei4pVDieG8DB12";

    assertThat(fits(LONG, bcrypt)).isTrue();
    assertThat(fits("나" + LONG.substring(1), bcrypt)).isFalse();
    assertThat(fits("a".repeat(72), "$2b$04$abcdefghijklmnopqrstuuBzzIgyKkz7xMWYSzkIjUSnxEQFQ0WNe"))
        .isTrue();
    assertThat(fits("a".repeat(71), "$2b$04$abcdefghijklmnopqrstuuMCu.k1vM/ywQwiONaEn3oEMlZoCVBd6"))
        .isTrue();
    assertThat(fits("a".repeat(71), "$2b$04$abcdefghijklmnopqrstuuBzzIgyKkz7xMWYSzkIjUSnxEQFQ0WNe"))
        .isFalse();
  }

  @Test
  void doesNotContainTheBcryptHash() {
    String bcrypt = "$2b$05$N9qo8uLOickgx2ZMRZoMyeJ25ivD1E6W4hykSaykHyEyhYgWczTNu";

    String wrapped = WrappedBcrypt.wrap(bcrypt, ARGON2ID);

    assertThat(wrapped).doesNotContain(bcrypt.substring(29));
    assertThat(WrappedBcrypt.isWrapped(wrapped)).isTrue();
    assertThat(WrappedBcrypt.isWrapped(ARGON2ID.hash("old secret 1"))).isFalse();
  }
}
