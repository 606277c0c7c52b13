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
import org.junit.jupiter.api.Test;

/** No secret and no phone number appears in a log. */
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
