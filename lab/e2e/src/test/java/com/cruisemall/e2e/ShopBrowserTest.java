package com.cruisemall.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.cruisemall.e2e.ShopBrowser.Screen;
import com.cruisemall.kit.test.Executables;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.Assumptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Customer journeys in a real browser; part of {@code ./cruise test --all}. */
class ShopBrowserTest {
  private static final String SHOP = ShopBrowser.SHOP;

  @RegisterExtension static final ShopBrowser browser = new ShopBrowser();

  /** Returns a product with a free cabin on a later sailing. */
  private static String product() {
    return Buyer.product();
  }

  @Test
  void customerSignsUpBuysAndUploadsAPassport() {
    Page page = browser.device(Screen.PHONE);
    ShopBrowser.signUp(page);
    page.navigate(SHOP + "/");
    page.getByRole(AriaRole.SEARCHBOX).fill("부산");
    page.locator(".search-box .primary").click();
    page.waitForURL(Pattern.compile(".*/products\\?keyword=.*"));
    page.locator(".product-card h3 a").first().click();
    assertThat(page.locator(".cabin").first()).isVisible();

    String order = ShopBrowser.hold(page, page.url().substring(page.url().lastIndexOf('/') + 1));
    assertThat(page.locator(".hold strong")).isVisible();
    page.reload();
    assertThat(page.locator(".hold strong")).isVisible();
    ShopBrowser.pay(page);

    assertThat(page.locator("[data-status=PAID]")).isVisible();
    page.goBack();
    page.reload();
    page.navigate(SHOP + "/my/orders");
    assertThat(page.locator(".order-line")).hasCount(1);
    String trip = until(page, SHOP + "/my", ".trip").innerText();
    Assertions.assertThat(trip).contains("예약번호");

    page.navigate(SHOP + "/my/orders/" + order);
    ShopBrowser.openPassportPage(page);
    page.locator("input[type=file]")
        .first()
        .setInputFiles(new FilePayload("여권.png", "image/png", passport()));
    assertThat(page.locator(".confirm")).isVisible();
    confirmPassport(page);
    assertThat(page.locator("[data-status=STORED]")).isVisible();
    Assertions.assertThat(filesInDrive()).anyMatch(name -> name.contains(order));
  }

  @Test
  void passportFieldsAreReadFromTheImage() {
    Assumptions.assumeThat(Executables.has("tesseract"))
        .as("tesseract is not on the PATH")
        .isTrue();
    Page page = browser.device(Screen.PHONE);
    ShopBrowser.signUp(page);
    ShopBrowser.hold(page, product());
    ShopBrowser.pay(page);
    ShopBrowser.openPassportPage(page);

    page.locator("input[capture]")
        .setInputFiles(new FilePayload("camera.png", "image/png", passport()));

    assertThat(page.locator("[name=passportNumber]")).hasValue("L898902C3");
    assertThat(page.locator("[name=nationality]")).hasValue("UTO");
    assertThat(page.locator("[name=surname]")).hasValue("ERIKSSON");
    assertThat(page.locator("[name=givenNames]")).hasValue("ANNA MARIA");
    assertThat(page.locator("[name=birthDate]")).hasValue("1974-08-12");
    assertThat(page.locator(".confirm select")).hasValue("F");
    page.locator("[name=expiryDate]").fill("2031-04-15");
    page.locator(".confirm .primary").click();
    assertThat(page.locator(".note.good").first()).isVisible();
  }

  @Test
  void earlierConversationContinues() {
    Sandbox.reset();
    Sandbox.gemini("{\"text\":\"파도가 잔잔합니다\"}");
    try {
      Page page = browser.device(Screen.PHONE);
      ShopBrowser.signUp(page);
      page.navigate(SHOP + "/concierge");
      page.locator("#question").fill("내일 바다는 어때요?");
      page.keyboard().press("Enter");
      assertThat(page.locator("[data-state=done] .answer")).hasText("파도가 잔잔합니다");

      page.navigate(SHOP + "/my/chats");
      page.locator(".order-line a").click();
      assertThat(page.locator("[data-state=done] .answer")).hasText("파도가 잔잔합니다");
      page.locator("#question").fill("모레는요?");
      page.keyboard().press("Enter");
      assertThat(page.locator("[data-state=done] .answer")).hasCount(2);

      page.navigate(SHOP + "/my/chats");
      assertThat(page.locator(".order-line")).hasCount(1);
      page.locator(".order-line .danger").click();
      page.locator("dialog .danger").click();
      assertThat(page.locator(".nothing")).isVisible();
    } finally {
      Sandbox.reset();
    }
  }

  private static void confirmPassport(Page page) {
    page.locator("[name=passportNumber]").fill("m12345678");
    page.locator("[name=nationality]").fill("KOR");
    page.locator("[name=surname]").fill("KIM");
    page.locator("[name=givenNames]").fill("YEOHAENG");
    page.locator("[name=birthDate]").fill("1985-04-03");
    page.locator("[name=expiryDate]").fill("2031-04-03");
    page.locator(".confirm .primary").click();
    assertThat(page.locator(".note.good").first()).isVisible();
  }

