package com.cruisemall.e2e;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/** What a client of the shop does. */
final class Client {
  static final String COOKIE = "cg.sid.v2";

  private Client() {}

  static HttpResponse<String> get(String path) {
    return Stack.send(HttpRequest.newBuilder(Stack.get().gateway(path)));
  }

  static HttpResponse<String> get(String path, String cookie) {
    return Stack.send(
        HttpRequest.newBuilder(Stack.get().gateway(path)).header("Cookie", COOKIE + "=" + cookie));
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

  /** As the browser of somebody who is signed in does, with a key that makes it safe to repeat. */
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

  /** Logs in and returns the cookie's value. */
  static String cookie(HttpResponse<String> login) {
    Optional<String> cookie =
        login.headers().allValues("Set-Cookie").stream()
            .filter(value -> value.startsWith(COOKIE + "="))
            .map(value -> value.substring(COOKIE.length() + 1, value.indexOf(';')))
            .findFirst();
    return cookie.orElseThrow(() -> new AssertionError("no cookie: " + login.body()));
  }

  /** The session's id, as the services know it, of a cookie's value. */
  static String sid(String cookie) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(cookie.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
