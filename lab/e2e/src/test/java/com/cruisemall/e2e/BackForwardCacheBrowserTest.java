package com.cruisemall.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.cruisemall.e2e.ShopBrowser.Screen;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Pages that the back button brings back as they were left. Playwright runs browsers without the
 * back/forward cache, so the tests send its event.
 */
class BackForwardCacheBrowserTest {
  private static final String SHOP = ShopBrowser.SHOP;
  private static final String COME_BACK =
      "dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))";

  /** PSP's script whose window never returns. */
  static final Route.FulfillOptions SILENT_PSP =
      new Route.FulfillOptions()
          .setContentType("text/javascript")
          .setBody(
              """
              window.TossPayments = () => ({
                payment: () => ({requestPayment: () => new Promise(() => {})})
              });
              """);

  @RegisterExtension static final ShopBrowser browser = new ShopBrowser();

  @Test
  void paymentCanBeOpenedAgainAfterComingBack() {
    Page page = browser.device(Screen.PHONE);
    ShopBrowser.signUp(page);
    ShopBrowser.hold(page, Buyer.product());
    page.route("**/v2/standard", route -> route.fulfill(SILENT_PSP));
    page.locator(".summary .primary").click();
    page.waitForFunction("() => window.TossPayments !== undefined");
    assertThat(page.locator(".summary .primary")).isDisabled();

    page.evaluate(COME_BACK);

    assertThat(page.locator(".summary .primary")).isEnabled();
    page.context().close();
  }

  @Test
  void pageOfALoggedOutPersonDoesNotComeBack() {
    Page page = browser.device(Screen.PHONE);
    page.addInitScript("delete window.BroadcastChannel");
    ShopBrowser.signUp(page);
    page.navigate(SHOP + "/my/profile");
    assertThat(page.locator("[name=name]")).hasValue("김여행");
    Page other = page.context().newPage();
    other.navigate(SHOP + "/products");
    other.locator("#logout").evaluate("it => it.click()");
    other.waitForURL(SHOP + "/");
    assertThat(page.locator("[name=name]")).hasValue("김여행");

    page.evaluate(COME_BACK);

    page.waitForURL(Pattern.compile(".*/login\\?next=.*"));
    assertThat(page.locator("[name=phone]")).isVisible();
    page.context().close();
  }
}
