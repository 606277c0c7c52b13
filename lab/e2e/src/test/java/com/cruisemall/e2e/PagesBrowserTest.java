package com.cruisemall.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.cruisemall.e2e.ShopBrowser.Screen;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every page on a desktop and on a phone: accessible, not wider than the screen, no console errors.
 * Writes screenshots to {@code target/screenshots}.
 */
class PagesBrowserTest {
  private static final String SHOP = ShopBrowser.SHOP;
  private static final Set<String> SEVERE_IMPACTS = Set.of("serious", "critical");
  private static final int MAX_SCRIPT = 200 * 1024;
  private static final int MAX_BYTES = 1_500 * 1024;
  private static final int MAX_REQUESTS = 20;

  /** Good value of the layout shift: https://web.dev/articles/cls. */
  private static final double MAX_SHIFT = 0.1;

  private static final String SHIFTED =
      """
      () => new Promise(done => {
        let sum = 0;
        new PerformanceObserver(list => {
          list.getEntries().forEach(entry => sum += entry.value);
        }).observe({type: 'layout-shift', buffered: true});
        setTimeout(() => done(sum), 100);
      })
      """;

  @RegisterExtension static final ShopBrowser browser = new ShopBrowser();

  @ParameterizedTest
  @EnumSource(Screen.class)
  void guestPagesAreAccessible(Screen screen) {
    Page page = browser.device(screen);
    List<String> consoleErrors = consoleErrors(page);

    look(page, screen, "start", "/", ".chart svg");
    look(page, screen, "catalogue", "/products?region=japan", ".product-card");
    look(page, screen, "product", "/products/HB-JP-01", ".cabin");
    look(page, screen, "login", "/login", "form");
    look(page, screen, "signup", "/signup", "form");
    look(page, screen, "concierge", "/concierge", ".ideas");
    look(page, screen, "lost", "/no/such/page", "main .primary");
    look(page, screen, "product-gone", "/products/NO-SUCH", ".nothing");
    look(page, screen, "staff-sign-in", "/staff/", "#login, #refused");

    // The staff page checks the session once, which is 401 for a guest; the missing page is 404.
    consoleErrors.removeIf(error -> error.contains("401") || error.matches("(?i).*404.*no.such.*"));
    Assertions.assertThat(consoleErrors).isEmpty();
    page.context().close();
  }

  @ParameterizedTest
  @EnumSource(Screen.class)
  void customerPagesAreAccessible(Screen screen) {
    Page page = browser.device(screen);
    List<String> consoleErrors = consoleErrors(page);
    ShopBrowser.signUp(page);
    String product = Buyer.product();

    page.navigate(SHOP + "/products/" + product);
    page.locator(".cabin a.primary").first().click();
    inspect(page, screen, "travellers", ".traveler");
    String order = ShopBrowser.hold(page, product);
    inspect(page, screen, "payment", ".hold strong");
    ShopBrowser.pay(page);
    inspect(page, screen, "paid", "[data-status=PAID]");
    ShopBrowser.openPassportPage(page);
    inspect(page, screen, "passport", ".traveler-passport");
    look(page, screen, "trips", "/my", ".trips, .nothing");
    look(page, screen, "orders", "/my/orders", ".order-line");
    look(page, screen, "order", "/my/orders/" + order, ".order");
    look(page, screen, "profile", "/my/profile", "form");
    look(page, screen, "chats", "/my/chats", ".nothing");
    look(page, screen, "devices", "/my/devices", ".order-line");

    Assertions.assertThat(consoleErrors).isEmpty();
    page.context().close();
  }

  @ParameterizedTest
  @EnumSource(Screen.class)
  void staffPagesAreAccessible(Screen screen) {
    Page page = browser.device(screen);
    List<String> consoleErrors = consoleErrors(page);
    ShopBrowser.logIn(page, "01000000001", "cruise-demo-2026", "/staff/");

    look(page, screen, "staff", "/staff/", ".figures");
    look(
        page,
        screen,
        "staff-live",
        "/staff/live",
        "#live:not([data-moments='0']):not([data-moments='1']) .legend");
    look(page, screen, "staff-new-product", "/staff/products/new", "#itinerary");
    look(page, screen, "staff-fare-rules", "/staff/fare-rules", "form ol li");
    look(page, screen, "staff-partners", "/staff/partners", "main .table");
    page.locator("main .table a").first().click();
    inspect(page, screen, "staff-partner", "[name=displayName]");
    for (String part : List.of("products", "orders", "uploads", "users", "audit")) {
      look(page, screen, "staff-" + part, "/staff/" + part, "main section .table, main section p");
    }
    look(page, screen, "staff-product", "/staff/products/HB-JP-01", "#departures");
    look(page, screen, "staff-pages", "/staff/page-config", "textarea");
    look(page, screen, "staff-ledger", "/staff/ledger", "[data-balanced]");

    Assertions.assertThat(consoleErrors).isEmpty();
    page.context().close();
  }

