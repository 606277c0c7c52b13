package com.cruisemall.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.cruisemall.e2e.CutBrowserRequests.Moment;
import com.cruisemall.e2e.ShopBrowser.Screen;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Concierge, passports, staff pages and forms when the network or the browser is not at its best.
 */
class PagesOnBadNetworkBrowserTest {
  private static final String SHOP = ShopBrowser.SHOP;

  /**
   * Removal of functions that the oldest supported browsers lack; a call fails as it does there.
   */
  private static final String OLD_BROWSER =
      """
      const missing = (owner, name) => owner && Object.defineProperty(owner, name, {
        get() { throw new TypeError(`${name} is missing in the oldest supported browsers`); }
      });
      missing(AbortSignal, 'any');
      missing(URLSearchParams.prototype, 'size');
      for (const name of ['withResolvers', 'try']) missing(Promise, name);
      for (const name of ['canParse', 'parse']) missing(URL, name);
      for (const name of ['union', 'intersection', 'difference', 'isSubsetOf', 'isSupersetOf']) {
        missing(Set.prototype, name);
      }
      missing(Object, 'groupBy');
      missing(Map, 'groupBy');
      missing(Array, 'fromAsync');
      missing(ReadableStream.prototype, Symbol.asyncIterator);
      """;

  @RegisterExtension static final ShopBrowser browser = new ShopBrowser();

  private static Page staff() {
    Page page = browser.device(Screen.DESKTOP);
    ShopBrowser.logIn(page, "01000000001", "cruise-demo-2026", "/staff/");
    return page;
  }

