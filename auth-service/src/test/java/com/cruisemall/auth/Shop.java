package com.cruisemall.auth;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/** Client that acts as gateway and browser do. */
public final class Shop {
  public static final String COOKIE = "cg.sid.v2";
  public static final String DEVICE_COOKIE = "cg.device.v1";
  public static final String PASSWORD = "correct horse battery";
  private static final ObjectMapper JSON = new ObjectMapper();

  private Shop() {}

  public static Response login(String phone, String password) {
    return login(Map.of("phone", phone, "password", password));
  }

  public static Response login(Map<String, String> body) {
    return guest().body(json(body)).post("/api/auth/login");
  }

  /** Logs in through the gateway, from an address and optionally a known device. */
  public static Response login(String phone, String password, String address, String device) {
    return guest()
        .header("X-Client-Address", address)
        .header("X-Client-Device", device)
        .body(json(Map.of("phone", phone, "password", password)))
        .post("/api/auth/login");
  }

  public static Response signUp(String phone, String name, String password) {
    return signUp(Map.of("phone", phone, "name", name, "password", password));
  }

  public static Response signUp(Map<String, String> body) {
    return guest().body(json(body)).post("/api/auth/signup");
  }

  /** Signs up a customer with {@link #PASSWORD}; returns the session id. */
  public static String customer(String phone) {
    return sessionId(signUp(phone, "고객", PASSWORD).then().statusCode(201).extract().cookie(COOKIE));
  }

  /** Returns a token of the administrator, of a new session. */
  public static String administrator() {
    return staff("01000000001");
  }

  /** Returns a token of a member of staff, of a new session. */
  public static String staff(String phone) {
    return personToken(
        sessionId(
            login(phone, "cruise-demo-2026").then().statusCode(200).extract().cookie(COOKIE)));
  }

  public static RequestSpecification guest() {
    return as(serviceToken("anonymous"));
  }

  /** Builds a request with the token, as the gateway forwards it. */
  public static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType("application/json");
  }

  public static UUID userId(String token) {
    return UUID.fromString(me(token).then().statusCode(200).extract().path("user.id"));
  }

  /** Logs in and returns the session id. */
  public static String session(String phone) {
    return sessionId(login(phone, "3800").then().statusCode(200).extract().cookie(COOKIE));
  }

  public static String sessionId(String cookie) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(cookie.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Response requestSessionToken(String sid) {
    return as(serviceToken("session:token"))
        .body(json(Map.of("sid", sid)))
        .post("/internal/session-token");
  }

  public static String personToken(String sid) {
    return requestSessionToken(sid).then().statusCode(200).extract().path("token");
  }

  public static Response me(String token) {
    return given().auth().oauth2(token).get("/api/auth/me");
  }

  public static Response logout(String token) {
    return given().auth().oauth2(token).post("/api/auth/logout");
  }

  public static String serviceToken(String scope) {
    return requestServiceToken("gateway", "gateway-secret-of-the-tests-only", scope)
        .then()
        .statusCode(200)
        .extract()
        .path("access_token");
  }

  public static Response requestServiceToken(String client, String secret, String scope) {
    return given()
        .auth()
        .preemptive()
        .basic(client, secret)
        .formParam("grant_type", "client_credentials")
        .formParam("scope", scope)
        .post("/oauth2/token");
  }

  public static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
