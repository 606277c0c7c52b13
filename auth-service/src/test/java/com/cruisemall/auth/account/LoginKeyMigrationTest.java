package com.cruisemall.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.auth.AuthDatabase;
import com.cruisemall.auth.AuthServiceTest;
import com.cruisemall.auth.Shop;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class LoginKeyMigrationTest {
  @Inject LoginKeyMigration migration;
  @Inject MeterRegistry metrics;

  private static void storedKey(String phone, String key) {
    Shop.customer(phone);
    AuthDatabase.update("update account set login_key = ? where phone = ?", key, phone);
  }

  private static List<String> keyOf(String phone) {
    return AuthDatabase.column("select login_key from account where phone = ?", phone);
  }

  @AfterEach
  void removeCollisions() {
    AuthDatabase.update(
        "update account set login_key = 'test' || replace(id::text, '-', '') where login_key like"
            + " '0082%'");
  }

  @Test
  void replacesKeysOfAnEarlierVersion() {
    storedKey("010-3670-0001", "00821036700001");
    storedKey("010-3670-0002", "０１０３６７００００２");
    storedKey("010-3670-0003", "010\u200B36700003");

    migration.migrate();

    assertThat(keyOf("010-3670-0001")).containsExactly("+821036700001");
    assertThat(keyOf("010-3670-0002")).containsExactly("+821036700002");
    assertThat(keyOf("010-3670-0003")).containsExactly("+821036700003");
    Shop.login("010-3670-0002", Shop.PASSWORD).then().statusCode(200);
  }

  @Test
  void reportsACollisionAndMergesNothing() {
    Shop.customer("010-3670-0011");
    storedKey("010-3670-0012", "00821036700011");

    migration.migrate();

    assertThat(keyOf("010-3670-0011")).containsExactly("+821036700011");
    assertThat(keyOf("010-3670-0012")).containsExactly("00821036700011");
    assertThat(metrics.get("cruisemall.login.key.collisions").gauge().value()).isEqualTo(1);
    Shop.login("0082 10 3670 0011", Shop.PASSWORD)
        .then()
        .statusCode(200)
        .body("user.phone", org.hamcrest.Matchers.equalTo("010-3670-0011"));
  }

  @Test
  void keepsOtherKeys() {
    List<String> before = AuthDatabase.column("select login_key from account order by id");

    migration.migrate();

    assertThat(AuthDatabase.column("select login_key from account order by id")).isEqualTo(before);
  }
}
