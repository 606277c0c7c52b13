package com.cruisemall.auth;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** Does at auth-service what gateway and browser do. */
final class Shop {
  static final String COOKIE = "cg.sid.v2";
  private static final ObjectMapper JSON = new ObjectMapper();

  private Shop() {}

  static Response login(String phone, String password) {
    return login(Map.of("phone", phone, "password", password));
  }

  static Response login(Map<String, String> body) {
    return given()
        .auth()
        .oauth2(serviceToken("anonymous"))
        .contentType("application/json")
        .body(json(body))
        .post("/api/auth/login");
  }

  /** Logs in and returns the session id. */
  static String session(String phone) {
    return sessionId(login(phone, "3800").then().statusCode(200).extract().cookie(COOKIE));
  }

  static String sessionId(String cookie) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(cookie.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static Response requestSessionToken(String sid) {
    return given()
        .auth()
        .oauth2(serviceToken("session:token"))
        .contentType("application/json")
        .body(json(Map.of("sid", sid)))
        .post("/internal/session-token");
  }

  static String personToken(String sid) {
    return requestSessionToken(sid).then().statusCode(200).extract().path("token");
  }

  static Response me(String token) {
    return given().auth().oauth2(token).get("/api/auth/me");
  }

  static Response logout(String token) {
    return given().auth().oauth2(token).post("/api/auth/logout");
  }

  static String serviceToken(String scope) {
    return requestServiceToken("gateway", "gateway-secret-of-the-tests-only", scope)
        .then()
        .statusCode(200)
        .extract()
        .path("access_token");
  }

  static Response requestServiceToken(String client, String secret, String scope) {
    return given()
        .auth()
        .preemptive()
        .basic(client, secret)
        .formParam("grant_type", "client_credentials")
        .formParam("scope", scope)
        .post("/oauth2/token");
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
