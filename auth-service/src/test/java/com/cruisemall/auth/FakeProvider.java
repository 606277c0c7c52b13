package com.cruisemall.auth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * OpenID provider that signs in the person that a test names: discovery, keys and a token endpoint
 * that checks client, code, redirect URI and PKCE.
 */
public class FakeProvider implements QuarkusTestResourceLifecycleManager {
  static final String SHOP = "http://shop.test";
  private static final String SECRET = "client-secret-of-the-tests-only-at-the-provider";
  private static final RsaJsonWebKey KEY = newKey();
  private static final Map<String, Grant> GRANTS = new ConcurrentHashMap<>();
  private static final HttpServer SERVER = listen();
  static final String URL = "http://127.0.0.1:" + SERVER.getAddress().getPort();

  /** Sign-in of a person for one authorization request. */
  private record Grant(
      String subject, List<String> roles, String nonce, String challenge, String redirect) {}

  @Override
  public Map<String, String> start() {
    return Map.of(
        "STAFF_OIDC_ENABLED", "true",
        "STAFF_OIDC_ISSUER", URL,
        "STAFF_OIDC_CLIENT_SECRET", SECRET,
        "CRUISEMALL_PUBLIC_URL", SHOP);
  }

  @Override
  public void stop() {
    // All tests of the process share one provider.
  }

  /**
   * Signs a person in, as the provider's login page would; returns the code.
   *
   * @param request query with which the shop redirected the browser
   */
  static String signIn(Map<String, String> request, String subject, String... roles) {
    String code = UUID.randomUUID().toString();
    GRANTS.put(
        code,
        new Grant(
            subject,
            List.of(roles),
            String.valueOf(request.get("nonce")),
            String.valueOf(request.get("code_challenge")),
            String.valueOf(request.get("redirect_uri"))));
    return code;
  }

  static Map<String, String> form(String text) {
    return Stream.of(text.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private static HttpServer listen() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/.well-known/openid-configuration", FakeProvider::discovery);
      server.createContext("/jwks", call -> answer(call, 200, new JsonWebKeySet(KEY).toJson()));
      server.createContext("/token", FakeProvider::token);
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void discovery(HttpExchange call) throws IOException {
    answer(
        call,
        200,
        """
        {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
         "jwks_uri":"%1$s/jwks"}
        """
            .formatted(URL));
  }

  private static void token(HttpExchange call) throws IOException {
    Map<String, String> form =
        form(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Grant grant = GRANTS.remove(String.valueOf(form.get("code")));
    String client =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(("cruisemall:" + SECRET).getBytes(StandardCharsets.UTF_8));
    if (grant == null
        || !client.equals(call.getRequestHeaders().getFirst("Authorization"))
        || !grant.redirect().equals(form.get("redirect_uri"))
        || !grant.challenge().equals(challenge(String.valueOf(form.get("code_verifier"))))) {
      answer(call, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    answer(
        call,
        200,
        """
        {"token_type":"Bearer","expires_in":300,"id_token":"%s","access_token":"%s"}
        """
            .formatted(idToken(grant), accessToken(grant)));
  }

  private static String idToken(Grant grant) {
    JwtClaims claims = claims(grant, "cruisemall");
    claims.setStringClaim("nonce", grant.nonce());
    claims.setStringClaim("name", "직원 " + grant.subject());
    claims.setStringClaim("email", grant.subject() + "@staff.test");
    claims.setStringClaim("sid", "a-session-of-the-provider");
    return sign(claims);
  }

  private static String accessToken(Grant grant) {
    JwtClaims claims = claims(grant, "account");
    claims.setClaim("realm_access", Map.of("roles", grant.roles()));
    return sign(claims);
  }

  private static JwtClaims claims(Grant grant, String audience) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(URL);
    claims.setSubject(grant.subject());
    claims.setAudience(audience);
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(5);
    return claims;
  }

  private static String sign(JwtClaims claims) {
    try {
      JsonWebSignature signature = new JsonWebSignature();
      signature.setPayload(claims.toJson());
      signature.setKey(KEY.getPrivateKey());
      signature.setKeyIdHeaderValue(KEY.getKeyId());
      signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RsaJsonWebKey newKey() {
    try {
      RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
      key.setKeyId("provider-key");
      key.setUse("sig");
      key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
      return key;
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void answer(HttpExchange call, int status, String json) throws IOException {
    try (call) {
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      call.getResponseHeaders().set("Content-Type", "application/json");
      call.sendResponseHeaders(status, body.length);
      call.getResponseBody().write(body);
    }
  }
}
