package com.cruisemall.gateway.routing;

import static com.cruisemall.gateway.routing.Route.Access.ANYONE;
import static com.cruisemall.gateway.routing.Route.Access.PUBLIC;
import static com.cruisemall.gateway.routing.Route.Access.PUBLIC_READ;
import static com.cruisemall.gateway.routing.Route.Access.SIGNED_IN;
import static com.cruisemall.gateway.routing.Route.PROMPT;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every path that leads to a service. What is not listed does not exist outside. */
final class RouteTable {
  /** The cookies of links, by which a traveller needs no login. */
  private static final String LINK = "cg.passport.";

  /** The gateway answers by itself. */
  static final String HERE = "gateway";

  /** Logins may wait for their turn to be hashed. */
  private static final Duration LOGIN = Duration.ofSeconds(35);

  /** The chat answers within 30 s by itself. */
  private static final Duration CHAT = Duration.ofSeconds(35);

  /** The PSP has 15 s to answer a confirm or a cancel. */
  private static final Duration PAYMENT = Duration.ofSeconds(25);

  /** A phone with a bad connection has ten minutes; the service is silent until it has it all. */
  private static final Duration UPLOAD = Duration.ofMinutes(11);

  /** Streams of events are never silent for longer than ten seconds. */
  private static final Duration EVENTS = Duration.ofSeconds(25);

  /** No body, or ids and flags. */
  private static final long SMALL = 2 * 1024;

  /** A form of short fields, even when every character is written as a JSON escape. */
  private static final long FORM = 8 * 1024;

  /** Fifty behaviour events or ids of travellers, or the numbers of five hundred cabins. */
  private static final long LIST = 24 * 1024;

  /** Ten cabins with four travellers each, with long names as JSON escapes. */
  private static final long ORDER = 48 * 1024;

  /** A webhook of the PSP. */
  private static final long WEBHOOK = 64 * 1024;

  /** A product, a section of the pages, an article of the knowledge base as JSON escapes. */
  private static final long DOCUMENT = 72 * 1024;

  /** A file of 15 MiB, and the form around it. */
  private static final long FILE = 15 * 1024 * 1024 + DOCUMENT;

  /** 50 messages of 4,000 Korean characters, even when every one is written as a JSON escape. */
  private static final long CONVERSATION = 1280 * 1024;

  /** A photo as phones take it. */
  private static final long PICTURE = 11 * 1024 * 1024;