  private static List<String> consoleErrors(Page page) {
    List<String> consoleErrors = new ArrayList<>();
    page.onConsoleMessage(message -> {
      // The PSP's window is not ours.
      if (message.type().equals("error") && message.location().startsWith(SHOP)) {
        consoleErrors.add(message.text() + " " + message.location());
      }
    });
    page.onPageError(consoleErrors::add);
    return consoleErrors;
  }

  private static void look(Page page, Screen screen, String name, String path, String shown) {
    page.navigate(SHOP + path);
    if (shown.startsWith(".chart")) {
      page.locator(".rates").scrollIntoViewIfNeeded();
    }
    inspect(page, screen, name, shown);
  }

  private static void inspect(Page page, Screen screen, String name, String shown) {
    assertThat(page.locator(shown).first()).isVisible();
    ShopBrowser.shoot(page, name, screen);
    List<String> violations =
        new AxeBuilder(page)
            .analyze().getViolations().stream()
                .filter(rule -> SEVERE_IMPACTS.contains(rule.getImpact()))
                .map(PagesBrowserTest::describe)
                .toList();
    Assertions.assertThat(violations).as(name).isEmpty();
    Object over = page.evaluate("document.documentElement.scrollWidth - innerWidth");
    Assertions.assertThat(((Number) over).intValue()).as(name + " is wider").isLessThanOrEqualTo(0);
  }

  private static String describe(Rule rule) {
    return rule.getId() + ": " + rule.getNodes().stream().map(Object::toString).toList();
  }

  /** First visit with an empty cache. */
  @Test
  void startPageStaysWithinItsBudget() {
    Page page = browser.device(Screen.PHONE);
    List<Response> responses = new ArrayList<>();
    page.onResponse(responses::add);

    long began = System.nanoTime();
    page.navigate(SHOP + "/");
    page.locator(".product-card h3").first().waitFor();
    long contentMillis = (System.nanoTime() - began) / 1_000_000;
    page.waitForLoadState(LoadState.NETWORKIDLE);

    int bytes = responses.stream().mapToInt(response -> response.body().length).sum();
    int script =
        responses.stream()
            .filter(response -> response.url().endsWith(".js"))
            .mapToInt(response -> zipped(response.body()))
            .sum();
    report(
        Map.of(
            "requests",
            responses.size(),
            "bytes",
            bytes,
            "script, gzip bytes",
            script,
            "milliseconds to the first cruises",
            (int) contentMillis));
    Assertions.assertThat(responses).hasSizeLessThanOrEqualTo(MAX_REQUESTS);
    Assertions.assertThat(responses.stream().filter(it -> it.url().contains("/api/images/")))
        .isNotEmpty()
        .allSatisfy(
            it -> Assertions.assertThat(it.headerValue("content-type")).isEqualTo("image/webp"));
    Assertions.assertThat(((Number) page.evaluate(SHIFTED)).doubleValue())
        .as("cumulative layout shift")
        .isLessThan(MAX_SHIFT);
    Assertions.assertThat(responses.stream().filter(it -> it.url().contains("/api/home")))
        .hasSize(1);
    Assertions.assertThat(bytes).isLessThanOrEqualTo(MAX_BYTES);
    Assertions.assertThat(script).isBetween(1, MAX_SCRIPT);
  }

  @Test
  void failedSectionDoesNotAffectOthersAndRecovers() {
    Stack.get().control("rates", "stop");
    try {
      // The restart clears the gateway's cache.
      Stack.get().control("gateway", "restart");
      Page page = browser.device(Screen.DESKTOP);
      long began = System.nanoTime();
      page.navigate(SHOP + "/");
      page.locator(".product-card h3").first().waitFor();
      report(
          Map.of(
              "milliseconds to the first cruises, rates-service down",
              (int) ((System.nanoTime() - began) / 1_000_000)));
      assertThat(page.locator(".rates .problem .quote")).isVisible();
      ShopBrowser.shoot(page, "start-rates-down", Screen.DESKTOP);

      Stack.get().control("rates", "start");
      page.locator(".rates .problem button").click();

      assertThat(page.locator(".rate strong")).isVisible();
    } finally {
      Stack.get().control("rates", "start");
    }
  }

  private static int zipped(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.size();
  }

  private static void report(Map<String, Integer> figures) {
    Path file = Path.of("target", "reports", "start-page.md");
    try {
      Files.createDirectories(file.getParent());
      Stream<String> before = Files.exists(file) ? Files.readAllLines(file).stream() : Stream.of();
      List<String> now =
          figures.entrySet().stream().map(it -> it.getKey() + ": " + it.getValue()).toList();
      Files.write(file, Stream.concat(before, now.stream()).toList());
      now.forEach(System.out::println);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
