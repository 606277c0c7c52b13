package com.cruisemall.kit.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.function.Function;

/**
 * Who may call an endpoint, proven with every token that must not get in and the one that must. One
 * line in a service's test is enough for an endpoint:
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

  /** The rules of the service under test, which trusts {@link FakeIssuer}. */
  public static CallerRules of(String service) {
    return new CallerRules(service);
  }

  /** People and guests get in, no service does. */
  public void peopleOnly(Function<RequestSpecification, Response> call) {
    admits(FakeIssuer.guest(), call);
    admits(customer(), call);
    refuses(403, FakeIssuer.service(CALLER, service, "order:read"), call);
    refusesBadTokens("order:read", call);
  }

  /** A service with the scope gets in, and nobody else. */
  public void servicesOnly(String scope, Function<RequestSpecification, Response> call) {
    refuses(403, FakeIssuer.guest(), call);
    refuses(403, customer(), call);
    refuses(403, FakeIssuer.person(UUID.randomUUID(), "a-session", "ADMIN"), call);
    admitsServicesWith(scope, call);
  }

  /** People, guests and services with the scope get in; no other service does. */
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