  /** Reloads a page until it shows an element that depends on an event. */
  private static Locator until(Page page, String address, String selector) {
    Awaitility.await(selector)
        .atMost(Duration.ofMinutes(1))
        .until(() -> {
          page.navigate(address);
          page.locator("main .nothing, " + selector).first().waitFor();
          return page.locator(selector).count() > 0;
        });
    return page.locator(selector).first();
  }

  private static List<String> filesInDrive() {
    JsonNode drive = Stack.json(Sandbox.call("GET", "/sandbox/drive", ""));
    return StreamSupport.stream(drive.path("files").spliterator(), false)
        .map(JsonNode::toString)
        .toList();
  }

  @Test
  void paidOrderIsRefunded() {
    Page page = browser.device(Screen.DESKTOP);
    ShopBrowser.signUp(page);
    ShopBrowser.hold(page, product());
    ShopBrowser.pay(page);

    page.locator(".order > .row .danger").click();
    page.locator("dialog .danger").dblclick();

    assertThat(page.locator("[data-status=REFUNDED]")).isVisible();
  }

  @Test
  void refusedPaymentIsExplainedAndCanBeRetried() {
    Page page = browser.device(Screen.DESKTOP);
    ShopBrowser.signUp(page);
    ShopBrowser.hold(page, product());
    choose(page, "cancel");
    page.waitForURL(Pattern.compile(".*/checkout/CM.*/fail.*"));
    assertThat(page.locator(".problem")).containsText("결제하지 않았습니다");

    choose(page, "refuse-later");
    assertThat(page.locator(".problem .quote")).isVisible();
    page.locator("a.primary[href^='/checkout/']").click();

    ShopBrowser.pay(page);
    assertThat(page.locator("[data-status=PAID]")).isVisible();
  }

  /** Chooses an action in the PSP's window. */
  private static void choose(Page page, String action) {
    page.locator(".summary .primary").click();
    page.waitForURL(Pattern.compile(".*/sandbox/window.*"));
    page.locator("button[value=" + action + "]").click();
  }

  @Test
  void loginOnASecondDeviceEndsTheFirstSession() {
    Page first = browser.device(Screen.DESKTOP);
    String phone = ShopBrowser.signUp(first);

    Page second = browser.device(Screen.PHONE);
    ShopBrowser.logIn(second, phone, ShopBrowser.PASSWORD, "/my/devices");
    assertThat(second.locator(".order-line")).hasCount(1);
    first.locator("a[href='/my/orders']").first().click();

    assertThat(first.locator(".ended[data-code=SESSION_SUPERSEDED]")).containsText("다른");
    first.locator(".ended a").click();
    first.waitForURL(Pattern.compile(".*/login\\?next=.*"));
  }

  @Test
  void concurrentProfileEditIsNotOverwritten() {
    Page page = browser.device(Screen.DESKTOP);
    ShopBrowser.signUp(page);
    page.navigate(SHOP + "/my/profile");
    page.locator("[name=name]").fill("첫째");
    Page other = page.context().newPage();
    other.navigate(SHOP + "/my/profile");
    other.locator("[name=name]").fill("둘째");
    other.locator("form").first().locator(".primary").click();
    assertThat(other.locator(".note.good")).isVisible();

    page.locator("form").first().locator(".primary").click();
    assertThat(page.locator(".problem")).containsText("먼저 바뀌었습니다");
    page.locator(".problem button").click();

    assertThat(page.locator("[name=name]")).hasValue("둘째");
  }

  @Test
  void conciergeStreamsItsAnswer() {
    Sandbox.reset();
    Sandbox.gemini("{\"text\":\"" + "바다 ".repeat(60).strip() + "\",\"wordsPerFrame\":1}");
    try {
      Page page = browser.device(Screen.PHONE);
      page.navigate(SHOP + "/concierge");
      page.locator("#question").fill("안녕하세요");
      page.keyboard().press("Enter");
      assertThat(page.locator("[data-state=answering] .answer")).containsText("바다 바다");
      page.locator(".ask button").click();
      assertThat(page.locator("[data-state=stopped]")).isVisible();

      Sandbox.gemini("{\"text\":\"어서 오세요\"}");
      page.locator(".concierge button").click();
      assertThat(page.locator("[data-state=done] .answer")).hasText("어서 오세요");

      Sandbox.fault("{\"kind\":\"PERMISSION_DENIED\"}");
      page.locator("#question").fill("예약을 취소하면 수수료가 얼마예요?");
      page.keyboard().press("Enter");
      assertThat(page.locator("[data-source=fallback][data-state=done] .answer"))
          .containsText("60일 전까지");
      page.locator(".sources button").first().click();
      assertThat(page.locator("dialog .answer")).isVisible();
    } finally {
      Sandbox.reset();
    }
  }

  /** Returns a specimen passport page with a machine-readable zone. */
  private static byte[] passport() {
    BufferedImage picture = new BufferedImage(1200, 850, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = picture.createGraphics();
    canvas.setColor(new Color(0xF4F1E6));
    canvas.fillRect(0, 0, picture.getWidth(), picture.getHeight());
    canvas.setColor(Color.BLACK);
    canvas.setFont(new Font(Font.MONOSPACED, Font.PLAIN, 40));
    canvas.drawString("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", 60, 720);
    canvas.drawString("L898902C36UTO7408122F1204159ZE184226B<<<<<10", 60, 780);
    canvas.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