  private static byte[] picture(int shade) {
    BufferedImage picture = new BufferedImage(900, 640, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < picture.getWidth(); x++) {
      picture.setRGB(x, 20, shade * 7 + x);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Test
  void oldestBrowsersShowEveryPage() {
    Page page = browser.device(Screen.PHONE);
    page.addInitScript(OLD_BROWSER);
    List<String> errors = new ArrayList<>();
    page.onPageError(errors::add);
    ShopBrowser.signUp(page);
    List.of(
            List.of("/", ".product-card"),
            List.of("/products?region=japan", ".product-card"),
            List.of("/products/HB-JP-01", ".cabin"),
            List.of("/my/orders?page=2", ".nothing"),
            List.of("/my/profile", "form"),
            List.of("/my/devices", ".order-line"),
            List.of("/concierge", ".ideas"))
        .forEach(shown -> {
          page.navigate(SHOP + shown.getFirst());
          assertThat(page.locator(shown.getLast()).first()).isVisible();
          assertThat(page.locator("main .problem")).hasCount(0);
        });
    ShopBrowser.hold(page, Buyer.product());
    ShopBrowser.pay(page);
    assertThat(page.locator("[data-status=PAID]")).isVisible();
    page.context().clearCookies();
    page.navigate(SHOP + "/my/orders?page=1");
    page.waitForURL(Pattern.compile(".*/login\\?next=.*"));

    Assertions.assertThat(errors).isEmpty();
    page.context().close();
  }

  @Test
  void conversationSurvivesALookAtItsSource() {
    Sandbox.reset();
    Sandbox.gemini("{\"text\":\"파도가 잔잔합니다\"}");
    try {
      Page page = browser.device(Screen.PHONE);
      page.navigate(SHOP + "/concierge");
      page.locator("#question").fill("내일 바다는 어때요?");
      page.keyboard().press("Enter");
      assertThat(page.locator("[data-state=done] .answer")).hasText("파도가 잔잔합니다");

      page.evaluate("document.querySelector('a[href=\"/products\"]').click()");
      assertThat(page.locator(".product-card").first()).isVisible();
      page.goBack();

      assertThat(page.locator("[data-state=done] .answer")).hasText("파도가 잔잔합니다");
      page.context().close();
    } finally {
      Sandbox.reset();
    }
  }

  @Test
  void readerWhoScrollsUpStaysThere() {
    Sandbox.reset();
    Sandbox.gemini("{\"text\":\"" + "바다 ".repeat(900).strip() + "\",\"wordsPerFrame\":5}");
    try {
      Page page = browser.device(Screen.PHONE);
      page.navigate(SHOP + "/concierge");
      page.locator("#question").fill("긴 이야기를 해 줘");
      page.keyboard().press("Enter");
      page.waitForFunction("() => scrollY > 600");
      page.mouse().move(100, 300);
      page.mouse().wheel(0, -500);
      page.waitForFunction("() => scrollY < 600");
      int answered = page.locator(".answer").innerText().length();
      page.waitForFunction(
          "length => document.querySelector('.answer').innerText.length > length + 200", answered);

      Assertions.assertThat(((Number) page.evaluate("scrollY")).intValue()).isLessThan(600);
      page.context().close();
    } finally {
      Sandbox.reset();
    }
  }

  @Test
  void silentConnectionOfTheConciergeEnds() {
    Page page = browser.device(Screen.PHONE);
    page.navigate(SHOP + "/concierge");
    page.clock().install();
    // Never answered.
    page.route("**/api/chat/stream", _ -> {});
    page.locator("#question").fill("안녕하세요");
    page.keyboard().press("Enter");
    assertThat(page.locator("[data-state=answering]")).isVisible();

    page.clock().runFor("01:00");

    assertThat(page.locator(".said .problem")).containsText("오래 걸립니다");
    page.context().close();
  }

  @Test
  void passportFieldsAreConfirmedAfterAReload() {
    Page page = browser.device(Screen.PHONE);
    ShopBrowser.signUp(page);
    ShopBrowser.hold(page, Buyer.product());
    ShopBrowser.pay(page);
    ShopBrowser.openPassportPage(page);
    assertThat(page.locator("input[type=file]").first())
        .hasAttribute("accept", Pattern.compile(".*\\.heic.*"));
    page.locator("input[type=file]")
        .first()
        .setInputFiles(new FilePayload("여권.png", "image/png", picture(1)));
    assertThat(page.locator(".confirm")).isVisible();

    page.reload();

    Locator number = page.locator("[name=passportNumber]");
    number.pressSequentially("m1345678");
    number.evaluate("it => it.setSelectionRange(2, 2)");
    number.pressSequentially("2");
    Assertions.assertThat(number.evaluate("it => it.selectionStart")).isEqualTo(3);
    page.locator("[name=nationality]").fill("kor");
    page.locator("[name=surname]").fill("kim");
    page.locator("[name=birthDate]").fill("2985-04-03");
    page.locator("[name=expiryDate]").fill("2031-04-03");
    page.locator(".confirm .primary").click();
    assertThat(page.locator(".confirm .wrong")).hasText("생년월일을 확인해 주세요.");
    page.locator("[name=birthDate]").fill("1985-04-03");
    String sent =
        page.waitForRequest("**/fields", () -> page.locator(".confirm .primary").click())
            .postData();
    assertThat(page.locator(".traveler-passport .note.good")).isVisible();
    Assertions.assertThat(sent).contains("M12345678", "KOR", "KIM");
    page.reload();
    assertThat(page.locator(".traveler-passport .note.good")).isVisible();
    assertThat(page.locator(".confirm")).hasCount(0);
    page.context().close();
  }

  @Test
  void refusedTravellerIsMarkedAtTheField() {
    Page page = browser.device(Screen.PHONE);
    ShopBrowser.signUp(page);
    page.navigate(SHOP + "/products/" + Buyer.product());
    page.locator(".cabin a.primary").first().click();
    page.locator("input[type=date]").fill("1985-04-03");
    page.locator(".traveler input").first().evaluate("it => it.required = false");
    page.locator(".traveler input").first().fill(" ");

    page.locator(".summary .primary").click();

    assertThat(page.locator(".traveler .wrong")).containsText("이름을 확인해 주세요");
    page.context().close();
  }

  @Test
  void refusedPhoneIsExplainedInWords() {
    Page page = browser.device(Screen.PHONE);
    page.navigate(SHOP + "/signup");
    page.locator("[name=name]").fill("김여행");
    page.locator("[name=phone]").fill("전화");
    page.locator("[name=password]").fill(ShopBrowser.PASSWORD);

    page.locator("form .primary").click();

    assertThat(page.locator("form .wrong")).containsText("010-1234-5678");
    page.context().close();
  }

  @Test
  void lostWithdrawalIsLookedAtBeforeASecondOne() {
    Page page = staff();
    page.navigate(SHOP + "/staff/products/HB-JP-04");
    page.locator("tbody .button").first().click();
    Locator row = page.locator(".allotment tbody tr").first();
    Locator free = row.locator("td").nth(2);
    free.waitFor();
    Locator listed =
        page.locator("section > .table").first().locator("tbody tr").first().locator("td").nth(2);
    int before = Integer.parseInt(free.innerText());
    int sum = Integer.parseInt(listed.innerText().replace(",", ""));
    page.locator(".allotment [name=deck]").fill("9");
    String number =
        "N" + Long.toString(System.nanoTime() % 10_000_000, 36).toUpperCase(Locale.ROOT);
    page.locator(".allotment [name=numbers]").fill(number);
    page.locator(".allotment form").first().locator("button").click();
    assertThat(free).hasText(String.valueOf(before + 1));
    assertThat(listed).hasText(String.valueOf(sum + 1));

    CutBrowserRequests.first(1, page, "**/withdrawals", Moment.AFTER_IT_ARRIVES);
    page.locator(".allotment [name=cabins]").fill("1");
    page.locator(".allotment form").last().locator("button").click();

    assertThat(page.locator(".allotment .note.warm")).isVisible();
    assertThat(free).hasText(String.valueOf(before));
    assertThat(page.locator(".allotment [name=cabins]")).hasValue("");
    page.context().close();
  }

  @Test
  void changedDepartureIsOfferedForReload() {
    Page page = staff();
    page.navigate(SHOP + "/staff/products/HB-JP-04");
    Locator toggle = page.locator("tbody .button").nth(1);
    toggle.waitFor();
    page.route(
        "**/sailings/*",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(412)
                    .setContentType("application/json")
                    .setBody(
                        "{\"ok\":false,\"error\":{\"code\":\"VERSION_CONFLICT\",\"message\":\"…\",\"requestId\":\"e2e-412\"}}")));
    toggle.click();

    assertThat(page.locator(".problem")).containsText("먼저 바꿨습니다");
    page.locator(".problem button").click();
    assertThat(page.locator(".problem")).hasCount(0);
    page.context().close();
  }

  @Test
  void subpagesHaveTheirOwnTitlesAndSavingKeepsTheFocus() {
    Page page = browser.device(Screen.DESKTOP);
    ShopBrowser.signUp(page);
    List<String> titles = new ArrayList<>();
    for (String path : List.of("/my", "/my/orders", "/my/chats", "/my/profile", "/my/devices")) {
      page.navigate(SHOP + path);
      page.locator(".tabs").waitFor();
      titles.add(page.title());
    }
    Assertions.assertThat(titles).doesNotHaveDuplicates();

    page.navigate(SHOP + "/my/profile");
    page.locator("[name=name]").fill("박여행");
    page.locator("form").first().locator(".primary").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator(".note.good")).isVisible();

    page.waitForFunction("() => document.activeElement !== document.body");
    page.context().close();
  }

