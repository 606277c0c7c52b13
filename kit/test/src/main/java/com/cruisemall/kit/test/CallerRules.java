package com.cruisemall.kit.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.function.Function;

/**
 * Assertions about the callers that an endpoint admits, with valid and invalid tokens. One line in
 * a service's test covers an endpoint:
 *
 * <pre>
 * CallerRules.of("payment-service").servicesOnly("order:read", call -&gt; call.get("/internal/x"));
 * </pre>
 */
public final class CallerRules {
  private static final String CALLER = "a-service";

  private final String service;

  private CallerRules(String service) {
    this.service = service;
  }

  /** Returns the assertions for the service under test, which trusts {@link FakeIssuer}. */
  public static CallerRules of(String service) {
    return new CallerRules(service);
  }

  /** Asserts that people and guests are admitted and services are not. */
  public void peopleOnly(Function<RequestSpecification, Response> call) {
    admits(FakeIssuer.guest(), call);
    admits(customer(), call);
    refuses(403, FakeIssuer.service(CALLER, service, "order:read"), call);
    refusesBadTokens("order:read", call);
  }

  /** Asserts that only services with the scope are admitted. */
  public void servicesOnly(String scope, Function<RequestSpecification, Response> call) {
    refuses(403, FakeIssuer.guest(), call);
    refuses(403, customer(), call);
    refuses(403, FakeIssuer.person(UUID.randomUUID(), "a-session", "ADMIN"), call);
    admitsServicesWith(scope, call);
  }

  /** Asserts that people, guests and services with the scope are admitted. */
  public void alsoServices(String scope, Function<RequestSpecification, Response> call) {
    admits(FakeIssuer.guest(), call);
    admits(customer(), call);
    admitsServicesWith(scope, call);
  }

  private void admitsServicesWith(String scope, Function<RequestSpecification, Response> call) {
    admits(FakeIssuer.service(CALLER, service, scope), call);
    admits(FakeIssuer.service(CALLER, service, "something:else " + scope), call);
    refuses(403, FakeIssuer.service(CALLER, service, ""), call);
    refuses(403, FakeIssuer.service(CALLER, service, "something:else"), call);
    refuses(403, FakeIssuer.service(CALLER, service, scope + "er"), call);
    refusesBadTokens(scope, call);
  }

  private void refusesBadTokens(String scope, Function<RequestSpecification, Response> call) {
    refuses(401, FakeIssuer.service(CALLER, "another-" + service, scope), call);
    refuses(401, FakeIssuer.expiredService(CALLER, service, scope), call);
    refuses(401, FakeIssuer.forged(), call);
    refuses(401, FakeIssuer.expired(), call);
    refuses(401, "no.token.at-all", call);
  }

  private static String customer() {
    return FakeIssuer.person(UUID.randomUUID(), "a-session", "USER");
  }

  private static void admits(String token, Function<RequestSpecification, Response> call) {
    assertThat(status(token, call)).isNotIn(401, 403).isLessThan(500);
  }

  private static void refuses(
      int status, String token, Function<RequestSpecification, Response> call) {
    assertThat(status(token, call)).isEqualTo(status);
  }

  private static int status(String token, Function<RequestSpecification, Response> call) {
    return call.apply(RestAssured.given().auth().oauth2(token)).statusCode();
  }
}
