package com.cruisemall.gateway;

import static io.restassured.RestAssured.given;

import com.cruisemall.kit.test.FakeIssuer;
import io.quarkus.redis.datasource.RedisDataSource;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;

/** Session with its cookie, sid and token. */
record Session(String cookie, String sid, String token) {
  /** Creates a session; each letter gives another one. */
  static Session begin(char letter) {
    return begin(letter, "USER");
  }

  static Session begin(char letter, String role) {
    String cookie = String.valueOf(letter).repeat(43);
    String sid = sha256(cookie);
    return new Session(cookie, sid, FakeIssuer.person(UUID.randomUUID(), sid, role));
  }

  /** Returns the session with a token that expires soon. */
  Session expiringIn(int seconds) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(FakeIssuer.URL);
    claims.setSubject(UUID.randomUUID().toString());
    claims.setStringClaim("sid", sid);
    NumericDate end = NumericDate.now();
    end.addSeconds(seconds);
    claims.setExpirationTime(end);
    return new Session(cookie, sid, FakeIssuer.signed(claims));
  }

  RequestSpecification request() {
    return given().cookie("cg.sid.v2", cookie);
  }

  /** Writes the entry that auth-service would write. */
  void live(RedisDataSource redis) {
    inRedis(redis, "{\"token\":\"" + token + "\",\"exp\":1,\"me\":{}}");
  }

  void inRedis(RedisDataSource redis, String value) {
    redis.value(String.class).set("cm:session:{" + sid + "}", value);
  }

  private static String sha256(String text) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