  @Test
  void visitorsAbroadSeeTheTimeZone() {
    Page page = browser.device(Screen.PHONE);
    ShopBrowser.signUp(page);
    page.navigate(SHOP + "/my/devices");

    boolean korean = (Boolean) page.evaluate("new Date().getTimezoneOffset() === -540");
    Locator line = page.locator(".order-line").first();
    if (korean) {
      assertThat(line).not().containsText("한국 시간");
    } else {
      assertThat(line).containsText("한국 시간");
    }
    page.context().close();
  }

  @Test
  void openRedirectsAreRefused() {
    Page page = browser.device(Screen.PHONE);
    String phone = ShopBrowser.signUp(page);
    for (String target : List.of("/\\example.com", "//example.com", "/%09/example.com")) {
      page.context().clearCookies();
      page.navigate(SHOP + "/login?next=" + target.replace("\\", "%5C"));
      page.locator("[name=phone]").fill(phone);
      page.locator("[name=password]").fill(ShopBrowser.PASSWORD);
      page.locator("form .primary").click();
      page.waitForURL(SHOP + "/my");
    }
    page.context().close();
  }

  @Test
  void orderThatWaitsForThePspIsRefreshed() {
    Page page = browser.device(Screen.PHONE);
    ShopBrowser.signUp(page);
    String order = ShopBrowser.hold(page, Buyer.product());
    ShopBrowser.pay(page);
    // The page before this one may load the order too.
    AtomicBoolean isWaiting = new AtomicBoolean(true);
    page.route(
        "**/api/orders/" + order,
        route -> {
          String body = route.fetch().text();
          route.fulfill(
              new Route.FulfillOptions()
                  .setContentType("application/json")
                  .setBody(isWaiting.get() ? body.replace("PAID", "CONFIRMING") : body));
        });
    page.clock().install();
    page.navigate(SHOP + "/my/orders/" + order);
    assertThat(page.locator("[data-status=CONFIRMING]")).isVisible();

    isWaiting.set(false);
    page.clock().runFor("00:15");

    assertThat(page.locator("[data-status=PAID]")).isVisible();
    page.context().close();
  }

  @Test
  void pageThatHasBecomeEmptyLeadsToTheLastOne() {
    Page page = browser.device(Screen.PHONE);
    ShopBrowser.signUp(page);
    ShopBrowser.hold(page, Buyer.product());

    page.navigate(SHOP + "/my/orders?page=9");

    page.waitForURL(SHOP + "/my/orders?page=1");
    assertThat(page.locator(".order-line")).hasCount(1);
    page.context().close();
  }

  @Test
  void slowFilterShowsThatItIsLoading() {
    Page page = browser.device(Screen.PHONE);
    page.navigate(SHOP + "/products");
    assertThat(page.locator(".product-card").first()).isVisible();
    List<Route> held = new ArrayList<>();
    page.route("**/api/products?*region=alaska*", held::add);

    page.locator(".filters select").first().selectOption("alaska");

    assertThat(page.locator(".refreshing")).hasCount(1);
    held.getFirst().resume();
    assertThat(page.locator(".refreshing")).hasCount(0);
    page.context().close();
  }
}
