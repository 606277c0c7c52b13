package com.cruisemall.e2e;

import com.cruisemall.kit.digest.Sha256;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Optional;

/** HTTP client of the shop. */
final class ShopClient {
  static final String COOKIE = "cg.sid.v2";

  private ShopClient() {}

  static HttpResponse<String> get(String path) {
    return Stack.send(HttpRequest.newBuilder(Stack.get().gateway(path)));
  }

  static HttpResponse<String> get(String path, String cookie) {
    return get(Stack.get().gateway(path), cookie);
  }

  /** Sends a request with a session to any gateway. */
  static HttpResponse<String> get(URI uri, String cookie) {
    return Stack.send(HttpRequest.newBuilder(uri).header("Cookie", COOKIE + "=" + cookie));
  }

  static HttpResponse<String> post(String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(Stack.get().gateway(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return Stack.send(request);
  }

  /** Posts with a session and an idempotency key, as the browser does. */
  static HttpResponse<String> postOnce(String path, String body, String cookie, String key) {
    return post(
        path,
        body,
        "Cookie",
        COOKIE + "=" + cookie,
        "Sec-Fetch-Site",
        "same-origin",
        "Idempotency-Key",
        key);
  }

  static HttpResponse<String> login(String phone) {
    return login(phone, "3800");
  }

  static HttpResponse<String> login(String phone, String password) {
    return post(
        "/api/auth/login", "{\"phone\":\"%s\",\"password\":\"%s\"}".formatted(phone, password));
  }

  static HttpResponse<String> loginAsAdministrator() {
    return login("01000000001", "cruise-demo-2026");
  }

  /** Returns the session cookie that a login response sets. */
  static String cookie(HttpResponse<String> login) {
    Optional<String> cookie =
        login.headers().allValues("Set-Cookie").stream()
            .filter(value -> value.startsWith(COOKIE + "="))
            .map(value -> value.substring(COOKIE.length() + 1, value.indexOf(';')))
            .findFirst();
    return cookie.orElseThrow(() -> new AssertionError("no session cookie: " + login.body()));
  }

  /** Returns the session id under which the services know a cookie value. */
  static String sid(String cookie) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(cookie));
  }
}
