package com.cruisemall.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import java.io.File;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Staff sign in at a real Keycloak with a real browser; part of {@code ./cruise test --all}. */
class StaffBrowserTest {
  private static final double PATIENCE_MILLIS = 60_000;
  private static final Optional<Path> INSTALLED = installed();
  private static final String SHOP = Stack.get().address();

  private static Playwright playwright;
  private static Browser browser;

  private BrowserContext context;
  private Page page;

  /** A browser of the machine's; without one Playwright fetches its own. */
  private static Optional<Path> installed() {
    return Stream.of(
            Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
        .flatMap(folder ->
            Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(Path.of(folder)::resolve))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @BeforeAll
  static void launch() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(
                    INSTALLED.isPresent()
                        ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
                        : Map.of()));
    var options = new BrowserType.LaunchOptions();
    INSTALLED.ifPresent(options::setExecutablePath);
    browser = playwright.chromium().launch(options);
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
  }

  @AfterAll
  static void close() {
    playwright.close();
  }

  @BeforeEach
  void open() {
    context = browser.newContext();
    context.setDefaultTimeout(PATIENCE_MILLIS);
    context.setDefaultNavigationTimeout(PATIENCE_MILLIS);
    page = context.newPage();
  }

  @AfterEach
  void leave() {
    context.close();
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
    return page.locator("body[data-refused='403']");
  }

  @Test
  void keycloaksAdministratorsReachTheAuditTrail() {
    signIn("staff.admin");

    assertThat(page.locator("#who")).containsText("(ADMIN)");
    assertThat(page.locator("#trail")).isVisible();
    assertThat(page.locator("#events tr[data-type='STAFF_SIGNED_IN']").first()).isVisible();
    Assertions.assertThat(context.cookies(SHOP))
        .extracting(cookie -> cookie.name)
        .contains("cg.sid.v2")
        .noneMatch(name -> name.startsWith("q_session"));

    page.locator("#logout").click();

    assertThat(page.locator("body[data-refused='401']")).isAttached();
    assertThat(page.locator("#trail")).isHidden();
  }

  @Test
  void anAgentOfKeycloaksIsRefusedThere() {
    signIn("staff.agent");

    assertThat(page.locator("#who")).containsText("(AGENT)");
    assertThat(refusal()).isAttached();
    assertThat(page.locator("#trail")).isHidden();
    assertThat(page.locator("#message")).containsText("관리자만");
  }

  @Test
  void whoHasNoRoleIsToldSo() {
    signIn("staff.nobody");

    assertThat(page.locator("#message")).containsText("권한이 없습니다");
    Assertions.assertThat(context.cookies(SHOP))
        .extracting(cookie -> cookie.name)
        .doesNotContain("cg.sid.v2");
  }

  @Test
  void aCustomerIsRefusedThere() {
    String session = Client.cookie(Client.login("010123460"));
    context.addCookies(List.of(new Cookie("cg.sid.v2", session).setUrl(SHOP)));

    page.navigate(SHOP + "/staff/");

    assertThat(page.locator("#who")).containsText("(USER)");
    assertThat(refusal()).isAttached();
    assertThat(page.locator("#trail")).isHidden();
    HttpResponse<String> direct = Client.get("/api/admin/audit", session);
    Assertions.assertThat(direct.statusCode()).isEqualTo(403);
    Assertions.assertThat(direct.body()).contains("FORBIDDEN");
  }
}
