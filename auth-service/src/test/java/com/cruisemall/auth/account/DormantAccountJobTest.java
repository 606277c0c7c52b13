package com.cruisemall.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.auth.AuthDatabase;
import com.cruisemall.auth.AuthServiceTest;
import com.cruisemall.auth.Shop;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class DormantAccountJobTest {
  @Inject DormantAccountJob job;

  private static void customer(String phone, String change) {
    Shop.customer(phone);
    AuthDatabase.update("update account set " + change + " where phone = ?", phone);
  }

  private static List<String> hibernates(String phone) {
    return AuthDatabase.column(
        "select hibernated_at is not null from account where phone = ?", phone);
  }

  @Test
  void marksUnusedAccounts() {
    customer("010-3660-0001", "last_login_at = now() - interval '365 days 1 minute'");
    customer("010-3660-0002", "last_login_at = now() - interval '364 days'");
    customer(
        "010-3660-0003", "last_login_at = null, created_at = now() - interval '365 days 1 minute'");
    customer("010-3660-0004", "last_login_at = null, created_at = now() - interval '364 days'");

    job.markDormant();

    assertThat(hibernates("010-3660-0001")).containsExactly("t");
    assertThat(hibernates("010-3660-0002")).containsExactly("f");
    assertThat(hibernates("010-3660-0003")).containsExactly("t");
    assertThat(hibernates("010-3660-0004")).containsExactly("f");
  }

  @Test
  void reactivatesAnAccountOnLogin() {
    customer("010-3660-0011", "last_login_at = now() - interval '2 years'");
    job.markDormant();
    assertThat(hibernates("010-3660-0011")).containsExactly("t");

    Shop.login("010-3660-0011", "a wrong password").then().statusCode(401);
    assertThat(hibernates("010-3660-0011")).containsExactly("t");
    Shop.login("010-3660-0011", Shop.PASSWORD).then().statusCode(200);

    assertThat(hibernates("010-3660-0011")).containsExactly("f");
  }

  @Test
  void keepsAnAccountWithARecentLogin() {
    customer("010-3660-0021", "last_login_at = now() - interval '2 years'");

    job.markDormant();
    Shop.login("010-3660-0021", Shop.PASSWORD).then().statusCode(200);
    job.markDormant();

    assertThat(hibernates("010-3660-0021")).containsExactly("f");
  }
}
