package com.cruisemall.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.cruisemall.e2e.CutBrowserRequests.Moment;
import com.cruisemall.e2e.ShopBrowser.Screen;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Purchases over a network that loses, delays and repeats. */
class PaymentNetworkBrowserTest {
  private static final String SHOP = ShopBrowser.SHOP;
  private static final String CONFIRM = "**/api/payments/confirm";

  @RegisterExtension static final ShopBrowser browser = new ShopBrowser();

  private static String product() {
    return Buyer.product();
  }

  /** Pays in the PSP's window and returns on the result page. */
  private static void payInWindow(Page page) {
    page.locator(".summary .primary").click();
    page.waitForURL(Pattern.compile(".*/sandbox/window.*"));
    page.locator("button.primary").click();
  }

  private static List<JsonNode> orders(Page page) {
    List<JsonNode> orders = new ArrayList<>();
    Stack.json(page.request().get(SHOP + "/api/orders?limit=100").text())
        .path("orders")
        .forEach(orders::add);
    return orders;
  }

  private static void assertPaidOnce(Page page) {
    Assertions.assertThat(orders(page))
        .extracting(order -> order.path("status").asText())
        .containsExactly("PAID");
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  void confirmationIsRepeatedWithItsKey(Moment moment) {
    Page page = browser.device(Screen.PHONE);
    ShopBrowser.signUp(page);
    ShopBrowser.hold(page, product());
    CutBrowserRequests confirmations = CutBrowserRequests.first(1, page, CONFIRM, moment);

    payInWindow(page);

    page.waitForURL(Pattern.compile(".*/my/orders/CM.*paid"));
    assertThat(page.locator("[data-status=PAID]")).isVisible();
    Assertions.assertThat(confirmations.keys()).hasSizeGreaterThan(1);
    Assertions.assertThat(new HashSet<>(confirmations.keys())).hasSize(1);
    assertPaidOnce(page);
    page.context().close();
  }

  /** Every request of a purchase is lost once, in each way; the customer presses again. */
  @ParameterizedTest
  @CsvSource({
    "**/api/products/*,BEFORE_IT_LEAVES",
    "**/api/products/*,DURING_THE_RESPONSE",
    "**/api/orders,BEFORE_IT_LEAVES",
    "**/api/orders,AFTER_IT_ARRIVES",
    "**/api/orders,DURING_THE_RESPONSE",
    "**/api/orders,GATEWAY_TIMEOUT",
    "**/api/orders/CM*,BEFORE_IT_LEAVES",
    "**/api/orders/CM*,DURING_THE_RESPONSE",
    "**/api/payments/config,BEFORE_IT_LEAVES",
    "**/api/payments/config,GATEWAY_TIMEOUT",
    "**/api/auth/me,BEFORE_IT_LEAVES",
    "**/api/auth/me,GATEWAY_TIMEOUT"
  })
  void lostRequestNeverOrdersOrPaysTwice(String glob, Moment moment) {
    Page page = browser.device(Screen.PHONE);
    ShopBrowser.signUp(page);
    String product = product();
    CutBrowserRequests.first(1, page, glob, moment);

    page.navigate(SHOP + "/products/" + product);
    press(page, ".cabin a.primary", "input[type=date]");
    page.locator("input[type=date]").fill("1985-04-03");
    press(page, ".summary .primary", ".hold strong");
    press(page, ".summary .primary", "form[method=post] button.primary");
    page.locator("button.primary").click();
    await(page, "[data-status=PAID]");

    assertPaidOnce(page);
    page.reload();
    assertThat(page.locator("[data-status=PAID]")).isVisible();
    page.context().close();
  }

  /**
   * Presses a button until the next step is there; presses "try again" where the page offers it.
   */
  private static void press(Page page, String button, String next) {
    await(page, button);
    page.locator(button).first().click();
    Locator failed = page.locator(".problem");
    page.locator(next).or(failed).first().waitFor();
    if (page.locator(next).count() == 0 && page.locator(button).count() > 0) {
      page.locator(button).first().click();
    }
    await(page, next);
  }

  /** Waits for an element; presses "try again" where the page offers it. */
  private static void await(Page page, String shown) {
    Locator retry = page.locator("main .problem button");
    page.locator(shown).or(retry).first().waitFor();
    if (page.locator(shown).count() == 0) {
      retry.first().click();
    }
    page.locator(shown).first().waitFor();
  }

  @Test
  void outageIsNotTakenForAnUnpaidOrder() {
    Page page = browser.device(Screen.PHONE);
    ShopBrowser.signUp(page);
    ShopBrowser.hold(page, product());
    page.clock().install();
    CutBrowserRequests confirmations =
        CutBrowserRequests.first(2, page, CONFIRM, Moment.GATEWAY_TIMEOUT);

    payInWindow(page);
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> {
          page.clock().fastForward("02:00");
          return page.locator("[data-settlement=unknown]").count() > 0;
        });

    assertThat(page.locator("h1")).hasText("결제 결과를 아직 확인하고 있습니다");
    assertThat(page.locator("main")).not().containsText("결제하지 않았습니다");
    page.locator("main button.primary").click();
    page.waitForURL(Pattern.compile(".*/my/orders/CM.*paid"));
    Assertions.assertThat(new HashSet<>(confirmations.keys())).hasSize(1);
    assertPaidOnce(page);
    page.context().close();
  }

