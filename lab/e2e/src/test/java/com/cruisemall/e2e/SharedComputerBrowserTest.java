package com.cruisemall.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.cruisemall.e2e.ShopBrowser.Screen;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two people on one computer, and one person in several tabs. */
class SharedComputerBrowserTest {
  private static final String SHOP = ShopBrowser.SHOP;
  private static final String STORED =
      "JSON.stringify({...sessionStorage}) + JSON.stringify({...localStorage})";

  @RegisterExtension static final ShopBrowser browser = new ShopBrowser();

  private static void logIn(Page page, String phone) {
    ShopBrowser.logIn(page, phone, ShopBrowser.PASSWORD, "/my/devices");
  }

  private static void logOut(Page page) {
    page.locator("#logout").click();
    page.waitForURL(SHOP + "/");
    page.locator("a[href='/login']").first().waitFor();
  }

  private static Page openOrderForm(Page page) {
    page.navigate(SHOP + "/products/" + Buyer.product());
    page.locator(".cabin a.primary").first().click();
    page.locator("input[type=date]").waitFor();
    return page;
  }

  @Test
  void nextPersonFindsNothingOfTheFirst() {
    Page page = browser.device(Screen.DESKTOP);
    ShopBrowser.signUp(page);
    openOrderForm(page);
    page.locator(".traveler input").first().fill("비밀손님");
    page.locator("input[type=date]").fill("1985-04-03");
    String form = page.url();
    page.reload();
    assertThat(page.locator(".traveler input").first()).hasValue("비밀손님");
    page.locator(".summary .primary").click();
    page.waitForURL(Pattern.compile(".*/checkout/CM.*"));
    page.locator(".hold strong").waitFor();
    logOut(page);

    Assertions.assertThat((String) page.evaluate(STORED))
        .doesNotContain("비밀손님", "1985-04-03", "cm.personal");
    ShopBrowser.signUp(page);
    page.navigate(form);
    assertThat(page.locator(".traveler input").first()).hasValue("김여행");
    assertThat(page.locator("input[type=date]")).hasValue("");
    page.context().close();
  }

  @Test
  void expiredSessionLeavesNothingForSomebodyElse() {
    Page page = browser.device(Screen.DESKTOP);
    String phone = ShopBrowser.signUp(page);
    String form = openOrderForm(page).url();
    page.locator(".traveler input").first().fill("비밀손님");
    logIn(browser.device(Screen.PHONE), phone);
    page.navigate(SHOP + "/my/orders");
    assertThat(page.locator(".ended")).isVisible();

    ShopBrowser.signUp(page);
    page.navigate(form);

    assertThat(page.locator(".traveler input").first()).hasValue("김여행");
    Assertions.assertThat((String) page.evaluate(STORED)).doesNotContain("비밀손님");
    page.context().close();
  }

  @Test
  void logoutInOneTabClearsTheOthers() {
    Page first = browser.device(Screen.DESKTOP);
    ShopBrowser.signUp(first);
    openOrderForm(first);
    first.locator(".traveler input").first().fill("비밀손님");
    Page second = first.context().newPage();
    second.navigate(SHOP + "/my/orders");
    second.locator("#logout").waitFor();

    logOut(second);

    first.waitForURL(Pattern.compile(".*/login\\?next=.*"));
    Assertions.assertThat((String) first.evaluate(STORED)).doesNotContain("비밀손님");
    first.context().close();
  }

  @Test
  void loginInOneTabReachesTheOthers() {
    Page first = browser.device(Screen.DESKTOP);
    String phone = ShopBrowser.signUp(first);
    logOut(first);
    Page second = first.context().newPage();
    second.navigate(SHOP + "/products");
    assertThat(second.locator("header a[href='/login']")).isVisible();

    logIn(first, phone);

    assertThat(second.locator("#logout")).isVisible();
    first.context().close();
  }

  @Test
  void pagesOfOnePersonEndWhenAnotherSignsIn() {
    Page first = browser.device(Screen.DESKTOP);
    String other = ShopBrowser.signUp(first);
    logOut(first);
    String phone = ShopBrowser.signUp(first);
    first.navigate(SHOP + "/my/profile");
    first.locator("[name=name]").waitFor();
    assertThat(first.locator("main input[disabled]").first()).hasValue(phone);
    Page second = first.context().newPage();
    second.navigate(SHOP + "/my/orders");
    second.locator("#logout").waitFor();

    // One tab goes from one account to the other, without a logout that the first tab would see.
    second.context().clearCookies();
    logIn(second, other);

    assertThat(first.locator("main input[disabled]").first()).hasValue(other);
    first.context().close();
  }

