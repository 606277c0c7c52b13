package com.cruisemall.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.cruisemall.e2e.ShopBrowser.Screen;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Work of administrators on the staff pages; part of {@code ./cruise test --all}. */
class StaffWorkBrowserTest {
  private static final String SHOP = ShopBrowser.SHOP;
  private static final String PRODUCT = "HB-JP-03";

  @RegisterExtension static final ShopBrowser browser = new ShopBrowser();

  private Page page;

  @BeforeEach
  void logIn() {
    page = browser.device(Screen.DESKTOP);
    ShopBrowser.logIn(page, "01000000001", "cruise-demo-2026", "/staff/");
  }

  @Test
  void changedPriceIsShownToGuests() {
    page.navigate(SHOP + "/staff/products/" + PRODUCT);
    String before = page.locator("[name=basePrice]").inputValue();
    Page colleague = page.context().newPage();
    colleague.navigate(SHOP + "/staff/products/" + PRODUCT);
    colleague.locator("[name=basePrice]").waitFor();

    save(page, "1234567");
    assertThat(page.locator(".note.good")).isVisible();
    Page guest = browser.device(Screen.PHONE);
    guest.navigate(SHOP + "/products/" + PRODUCT);
    assertThat(guest.locator(".product-head .price")).containsText("1,234,567");

    save(colleague, "999");
    assertThat(colleague.locator(".problem")).containsText("먼저 바꿨습니다");
    colleague.locator(".problem button").click();
    assertThat(colleague.locator("[name=basePrice]")).hasValue("1234567");
    save(colleague, before);
    assertThat(colleague.locator(".note.good")).isVisible();
  }

  private static void save(Page page, String price) {
    page.locator("[name=basePrice]").fill(price);
    page.locator("form .primary").first().click();
  }

  @Test
  void cabinsAreAddedAndWithdrawn() {
    page.navigate(SHOP + "/staff/products/" + PRODUCT);
    page.locator("tbody .button").first().click();
    Locator free = page.locator(".allotment tbody tr").first().locator("td").nth(2);
    free.waitFor();
    int before = Integer.parseInt(free.innerText());

    page.locator(".allotment [name=deck]").fill("9");
    String number = "T" + unique();
    page.locator(".allotment [name=numbers]").fill(number + "A, " + number + "B");
    page.locator(".allotment form").first().locator("button").click();
    assertThat(free).hasText(String.valueOf(before + 2));
    page.locator(".allotment [name=cabins]").fill("2");
    page.locator(".allotment form").last().locator("button").click();
    assertThat(free).hasText(String.valueOf(before));

    page.locator(".allotment [name=cabins]").fill("5000");
    page.locator(".allotment form").last().locator("button").click();
    assertThat(page.locator(".allotment .problem .quote")).isVisible();
  }

  @Test
  void hiddenBannerDisappearsFromTheStartPage() {
    Page guest = browser.device(Screen.PHONE);
    guest.navigate(SHOP + "/");
    assertThat(guest.getByText("세 번째 어른부터")).isVisible();

    toggleFamilyBanner();
    guest.reload();
    assertThat(guest.locator(".banner").first()).isVisible();
    assertThat(guest.getByText("세 번째 어른부터")).hasCount(0);

    toggleFamilyBanner();
  }

  private void toggleFamilyBanner() {
    page.navigate(SHOP + "/staff/page-config");
    page.locator(".card:has(#piece-banners\\.family) [type=checkbox]").click();
    page.locator(".save .primary").click();
    assertThat(page.locator(".save .note.good")).isVisible();
  }

  @Test
  void orderIsRefundedWithoutFeeAndBooksBalance() {
    Page customer = browser.device(Screen.DESKTOP);
    ShopBrowser.signUp(customer);
    String order = ShopBrowser.hold(customer, Buyer.product());
    ShopBrowser.pay(customer);

    page.navigate(SHOP + "/staff/orders/" + order);
    page.locator(".order > div > .danger").click();
    page.locator("dialog [type=checkbox]").check();
    page.locator("dialog .danger").click();
    assertThat(page.locator("[data-status=REFUNDED]")).isVisible();

    page.navigate(SHOP + "/staff/ledger");
    assertThat(page.locator("[data-balanced=true]")).isVisible();
  }

  @Test
  void passportRefusedByDriveIsReplayed() {
    Page customer = browser.device(Screen.DESKTOP);
    ShopBrowser.signUp(customer);
    ShopBrowser.hold(customer, Buyer.product());
    ShopBrowser.pay(customer);
    ShopBrowser.openPassportPage(customer);
    Sandbox.fault("drive", "{\"kind\":\"FORBIDDEN\"}");
    try {
      customer
          .locator("input[type=file]")
          .last()
          .setInputFiles(new FilePayload("p.pdf", "application/pdf", pdf()));
      assertThat(customer.locator("[data-status=FAILED]")).isVisible();
    } finally {
      Sandbox.call("DELETE", "/sandbox/faults/drive", "");
    }

    page.navigate(SHOP + "/staff/uploads");
    page.locator(".row > .button").click();
    assertThat(page.locator(".note.good")).isVisible();
    customer.reload();
    assertThat(customer.locator("[data-status=STORED]")).isVisible();
  }

