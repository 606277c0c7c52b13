package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** No secret, no phone number and no value of a refused request appears in a log. */
class LogsTest {
  private static final String PHONE = "010123465";

  /** Prefix of every signed token: its JSON brace and quote in Base64. */
  private static final String TOKEN = "eyJ";

  private static List<String> logs() throws IOException {
    try (var files = Files.walk(Stack.logs())) {
      return files.filter(Files::isRegularFile).map(LogsTest::read).toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a value to every program that stores text, in ways that parsers or databases refuse. */
  private static List<HttpResponse<String>> sendRefusedText(String value) {
    String customer = ShopClient.cookie(ShopClient.login(PHONE));
    String staff = ShopClient.cookie(ShopClient.loginAsAdministrator());
    String key = UUID.randomUUID().toString();
    String offer = Buyer.offer(1);
    String signup = "{\"phone\":\"0101234%d\",\"password\":\"%s\",\"name\":\"%s\"}";
    String page =
        "{\"sections\":[{\"section\":\"hero\",\"pieces\":[{\"key\":\"a\",\"active\":false,"
            + "\"content\":{\"text\":\""
            + value
            + "\\u0000\"}}]}]}";
    return List.of(
        ShopClient.postOnce("/api/orders", offer.replace("홍길동", value + "\\u0000"), customer, key),
        ShopClient.postOnce("/api/orders", offer.replace("홍길동", value.repeat(10)), customer, key),
        ShopClient.postOnce("/api/orders", offer.replace("1980-01-01", value), customer, key),
        ShopClient.postOnce(
            "/api/orders", offer.replace("\"name\"", "\"" + value + "\""), customer, key),
        ShopClient.get("/api/products?keyword=" + value + "%00"),
        ShopClient.get("/api/admin/orders?status=" + value + "%00", staff),
        ShopClient.post("/api/auth/signup", signup.formatted(3466, value, value + "\\u0000")),
        ShopClient.post("/api/auth/signup", signup.formatted(3465, value, value)),
        ShopClient.post("/api/chat", "{\"text\":\"" + value + "\\u0000\"}"),
        ShopClient.post("/api/chat", "{\"text\":{\"" + value + "\":1}}"),
        changePages(page, staff));
  }

  private static HttpResponse<String> changePages(String body, String cookie) {
    String path = "/api/admin/page-config";
    String tag = ShopClient.get(path, cookie).headers().firstValue("ETag").orElseThrow();
    return Stack.send(
        HttpRequest.newBuilder(Stack.get().gateway(path))
            .header("Content-Type", "application/json")
            .header("Cookie", ShopClient.COOKIE + "=" + cookie)
            .header("Sec-Fetch-Site", "same-origin")
            .header("If-Match", tag)
            .PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  @Test
  void containNoValueOfARefusedRequest() throws IOException {
    String value = "Neverlogged" + Long.toString(System.nanoTime(), 36);

    List<HttpResponse<String>> refused = sendRefusedText(value);
    List<String> logs = logs();

    assertThat(refused)
        .allSatisfy(
            response -> assertThat(response.statusCode()).as(response.body()).isBetween(400, 499));
    assertThat(logs).anyMatch(log -> log.contains("database refused value sqlstate=22"));
    assertThat(logs).noneMatch(log -> log.contains(value));
  }

  @Test
  void containNoTokenCookieOrPhoneNumber() throws IOException {
    HttpResponse<String> login = ShopClient.login(PHONE);
    String cookie = ShopClient.cookie(login);
    assertThat(ShopClient.get("/api/auth/me", cookie).statusCode()).isEqualTo(200);
    ShopClient.post(
        "/api/auth/login", "{\"phone\":\"" + PHONE + "\",\"password\":\"never-to-be-logged\"}");
    ShopClient.post(
        "/api/auth/login", "{\"phone\":\"" + PHONE + "\",\"password\":\"never-to-be-logged");
    Stack.send(
        HttpRequest.newBuilder(Stack.get().component("auth", "/api/auth/me"))
            .header(
                "Authorization", "Bearer " + TOKEN + "hbGciOiJub25lIn0.e30.never-to-be-logged"));

    List<String> logs = logs();

    assertThat(logs).anyMatch(log -> log.contains("auth-service"));
    for (String secret : List.of(cookie, TOKEN, "never-to-be-logged", PHONE)) {
      assertThat(logs).as(secret).noneMatch(log -> log.contains(secret));
    }
  }
}
