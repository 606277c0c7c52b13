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
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real browser, and what people do with it in the shop. */
final class ShopBrowser implements AutoCloseable {
  static final String SHOP = Stack.get().address();
  static final String PASSWORD = "sea-breeze-2026";

  private static final double PATIENCE_MILLIS = 60_000;
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private final Playwright playwright;
  private final Browser browser;

  ShopBrowser() {
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
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
  }

  /** A browser of the machine's; without one Playwright fetches its own. */
  private static Optional<Path> installed() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(program -> Executables.find(program).stream())
        .findFirst();
  }

  /** How large a screen somebody has. */
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

  /** Another device: nothing of what others keep is known there. */
  Page device(Screen screen) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(screen.width, screen.height)
                .setLocale("ko-KR"));
    context.setDefaultTimeout(PATIENCE_MILLIS);
    context.setDefaultNavigationTimeout(PATIENCE_MILLIS);
    return context.newPage();
  }

  /** A new customer; returns the phone number to log in with. */
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

  /** From a cruise's page to a held order, which waits to be paid; returns its id. */
  static String hold(Page page, String product) {
    page.navigate(SHOP + "/products/" + product);
    page.locator(".cabin a.primary").first().click();
    page.locator("input[type=date]").fill("1985-04-03");
    // Who is impatient clicks twice: there is one order all the same.
    page.locator(".summary .primary").dblclick();
    page.waitForURL(Pattern.compile(".*/checkout/CM.*"));
    return page.url().substring(page.url().lastIndexOf('/') + 1);
  }

  /** Pays what is held, in the PSP's window. */
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
  public void close() {
    playwright.close();
  }
}
