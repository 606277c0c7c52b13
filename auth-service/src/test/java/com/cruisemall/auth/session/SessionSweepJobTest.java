package com.cruisemall.auth.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.cruisemall.auth.AuthDatabase;
import com.cruisemall.auth.AuthServiceTest;
import com.cruisemall.auth.Shop;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class SessionSweepJobTest {
  @Inject SessionSweepJob sweep;

  private static String session(String phone, String change) {
    String sid = Shop.customer(phone);
    AuthDatabase.update("update session set " + change + " where id = ?", sid);
    return sid;
  }

  private static List<String> end(String sid) {
    return AuthDatabase.column(
        "select coalesce(end_reason, 'LIVE') from session where id = ?", sid);
  }

  @Test
  void recordsTheEndOfExpiredSessions() {
    String unused = session("010-3650-0001", "last_seen_at = now() - interval '14 days 1 minute'");
    String old = session("010-3650-0002", "expires_at = now() - interval '1 minute'");
    String used = session("010-3650-0003", "last_seen_at = now() - interval '13 days'");

    sweep.sweep();

    assertThat(end(unused)).containsExactly("EXPIRED");
    assertThat(end(old)).containsExactly("EXPIRED");
    assertThat(end(used)).containsExactly("LIVE");
    assertThat(
            AuthDatabase.column(
                """
                select details ->> 'reason' from audit_event
                where type = 'SESSION_ENDED' and details ->> 'sid' = ?
                """,
                unused))
        .containsExactly("EXPIRED");
    Shop.requestSessionToken(unused)
        .then()
        .statusCode(401)
        .body("error.code", equalTo("SESSION_ENDED"));
    Shop.requestSessionToken(used).then().statusCode(200);
  }

  @Test
  void deletesSessionsThatEndedLongAgo() {
    String forgotten =
        session(
            "010-3650-0011",
            "ended_at = now() - interval '90 days 1 minute', end_reason = 'LOGGED_OUT'");
    String kept =
        session(
            "010-3650-0012", "ended_at = now() - interval '89 days', end_reason = 'LOGGED_OUT'");

    sweep.sweep();

    assertThat(end(forgotten)).isEmpty();
    assertThat(end(kept)).containsExactly("LOGGED_OUT");
  }

  @Test
  void processesMoreThanOneBatch() {
    String sid = Shop.customer("010-3650-0021");
    AuthDatabase.update(
        """
        insert into session
          (id, account_id, device, created_at, last_seen_at, expires_at, ended_at, end_reason)
        select translate(trim('=' from encode(sha256(convert_to(s.id || n, 'UTF8')), 'base64')),
                         '+/', '-_'),
               s.account_id, 'sweep', now(), now(), now() - interval '1 minute',
               case when n > 600 then now() - interval '91 days' end,
               case when n > 600 then 'LOGGED_OUT' end
        from session s, generate_series(1, 1200) n where s.id = ?
        """,
        sid);

    sweep.sweep();

    assertThat(
            AuthDatabase.column(
                """
                select coalesce(end_reason, 'LIVE') || ' ' || count(*) from session
                where device = 'sweep' group by end_reason
                """))
        .containsExactly("EXPIRED 600");
    assertThat(end(sid)).containsExactly("LIVE");
  }
}