  @Test
  void closingTheBannerOfAnOldTabKeepsTheNewSession() {
    Page old = browser.device(Screen.DESKTOP);
    // This tab misses the news of the other ones.
    old.addInitScript("delete window.BroadcastChannel");
    String phone = ShopBrowser.signUp(old);
    logIn(browser.device(Screen.PHONE), phone);
    old.navigate(SHOP + "/my/orders");
    assertThat(old.locator(".ended")).isVisible();
    Page fresh = old.context().newPage();
    logIn(fresh, phone);

    old.locator(".ended button").click();

    assertThat(old.locator(".ended")).hasCount(0);
    assertThat(old.locator("#logout")).isVisible();
    fresh.reload();
    assertThat(fresh.locator(".order-line").first()).isVisible();
    old.context().close();
  }

  @Test
  void bannerOfAnOldTabEndsWithANewLogin() {
    Page old = browser.device(Screen.DESKTOP);
    String phone = ShopBrowser.signUp(old);
    logIn(browser.device(Screen.PHONE), phone);
    old.navigate(SHOP + "/my/orders");
    assertThat(old.locator(".ended")).isVisible();

    logIn(old.context().newPage(), phone);

    assertThat(old.locator(".ended")).hasCount(0);
    assertThat(old.locator("#logout")).isVisible();
    old.context().close();
  }

  @Test
  void failedSessionSectionLeavesTheAccountReachable() {
    Page page = browser.device(Screen.DESKTOP);
    ShopBrowser.signUp(page);
    page.route("**/api/auth/me", Route::abort);
    page.route(
        "**/api/home",
        route -> {
          JsonNode home = Stack.json(route.fetch().text());
          ((ObjectNode) home.path("sections"))
              .set(
                  "me",
                  Stack.json(
                      "{\"ok\":false,\"error\":{\"code\":\"UNAVAILABLE\",\"message\":\"…\"}}"));
          route.fulfill(
              new Route.FulfillOptions()
                  .setContentType("application/json")
                  .setBody(home.toString()));
        });

    page.navigate(SHOP + "/");
    page.locator(".product-card").first().waitFor();

    assertThat(page.locator("header a[href='/my']")).isVisible();
    page.context().close();
  }

  @Test
  void failedLogoutIsShown() {
    Page page = browser.device(Screen.DESKTOP);
    ShopBrowser.signUp(page);
    page.route("**/api/auth/logout", Route::abort);
    page.locator("#logout").click();
    assertThat(page.locator("#logout-failed .problem")).isVisible();
    assertThat(page.locator("#logout")).isVisible();

    page.unroute("**/api/auth/logout");
    page.locator("#logout-failed button").click();

    assertThat(page.locator("header a[href='/login']")).isVisible();
    page.navigate(SHOP + "/my");
    page.waitForURL(Pattern.compile(".*/login\\?next=.*"));
    page.context().close();
  }

  @Test
  void passwordIsSentAsTyped() {
    Page page = browser.device(Screen.DESKTOP);
    String phone = "0102" + UUID.randomUUID().toString().replaceAll("[^0-9]", "").substring(0, 7);
    page.navigate(SHOP + "/signup");
    page.locator("[name=name]").fill("  김여행 ");
    page.locator("[name=phone]").fill(phone);
    page.locator("[name=password]").fill("  sea breeze 2026 ");
    page.locator("form .primary").click();
    page.waitForURL(SHOP + "/my");
    logOut(page);

    page.navigate(SHOP + "/login");
    page.locator("[name=phone]").fill(phone);
    page.locator("[name=password]").fill("sea breeze 2026");
    Response trimmed =
        page.waitForResponse("**/api/auth/login", () -> page.locator("form .primary").click());
    Assertions.assertThat(trimmed.status()).isEqualTo(401);
    page.locator("[name=password]").fill("  sea breeze 2026 ");
    page.locator("form .primary").click();

    page.waitForURL(SHOP + "/my");
    page.context().close();
  }
}