  private static byte[] pdf() {
    return """
    %PDF-1.4
    1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
    2 0 obj <</Type/Pages/Kids[]/Count 0>> endobj
    xref
    0 3
    0000000000 65535 f\s
    0000000009 00000 n\s
    0000000055 00000 n\s
    trailer <</Size 3/Root 1 0 R>>
    startxref
    101
    %%EOF
    """
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void recentMetricsAreDrawn() {
    page.navigate(SHOP + "/staff/live");

    for (String measure : List.of("requests", "errors", "p95", "limited", "pool", "queue")) {
      assertThat(page.locator(".plot[data-measure=" + measure + "] path.line").first())
          .isAttached();
    }
    Locator requests = page.locator(".plot[data-measure=requests]");
    for (String service : List.of("auth", "chat", "gateway", "payment", "rates", "upload")) {
      assertThat(requests.locator(".legend")).containsText(service);
    }
    assertThat(requests.locator("path.line").first())
        .hasAttribute("d", Pattern.compile("M.*L.*L.*"));
  }

  @Test
  void newProductIsSoldOnItsNewSailing() {
    String code = "E2E-" + unique();
    page.navigate(SHOP + "/staff/products/new");
    page.locator("[name=productCode]").fill(code);
    page.locator("[name=packageName]").fill("부산 출발 시험 항해 2박 3일");
    page.locator("[name=cruiseLine]").fill("한빛크루즈");
    page.locator("[name=shipName]").fill("한빛호");
    page.locator("[name=basePrice]").fill("300000");
    page.locator("#itinerary").fill("부산 KR");
    page.locator("form .primary").click();
    assertThat(page.locator("#itinerary-hint.wrong")).isVisible();
    page.locator("#itinerary").fill("부산, KR, , 17:00\n-\n부산, KR, 09:00");
    page.locator("form .primary").click();
    page.waitForURL(SHOP + "/staff/products/" + code);

    page.locator("details summary").click();
    page.locator("details [name=departureDate]").fill("2099-05-01");
    page.locator("details [name=returnDate]").fill("2099-05-03");
    page.getByLabel("인사이드, 성인").fill("310000");
    page.locator("details .primary").click();
    page.locator("tbody .button").first().click();
    page.locator(".allotment [name=deck]").fill("7");
    page.locator(".allotment [name=numbers]").fill("701, 702");
    page.locator(".allotment form").first().locator("button").click();
    assertThat(page.locator(".allotment tbody tr").first().locator("td").nth(2)).hasText("2");
    page.locator("tbody .button").nth(1).click();
    assertThat(page.locator("tbody .badge.good")).isVisible();
    page.locator("form select").first().selectOption("판매중");
    page.locator("form .primary").first().click();
    assertThat(page.locator(".note.good")).isVisible();

    Page guest = browser.device(Screen.PHONE);
    guest.navigate(SHOP + "/products/" + code);
    assertThat(guest.locator(".cabin")).containsText("310,000");
    page.locator("form select").first().selectOption("판매종료");
    page.locator("form .primary").first().click();
    assertThat(page.locator(".note.good")).isVisible();
  }

  private static String unique() {
    return Long.toString(System.nanoTime() % 100_000_000, 36).toUpperCase(Locale.ROOT);
  }

  @Test
  void cancellationFeeIsChanged() {
    page.navigate(SHOP + "/staff/fare-rules");
    Locator kept = page.locator("#kept-1");
    assertThat(kept).hasValue("10");

    kept.fill("12");
    page.locator("form .primary").click();
    assertThat(page.locator(".note.good")).isVisible();
    page.reload();
    assertThat(kept).hasValue("12");
    kept.fill("10");
    page.locator("form .primary").click();
    assertThat(page.locator(".note.good")).isVisible();
  }

  @Test
  void customerBecomesAPartner() {
    String phone = ShopBrowser.signUp(browser.device(Screen.PHONE));
    page.navigate(SHOP + "/staff/users");
    page.locator("[type=search]").fill(phone);
    page.locator("form .primary").click();
    assertThat(page.locator("tbody tr")).hasCount(1);
    String id = page.locator("tbody code").innerText();
    String code = "E2E-" + unique();

    page.navigate(SHOP + "/staff/partners");
    page.locator("details summary").click();
    page.locator("[name=userId]").fill(id);
    page.locator("[name=affiliateCode]").fill(code);
    page.locator("[name=displayName]").fill("시험 판매원");
    page.locator("details .primary").click();
    page.getByText(code).click();
    page.locator("[name=displayName]").fill("새 이름");
    page.locator("form .primary").click();

    assertThat(page.locator(".note.good")).isVisible();
  }

  @Test
  void suspendedCustomerIsLoggedOut() {
    Page customer = browser.device(Screen.PHONE);
    String phone = ShopBrowser.signUp(customer);

    page.navigate(SHOP + "/staff/users");
    page.locator("[type=search]").fill(phone);
    page.locator("form .primary").click();
    assertThat(page.locator("tbody tr")).hasCount(1);
    page.locator("tbody .button").first().click();
    page.locator("dialog input").fill("시험");
    page.locator("dialog .danger").click();
    assertThat(page.locator("tbody .badge")).isVisible();

    customer.reload();
    assertThat(customer.locator(".ended")).isVisible();
    customer.navigate(SHOP + "/login");
    customer.locator("[name=phone]").fill(phone);
    customer.locator("[name=password]").fill(ShopBrowser.PASSWORD);
    customer.locator("form .primary").click();
    assertThat(customer.locator(".problem")).isVisible();
  }
}
