package com.cruisemall.kit.test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/**
 * Fake auth-service: publishes signing keys, serves client credentials tokens and signs any token
 * that a test needs.
 */
public class FakeIssuer implements QuarkusTestResourceLifecycleManager {
  private static final List<String> SERVICES =
      List.of("auth-service", "payment-service", "upload-service", "chat-service", "rates-service");

  private static final HttpServer SERVER = listen();

  /** Published keys; the last one signs. */
  private static final List<RsaJsonWebKey> KEYS = new CopyOnWriteArrayList<>();

  private static volatile boolean unavailable;

  static {
    KEYS.add(newKey("test-key"));
  }

  /** Base URL of the issuer, and the {@code iss} of its tokens. */
  public static final String URL = "http://127.0.0.1:" + SERVER.getAddress().getPort();

  @Override
  public Map<String, String> start() {
    return Map.of(
        "cruisemall.upstream.auth.url", URL,
        "cruisemall.token.issuer", URL,
        "cruisemall.client.secret", "a-secret-of-the-tests");
  }

  @Override
  public void stop() {
    // One issuer serves all tests of the process.
  }

  /** Adds an endpoint. */
  public static void answer(String path, HttpHandler handler) {
    SERVER.createContext(path, handler);
  }

  /** Returns the token of a signed-in person, valid for every service. */
  public static String person(UUID userId, String sessionId, String... roles) {
    JwtClaims claims = claims(userId.toString(), SERVICES);
    claims.setStringClaim("sid", sessionId);
    claims.setStringListClaim("groups", roles);
    return sign(claims, KEYS.getLast());
  }

  /** Returns the token with which a service calls another one. */
  public static String service(String name, String audience, String scope) {
    JwtClaims claims = claims(name, List.of(audience));
    claims.setStringClaim("scope", scope);
    return sign(claims, KEYS.getLast());
  }

  /** Returns the token that the gateway sends for visitors who are not signed in. */
  public static String guest() {
    return guestFrom(KEYS.getLast(), 300);
  }

  /** Returns a guest's token that expired a minute ago. */
  public static String expired() {
    return guestFrom(KEYS.getLast(), -60);
  }

  /** Returns a guest's token with a published key id and the signature of another key. */
  public static String forged() {
    return guestFrom(newKey(KEYS.getLast().getKeyId()), 300);
  }

  /** Returns a token with the given claims. */
  public static String signed(JwtClaims claims) {
    return sign(claims, KEYS.getLast());
  }

  /** Rotates the signing key; the old ones stay published. */
  public static void rotate() {
    KEYS.add(newKey("test-key-" + KEYS.size()));
  }

  /** Makes the key endpoint answer 503, as during start or overload. */
  public static void setUnavailable(boolean value) {
    unavailable = value;
  }

  /** Returns a service's token that expired a minute ago. */
  public static String expiredService(String name, String audience, String scope) {
    JwtClaims claims = claims(name, List.of(audience));
    claims.setStringClaim("scope", scope);
    endsIn(claims, -60);
    return signed(claims);
  }

  private static void endsIn(JwtClaims claims, int seconds) {
    NumericDate end = NumericDate.now();
    end.addSeconds(seconds);
    claims.setExpirationTime(end);
  }

  private static String guestFrom(RsaJsonWebKey key, int lifetimeSeconds) {
    JwtClaims claims = claims("gateway", SERVICES);
    claims.setStringClaim("scope", "anonymous");
    endsIn(claims, lifetimeSeconds);
    return sign(claims, key);
  }

  private static JwtClaims claims(String subject, List<String> audience) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(URL);
    claims.setSubject(subject);
    claims.setAudience(audience);
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(5);
    claims.setGeneratedJwtId();
    return claims;
  }

  private static String sign(JwtClaims claims, RsaJsonWebKey key) {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setKey(key.getPrivateKey());
    signature.setKeyIdHeaderValue(key.getKeyId());
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("cannot sign a token", e);
    }
  }

  private static RsaJsonWebKey newKey(String id) {
    try {
      RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
      key.setKeyId(id);
      key.setUse("sig");
      key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
      return key;
    } catch (JoseException e) {
      throw new IllegalStateException("cannot make a key", e);
    }
  }

  private static HttpServer bind() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpServer listen() {
    HttpServer server = bind();
    server.createContext("/oauth2/jwks", FakeIssuer::keys);
    server.createContext("/oauth2/token", FakeIssuer::token);
    server.start();
    return server;
  }

  private static void keys(HttpExchange call) throws IOException {
    if (unavailable) {
      try (call) {
        call.sendResponseHeaders(503, -1);
      }
    } else {
      answer(call, new JsonWebKeySet(KEYS.toArray(JsonWebKey[]::new)).toJson());
    }
  }

  /**
   * Serves client credentials without verifying the secret, which auth-service's own tests cover.
   */
  private static void token(HttpExchange call) throws IOException {
    String form = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String scope = form.contains("scope=anonymous") ? "anonymous" : "session:token";
    JwtClaims claims = claims("gateway", SERVICES);
    claims.setStringClaim("scope", scope);
    answer(
        call,
        "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":300}"
            .formatted(sign(claims, KEYS.getLast())));
  }

  private static void answer(HttpExchange call, String json) throws IOException {
    try (call) {
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      call.getResponseHeaders().set("Content-Type", "application/json");
      call.sendResponseHeaders(200, body.length);
      call.getResponseBody().write(body);
    }
  }
}