  @Test
  void declineAfterAnUnknownOutcomeIsShown() {
    Page page = browser.device(Screen.PHONE);
    ShopBrowser.signUp(page);
    String order = ShopBrowser.hold(page, product());
    List<String> answers =
        new ArrayList<>(
            List.of(
                "{\"ok\":true,\"order\":{\"orderId\":\"%s\",\"status\":\"CONFIRMING\"},\"payment\":{\"status\":\"UNKNOWN\"}}"
                    .formatted(order),
                "{\"ok\":false,\"error\":{\"code\":\"PAYMENT_DECLINED\",\"message\":\"카드사가 거절했습니다.\",\"requestId\":\"e2e-declined\"}}"));
    page.route(
        CONFIRM,
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(answers.size() == 2 ? 202 : 402)
                    .setContentType("application/json")
                    .setBody(answers.size() == 2 ? answers.removeFirst() : answers.getFirst())));

    payInWindow(page);

    assertThat(page.locator("[data-settlement=not-paid] .problem")).containsText("거절");
    assertThat(page.locator("h1")).hasText("결제하지 않았습니다");
    page.context().close();
  }

  @Test
  void confirmedPaymentNeedsNoSecondLookAtTheOrder() {
    Page page = browser.device(Screen.PHONE);
    ShopBrowser.signUp(page);
    ShopBrowser.hold(page, product());
    page.route(
        "**/checkout/*/success*",
        route -> {
          route.resume();
          page.route("**/api/orders/CM*", Route::abort);
        });

    payInWindow(page);

    page.waitForURL(Pattern.compile(".*/my/orders/CM.*paid"));
    page.unroute("**/api/orders/CM*");
    assertPaidOnce(page);
    page.context().close();
  }

  @Test
  void expiredHoldIsBookedAgainAtTheFirstAttempt() {
    Page page = browser.device(Screen.PHONE);
    ShopBrowser.signUp(page);
    String product = product();
    String first = ShopBrowser.hold(page, product);
    assertThat(page.locator(".note.warm")).isVisible();

    String second = ShopBrowser.hold(page, product);

    Assertions.assertThat(second).isNotEqualTo(first);
    assertThat(page.locator(".hold strong")).isVisible();
    page.context().close();
  }

  @Test
  void orderWithALostResponseIsFoundAgainWhileItIsHeldOnly() {
    Page page = browser.device(Screen.PHONE);
    ShopBrowser.signUp(page);
    page.navigate(SHOP + "/products/" + product());
    page.locator(".cabin a.primary").first().click();
    page.locator("input[type=date]").fill("1985-04-03");
    CutBrowserRequests.first(1, page, "**/api/orders", Moment.AFTER_IT_ARRIVES);
    page.locator(".summary .primary").click();
    assertThat(page.locator(".problem")).isVisible();
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> orders(page).getFirst().path("status").asText().equals("EXPIRED"));

    page.locator(".summary .primary").click();

    assertThat(page.locator(".hold strong")).isVisible();
    Assertions.assertThat(orders(page)).hasSize(2);
    page.context().close();
  }

  @Test
  void sameTravellersGetTheOrderThatTheyHold() {
    Page page = browser.device(Screen.PHONE);
    ShopBrowser.signUp(page);
    String product = product();
    String first = ShopBrowser.hold(page, product);

    String second = ShopBrowser.hold(page, product);

    Assertions.assertThat(second).isEqualTo(first);
    page.context().close();
  }

  @Test
  void soldOutIsNotReplayed() {
    Page page = browser.device(Screen.PHONE);
    ShopBrowser.signUp(page);
    page.navigate(SHOP + "/products/" + product());
    page.locator(".cabin a.primary").first().click();
    page.locator("input[type=date]").fill("1985-04-03");
    List<String> keys = new ArrayList<>();
    page.route(
        "**/api/orders",
        route -> {
          keys.add(route.request().headerValue("idempotency-key"));
          if (keys.size() == 1) {
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(409)
                    .setContentType("application/json")
                    .setBody(
                        "{\"ok\":false,\"error\":{\"code\":\"SOLD_OUT\",\"message\":\"매진\",\"requestId\":\"e2e-sold-out\",\"details\":{}}}"));
          } else {
            route.resume();
          }
        });
    page.locator(".summary .primary").click();
    assertThat(page.locator(".problem")).isVisible();

    page.locator(".summary .primary").click();

    assertThat(page.locator(".hold strong")).isVisible();
    Assertions.assertThat(keys).hasSize(2).doesNotHaveDuplicates();
    page.context().close();
  }

  @Test
  void wrongClockOfTheVisitorDoesNotEndTheHold() {
    Page page = browser.device(Screen.PHONE);
    ShopBrowser.signUp(page);
    page.clock()
        .install(
            new Clock.InstallOptions().setTime(Instant.now().plusSeconds(45 * 60).toEpochMilli()));

    ShopBrowser.hold(page, product());

    assertThat(page.locator(".hold strong")).isVisible();
    assertThat(page.locator(".summary .primary")).isEnabled();
    page.context().close();
  }

  @Test
  void pspScriptEndsWithThePaymentPage() {
    Page page = browser.device(Screen.PHONE);
    ShopBrowser.signUp(page);
    ShopBrowser.hold(page, product());
    page.route("**/v2/standard", route -> route.fulfill(BackForwardCacheBrowserTest.SILENT_PSP));
    page.locator(".summary .primary").click();
    page.waitForFunction("() => window.TossPayments !== undefined");

    page.locator(".brand").first().click();
    page.waitForURL(SHOP + "/");

    Assertions.assertThat(page.evaluate("typeof window.TossPayments")).isEqualTo("undefined");
    page.context().close();
  }

  @Test
  void cancellationUnderOtherTermsNeedsAnotherLook() {
    Page page = browser.device(Screen.PHONE);
    ShopBrowser.signUp(page);
    String order = ShopBrowser.hold(page, product());
    Page other = page.context().newPage();
    page.navigate(SHOP + "/my/orders/" + order);
    page.locator(".order > .row .danger").click();
    assertThat(page.locator("dialog")).containsText("아직 결제하지 않은");
    other.navigate(SHOP + "/checkout/" + order);
    ShopBrowser.pay(other);

    page.locator("dialog .danger").click();

    assertThat(page.locator("dialog .note.warm")).isVisible();
    assertThat(page.locator("dialog .price")).isVisible();
    assertPaidOnce(page);
    page.context().close();
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  void cancellationIsCarriedOutOnce(Moment moment) {
    Page page = browser.device(Screen.PHONE);
    ShopBrowser.signUp(page);
    ShopBrowser.hold(page, product());
    ShopBrowser.pay(page);
    CutBrowserRequests.first(1, page, "**/api/orders/*/cancel", moment);
    page.locator(".order > .row .danger").click();
    page.locator("dialog .danger").click();
    assertThat(page.locator("dialog .problem")).isVisible();

    page.locator("dialog .danger").click();

    assertThat(page.locator("[data-status=REFUNDED]")).isVisible();
    page.context().close();
  }
}
