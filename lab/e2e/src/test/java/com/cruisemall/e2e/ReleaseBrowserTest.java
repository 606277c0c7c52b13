package com.cruisemall.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.cruisemall.e2e.ShopBrowser.Screen;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tabs that are open during a release, and faults of the pages themselves. */
class ReleaseBrowserTest {
  private static final String SHOP = ShopBrowser.SHOP;
  private static final String BUNDLE = "**/static/bundle/*.js";
  private static final Route.FulfillOptions MISSING =
      new Route.FulfillOptions().setStatus(404).setContentType("text/html").setBody("gone");

  @RegisterExtension static final ShopBrowser browser = new ShopBrowser();

  private static AtomicInteger loads(Page page) {
    AtomicInteger loads = new AtomicInteger();
    page.onDOMContentLoaded(_ -> loads.incrementAndGet());
    return loads;
  }

  /** Answers the next request for a script with 404. */
  private static void missOnce(Page page) {
    AtomicInteger requests = new AtomicInteger();
    page.route(
        BUNDLE,
        route -> {
          if (requests.getAndIncrement() == 0) {
            route.fulfill(MISSING);
          } else {
            route.resume();
          }
        });
  }

  @Test
  void openTabLoadsTheNewReleaseOnce() {
    Page page = browser.device(Screen.PHONE);
    page.navigate(SHOP + "/products");
    page.locator(".product-card").first().waitFor();
    AtomicInteger loads = loads(page);
    missOnce(page);

    page.evaluate("document.querySelector('a[href=\"/concierge\"]').click()");

    assertThat(page.locator(".ideas")).isVisible();
    page.waitForLoadState();
    Assertions.assertThat(loads).hasValue(1);
    page.context().close();
  }

  @Test
  void fileThatStaysMissingIsReportedAfterOneReload() {
    Page page = browser.device(Screen.PHONE);
    page.navigate(SHOP + "/products");
    page.locator(".product-card").first().waitFor();
    String known =
        (String)
            page.evaluate("performance.getEntriesByType('resource').map(it => it.name).join(' ')");
    AtomicInteger loads = loads(page);
    page.route(
        BUNDLE,
        route -> {
          if (known.contains(route.request().url())) {
            route.resume();
          } else {
            route.fulfill(MISSING);
          }
        });

    page.evaluate("document.querySelector('a[href=\"/concierge\"]').click()");

    assertThat(page.locator("main .problem button")).isVisible();
    page.waitForLoadState();
    Assertions.assertThat(loads).hasValue(1);
    page.unroute(BUNDLE);
    page.locator("main .problem button").click();
    assertThat(page.locator(".ideas")).isVisible();
    page.context().close();
  }

  @Test
  void offlineTabDoesNotReload() {
    Page page = browser.device(Screen.PHONE);
    page.navigate(SHOP + "/products");
    page.locator(".product-card").first().waitFor();
    AtomicInteger loads = loads(page);
    page.context().setOffline(true);

    page.evaluate("document.querySelector('a[href=\"/concierge\"]').click()");

    assertThat(page.locator("main .problem")).containsText("연결");
    Assertions.assertThat(loads).hasValue(0);
    page.context().setOffline(false);
    page.locator("main .problem button").click();
    assertThat(page.locator(".ideas")).isVisible();
    page.context().close();
  }

  @Test
  void documentWhoseScriptIsMissingIsLoadedAgain() {
    Page page = browser.device(Screen.PHONE);
    missOnce(page);
    AtomicInteger loads = loads(page);

    page.navigate(SHOP + "/products");

    assertThat(page.locator(".product-card").first()).isVisible();
    page.waitForLoadState();
    Assertions.assertThat(loads).hasValue(2);
    page.context().close();
  }

  @Test
  void documentWhoseScriptStaysMissingSaysSo() {
    Page page = browser.device(Screen.PHONE);
    page.route(BUNDLE, route -> route.fulfill(MISSING));

    page.navigate(SHOP + "/products");

    assertThat(page.locator("#app")).containsText("새로 고쳐 주세요");
    page.context().close();
  }

  @Test
  void faultOfAPageIsNotTakenForALostConnection() {
    Page page = browser.device(Screen.PHONE);
    page.route(
        "**/api/products?*",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody("{\"ok\":true,\"pagination\":{}}")));

    page.navigate(SHOP + "/products");

    assertThat(page.locator("main .problem .quote code")).isVisible();
    assertThat(page.locator("main .problem")).not().containsText("연결");
    assertThat(page.locator("header .brand")).isVisible();
    page.context().close();
  }

  @Test
  void blockedStorageLeavesTheShopUsable() {
    Page page = browser.device(Screen.PHONE);
    page.addInitScript(
        """
        for (const name of ['localStorage', 'sessionStorage']) {
          Object.defineProperty(window, name, {get() { throw new DOMException('blocked', 'SecurityError'); }});
        }
        """);

    page.navigate(SHOP + "/products");

    assertThat(page.locator(".product-card").first()).isVisible();
    page.context().close();
  }
}