  /** The first that matches counts. */
  private static final List<Route> ROUTES =
      List.of(
          new Route("/api/home", HERE, PUBLIC, "default", SMALL, PROMPT),
          new Route("/api/consent", HERE, PUBLIC, "default", SMALL, PROMPT),
          new Route("/api/experiments", HERE, PUBLIC, "default", SMALL, PROMPT),
          new Route("/api/events", HERE, PUBLIC, "default", LIST, PROMPT),
          new Route("/api/admin/experiments", HERE, SIGNED_IN, "default", SMALL, PROMPT),
          new Route("/api/admin/figures", HERE, SIGNED_IN, "default", SMALL, PROMPT),
          new Route("/api/auth/login", "auth", PUBLIC, "login", FORM, LOGIN),
          new Route("/api/auth/signup", "auth", PUBLIC, "login", FORM, LOGIN),
          new Route("/api/auth/logout", "auth", ANYONE, "default", SMALL, PROMPT),
          new Route("/api/auth/staff", "auth", PUBLIC, "login", SMALL, PROMPT, "q_auth_staff"),
          new Route("/api/auth/me", "auth", SIGNED_IN, "default", SMALL, PROMPT),
          new Route("/api/auth/sessions", "auth", SIGNED_IN, "default", SMALL, PROMPT),
          new Route("/api/auth/password", "auth", SIGNED_IN, "login", FORM, LOGIN),
          new Route("/api/user", "auth", SIGNED_IN, "default", FORM, PROMPT),
          new Route("/api/affiliate", "auth", SIGNED_IN, "default", SMALL, PROMPT),
          new Route("/api/admin/users", "auth", SIGNED_IN, "default", FORM, PROMPT),
          new Route("/api/admin/affiliates", "auth", SIGNED_IN, "default", FORM, PROMPT),
          new Route("/api/chat/conversations", "chat", SIGNED_IN, "default", SMALL, PROMPT),
          new Route("/api/chat/knowledge", "chat", PUBLIC, "default", SMALL, PROMPT),
          new Route("/api/admin/audit", "auth", SIGNED_IN, "default", SMALL, PROMPT),
          new Route("/api/chat", "chat", ANYONE, "chat", CONVERSATION, CHAT),
          new Route("/api/vision", "chat", SIGNED_IN, "chat", PICTURE, CHAT),
          new Route("/api/admin/chat", "chat", SIGNED_IN, "default", DOCUMENT, PROMPT),
          new Route("/api/exchange-rate", "rates", PUBLIC, "default", SMALL, PROMPT),
          new Route("/api/passport/requests", "upload", SIGNED_IN, "default", LIST, PROMPT),
          new Route("/api/passport/documents", "upload", ANYONE, "default", FORM, EVENTS, LINK),
          new Route("/api/passport/*/upload", "upload", ANYONE, "upload", FILE, UPLOAD, LINK),
          new Route("/api/passport", "upload", ANYONE, "default", SMALL, PROMPT, LINK),
          new Route("/api/admin/passports", "upload", SIGNED_IN, "default", SMALL, EVENTS),
          new Route("/api/admin/uploads", "upload", SIGNED_IN, "default", SMALL, PROMPT),
          new Route("/api/images", "upload", PUBLIC_READ, "default", FILE, EVENTS),
          new Route("/api/products", "payment", PUBLIC, "default", SMALL, PROMPT),
          new Route("/api/public", "payment", PUBLIC, "default", SMALL, PROMPT),
          new Route("/api/orders", "payment", SIGNED_IN, "payment", ORDER, PAYMENT),
          new Route("/api/payments/config", "payment", PUBLIC, "default", SMALL, PROMPT),
          new Route("/api/payments/webhook", "payment", PUBLIC, "default", WEBHOOK, PROMPT),
          new Route("/api/payments/confirm", "payment", SIGNED_IN, "payment", FORM, PAYMENT),
          new Route("/api/admin/products", "payment", SIGNED_IN, "default", DOCUMENT, PROMPT),
          new Route("/api/admin/page-config", "payment", SIGNED_IN, "default", DOCUMENT, PROMPT),
          new Route("/api/admin/inventory", "payment", SIGNED_IN, "default", LIST, PROMPT),
          new Route("/api/admin/orders", "payment", SIGNED_IN, "default", FORM, PAYMENT),
          new Route("/api/admin/fare-rules", "payment", SIGNED_IN, "default", FORM, PROMPT),
          new Route("/api/admin/commission", "payment", SIGNED_IN, "default", FORM, PROMPT),
          new Route("/api/admin/ledger", "payment", SIGNED_IN, "default", SMALL, PAYMENT));

  private static final Set<String> PRODUCT_SEARCH =
      Set.of("page", "limit", "sort", "region", "cruiseLine", "shipName", "keyword", "saleStatus");

  /**
   * Query parameters of the cached routes. Their responses never depend on the caller; a parameter
   * that is not listed reaches neither the cache key nor the service.
   */
  private static final Map<String, Set<String>> CACHED =
      Map.of(
          "/api/products",
          PRODUCT_SEARCH,
          "/api/public",
          PRODUCT_SEARCH,
          "/api/exchange-rate",
          Set.of("currency", "amount", "from", "to", "base", "quote", "days"),
          "/api/payments/config",
          Set.of());

  private RouteTable() {}

  static List<Route> all() {
    return ROUTES;
  }

  static Optional<Route> find(String path) {
    String normalized = PathCheck.normalize(path);
    for (Route route : ROUTES) {
      if (route.matches(normalized)) {
        return Optional.of(route);
      }
    }
    return Optional.empty();
  }

  static boolean keeps(Route route) {
    return CACHED.containsKey(route.prefix());
  }

  /** Query parameters that a cached route passes on. */
  static Set<String> parameters(Route route) {
    return CACHED.getOrDefault(route.prefix(), Set.of());
  }
}
