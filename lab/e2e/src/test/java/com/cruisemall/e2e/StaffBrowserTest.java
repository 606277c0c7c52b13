package com.cruisemall.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Staff login with a real Keycloak in a real browser; part of {@code ./cruise test --all}. */
class StaffBrowserTest {
  private static final String SHOP = ShopBrowser.SHOP;

  @RegisterExtension static final ShopBrowser browser = new ShopBrowser();

  private Page page;

  @BeforeEach
  void open() {
    page = browser.device(ShopBrowser.Screen.DESKTOP);
  }

  @AfterEach
  void leave() {
    page.context().close();
  }

  private void signIn(String username) {
    page.navigate(SHOP + "/staff/");
    page.locator("#login").click();
    page.waitForURL(Pattern.compile(".*/realms/cruisemall/.*"));
    page.locator("#username").fill(username);
    page.locator("#password").fill("cruise-demo-2026");
    page.locator("#kc-login").click();
    page.waitForURL(Pattern.compile(Pattern.quote(SHOP + "/staff/") + ".*"));
  }

  private Locator refusal() {
    return page.locator("#refused");
  }

  @Test
  void administratorReadsTheAuditTrail() {
    signIn("staff.admin");

    assertThat(page.locator("#who")).containsText("(ADMIN)");
    page.locator("a[href='/staff/audit']").click();
    assertThat(page.locator("#trail tr[data-type='STAFF_SIGNED_IN']").first()).isVisible();
    Assertions.assertThat(page.context().cookies(SHOP))
        .extracting(cookie -> cookie.name)
        .contains("cg.sid.v2")
        .noneMatch(name -> name.startsWith("q_session"));

    page.locator("#logout").click();
    page.waitForURL(SHOP + "/");
    page.navigate(SHOP + "/staff/audit");

    assertThat(page.locator("#login")).isVisible();
    assertThat(page.locator("#trail")).isHidden();
  }

  @Test
  void agentIsRefused() {
    signIn("staff.agent");

    assertThat(page.locator("#who")).containsText("(AGENT)");
    assertThat(refusal()).containsText("관리자만");
  }

  @Test
  void userWithoutRoleIsRefused() {
    signIn("staff.nobody");

    assertThat(page.locator("#message")).containsText("권한이 없습니다");
    Assertions.assertThat(page.context().cookies(SHOP))
        .extracting(cookie -> cookie.name)
        .doesNotContain("cg.sid.v2");
  }

  @Test
  void customerIsRefused() {
    String session = ShopClient.cookie(ShopClient.login("010123460"));
    page.context().addCookies(List.of(new Cookie("cg.sid.v2", session).setUrl(SHOP)));

    page.navigate(SHOP + "/staff/");

    assertThat(page.locator("#who")).containsText("(USER)");
    assertThat(refusal()).isVisible();
    HttpResponse<String> direct = ShopClient.get("/api/admin/audit", session);
    Assertions.assertThat(direct.statusCode()).isEqualTo(403);
    Assertions.assertThat(direct.body()).contains("FORBIDDEN");
  }
}
