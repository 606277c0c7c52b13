package com.cruisemall.gateway.webclient;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/**
 * The paths of pages: one document for all of them, which shows the page that its path names. The
 * list is that of {@code src/main/web/app/app.tsx}; any other path stays 404, which people are told
 * by the same document and programs in the error form.
 */
@Singleton
class AppPages {
  private static final String DOCUMENT = "/";

  /** Names what a page says beside what all pages say. */
  private static final String HEADERS = AppPages.class.getName();

  private static final String ID = "[A-Za-z0-9_-]{1,64}";
  private static final List<String> PAGES =
      List.of(
          "/products(?:/" + ID + ")?",
          "/login",
          "/signup",
          "/my(?:/(?:profile|orders|chats|devices)(?:/" + ID + ")?)?",
          "/checkout",
          "/concierge",
          "/staff/?(?:[a-z-]+(?:/" + ID + ")?)?");
  private static final String PASSPORT = "/passport/[A-Za-z0-9_-]{43}";
  private static final String PAYMENT = "/checkout/" + ID + "(?:/(?:success|fail))?";

  /** What may be mistyped for a page. */
  private static final String LOST = "/(?!(?:api|static|docs|openapi-ui|internal|q)(?:/|$))[^.]+";

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final WebClientConfig config;

  AppPages(WebClientConfig config) {
    this.config = config;
  }

  void register(@Observes Router router) {
    page(router, DOCUMENT, AppPages::document);
    PAGES.forEach(path -> page(router, path, context -> context.reroute(DOCUMENT)));
    page(router, PASSPORT, AppPages::passport);
    page(router, PAYMENT, this::payment);
    page(router, LOST, AppPages::lost);
  }

  private static void page(Router router, String path, Handler<RoutingContext> handler) {
    router.routeWithRegex(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(handler);
  }

  /** What it names is kept for ever; it is asked for anew each time. */
  private static void document(RoutingContext context) {
    Map<String, String> headers = context.get(HEADERS, Map.of());
    context.addHeadersEndHandler(_ -> {
      context.response().headers().set(HttpHeaders.CACHE_CONTROL, "no-cache");
      headers.forEach(context.response().headers()::set);
      if (context.get(LOST) != null && context.response().getStatusCode() == OK) {
        context.response().setStatusCode(NOT_FOUND);
      }
    });
    context.next();
  }

  /** Browsers ask for HTML when they open an address. */
  private static void lost(RoutingContext context) {
    if (String.valueOf(context.request().getHeader(HttpHeaders.ACCEPT)).contains("text/html")) {
      context.put(LOST, true);
      context.reroute(DOCUMENT);
    } else {
      context.next();
    }
  }

  /** The path is a secret: no other site is told it. */
  private static void passport(RoutingContext context) {
    context.put(HEADERS, Map.of("Referrer-Policy", "no-referrer", "X-Robots-Tag", "noindex"));
    context.reroute(DOCUMENT);
  }

  /**
   * The one page that runs a script that is not ours: the PSP's. Card apps open a window from the
   * PSP's frame and answer through it. Under {@code same-origin} the HTML standard opens such a
   * window without an opener.
   */
  private void payment(RoutingContext context) {
    String psp = String.join(" ", config.pspOrigins());
    context.put(
        HEADERS,
        Map.of(
            "Content-Security-Policy",
            ("default-src 'self'; script-src 'self' %s; connect-src 'self' %s; frame-src %s;"
                    + " img-src 'self' %s; form-action 'self' %s; object-src 'none';"
                    + " base-uri 'none'; frame-ancestors 'none'")
                .formatted(psp, psp, psp, psp, psp),
            "Cross-Origin-Opener-Policy",
            "same-origin-allow-popups"));
    context.reroute(DOCUMENT);
  }
}
