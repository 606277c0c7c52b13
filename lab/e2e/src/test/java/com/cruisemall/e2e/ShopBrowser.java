package com.cruisemall.e2e;

import com.cruisemall.kit.test.Executables;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Browser for tests, launched once per test class, and common steps in the shop. */
final class ShopBrowser implements BeforeAllCallback, AfterAllCallback {
  static final String SHOP = Stack.get().address();
  static final String PASSWORD = "sea-breeze-2026";

  private static final double TIMEOUT_MILLIS = 60_000;
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private @Nullable Playwright playwright;
  private @Nullable Browser browser;

  @Override
  public void beforeAll(ExtensionContext context) {
    Optional<Path> installed = installed();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(
                    installed.isPresent()
                        ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
                        : Map.of()));
    var options = new BrowserType.LaunchOptions();
    installed.ifPresent(options::setExecutablePath);
    browser = playwright.chromium().launch(options);
    PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT_MILLIS);
  }

  /** Returns a browser installed on the machine; otherwise Playwright downloads its own. */
  private static Optional<Path> installed() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(program -> Executables.find(program).stream())
        .findFirst();
  }

  /** Screen size. */
  enum Screen {
    DESKTOP(1280, 860),
    PHONE(390, 844);

    private final int width;
    private final int height;

    Screen(int width, int height) {
      this.width = width;
      this.height = height;
    }
  }

  /** Returns a page in a new browser context, without any stored state. */
  Page device(Screen screen) {
    BrowserContext context =
        Objects.requireNonNull(browser)
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(screen.width, screen.height)
                    .setLocale("ko-KR"));
    context.setDefaultTimeout(TIMEOUT_MILLIS);
    context.setDefaultNavigationTimeout(TIMEOUT_MILLIS);
    return context.newPage();
  }

  /** Signs up and returns the phone number. */
  static String signUp(Page page) {
    String phone = "0102" + UUID.randomUUID().toString().replaceAll("[^0-9]", "").substring(0, 7);
    page.navigate(SHOP + "/signup");
    page.locator("[name=name]").fill("김여행");
    page.locator("[name=phone]").fill(phone);
    page.locator("[name=password]").fill(PASSWORD);
    page.locator("form .primary").click();
    page.waitForURL(SHOP + "/my");
    return phone;
  }

  static void logIn(Page page, String phone, String password, String next) {
    page.navigate(SHOP + "/login?next=" + next);
    page.locator("[name=phone]").fill(phone);
    page.locator("[name=password]").fill(password);
    page.locator("form .primary").click();
    page.waitForURL(SHOP + next);
  }

  /** Orders a cabin on a product's page; returns the id of the held order. */
  static String hold(Page page, String product) {
    page.navigate(SHOP + "/products/" + product);
    page.locator(".cabin a.primary").first().click();
    page.locator("input[type=date]").fill("1985-04-03");
    // A double click still places one order.
    page.locator(".summary .primary").dblclick();
    page.waitForURL(Pattern.compile(".*/checkout/CM.*"));
    return page.url().substring(page.url().lastIndexOf('/') + 1);
  }

  /** Opens the passport page of a paid order. */
  static void openPassportPage(Page page) {
    page.locator("section .primary").click();
    page.locator(".card a[href^='/passport/']").click();
  }

  /** Pays the held order in the PSP's window. */
  static void pay(Page page) {
    page.locator(".summary .primary").click();
    page.waitForURL(Pattern.compile(".*/sandbox/window.*"));
    page.locator("button.primary").click();
    page.waitForURL(Pattern.compile(".*/my/orders/CM.*"));
  }

  static void shoot(Page page, String name, Screen screen) {
    String file = name + "-" + screen.name().toLowerCase(Locale.ROOT) + ".png";
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(file)).setFullPage(true));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    Objects.requireNonNull(playwright).close();
  }
}
