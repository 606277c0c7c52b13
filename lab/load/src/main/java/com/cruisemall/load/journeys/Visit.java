package com.cruisemall.load.journeys;

import static com.cruisemall.load.journeys.Step.step;
import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.percent;
import static io.gatling.javaapi.core.CoreDsl.randomSwitch;
import static io.gatling.javaapi.core.CoreDsl.regex;
import static io.gatling.javaapi.http.HttpDsl.Cookie;
import static io.gatling.javaapi.http.HttpDsl.addCookie;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;
import java.time.Duration;
import java.util.UUID;

/** Requests that users make, as single steps and as whole visits. */
public final class Visit {
  private static final Duration MIN_THINK_TIME = Duration.ofSeconds(5);
  private static final Duration MAX_THINK_TIME = Duration.ofSeconds(10);
  private static final String JSON = "application/json";

  private Visit() {}

  /** Pauses between two steps. */
  public static ChainBuilder thinkTime() {
    return pause(MIN_THINK_TIME, MAX_THINK_TIME);
  }

  /** Logs in with {@code phone} and {@code password} of the Gatling session. */
  public static ChainBuilder login() {
    return step(
        "login",
        http("login")
            .post("/api/auth/login")
            .header("Content-Type", JSON)
            .body(StringBody("{\"phone\":\"#{phone}\",\"password\":\"#{password}\"}")));
  }

  /** Uses the existing session of the cookie value {@code sid}. */
  public static ChainBuilder useSession() {
    return exec(addCookie(Cookie("cg.sid.v2", "#{sid}")));
  }

  public static ChainBuilder logout() {
    return step("logout", http("logout").post("/api/auth/logout"));
  }

  public static ChainBuilder startPage() {
    return step("page", http("page").get("/"));
  }

  public static ChainBuilder home() {
    return step("home", http("home").get("/api/home"));
  }

  public static ChainBuilder me(int... expected) {
    return step("me", http("me").get("/api/auth/me"), expected);
  }

  public static ChainBuilder products() {
    return step(
        "products",
        http("products")
            .get("/api/products?limit=20&sort=popular")
            .check(
                jsonPath("$.products[*].productCode").findRandom().optional().saveAs("code"),
                jsonPath("$.products[*].imageUrl").findRandom().optional().saveAs("image")));
  }

  /** Requests a product and its image. */
  public static ChainBuilder product() {
    return doIf(session -> session.contains("code"))
        .then(step("product", http("product").get("/api/products/#{code}")))
        .doIf(session -> session.contains("image"))
        .then(step("picture", http("picture").get("#{image}?w=800")));
  }

  public static ChainBuilder rates() {
    return step("rates", http("rates").get("/api/exchange-rate?currency=USD"));
  }

  public static ChainBuilder profile() {
    return step(
        "profile",
        http("profile")
            .get("/api/user/profile")
            .check(header("ETag").optional().saveAs("version")));
  }

  public static ChainBuilder edit(int... expected) {
    return doIf(session -> session.contains("version"))
        .then(
            step(
                "edit",
                http("edit")
                    .patch("/api/user/profile")
                    .header("Content-Type", JSON)
                    .header("If-Match", "#{version}")
                    .body(StringBody("{\"email\":\"n#{n}@example.com\"}")),
                expected));
  }

  /** Asks the concierge and reads the stream to its end. */
  public static ChainBuilder askConcierge() {
    return step(
        "chat",
        http("chat")
            .post("/api/chat/stream")
            .header("Content-Type", JSON)
            .body(StringBody("{\"text\":\"안녕하세요\",\"mode\":\"chat\"}"))
            .check(regex("\"source\":\"(\\w+)\"").optional().saveAs(Step.NOTE)));
  }

  /** Places {@code order} with a new idempotency key; 409 (sold out) is expected. */
  public static ChainBuilder order() {
    return exec(session -> session.remove("orderId").set("key", UUID.randomUUID().toString()))
        .exec(
            step(
                "order",
                http("order")
                    .post("/api/orders")
                    .header("Content-Type", JSON)
                    .header("Idempotency-Key", "#{key}")
                    .body(StringBody("#{order}"))
                    .check(jsonPath("$.order.orderId").optional().saveAs("orderId"))
                    .check(jsonPath("$.order.orderId").optional().saveAs(Step.NOTE))
                    .check(jsonPath("$.order.amount").ofLong().optional().saveAs("amount")),
                409));
  }

  /** Pays in the payment provider's window at {@code sandbox} and confirms the payment. */
  public static ChainBuilder pay() {
    return doIf(session -> session.contains("orderId"))
        .then(
            step(
                "window",
                http("window")
                    .post("#{sandbox}/sandbox/psp/payments")
                    .header("Content-Type", JSON)
                    .body(StringBody("{\"orderId\":\"#{orderId}\",\"amount\":#{amount}}"))
                    .check(jsonPath("$.paymentKey").optional().saveAs("paymentKey"))),
            step(
                "pay",
                http("pay")
                    .post("/api/payments/confirm")
                    .header("Content-Type", JSON)
                    .header("Idempotency-Key", "pay-#{key}")
                    .body(
                        StringBody(
                            "{\"paymentKey\":\"#{paymentKey}\",\"orderId\":\"#{orderId}\","
                                + "\"amount\":#{amount}}"))
                    .check(jsonPath("$.order.orderId").optional().saveAs(Step.NOTE)),
                402,
                409));
  }

  /** Visit without a session. */
  public static ChainBuilder guest() {
    return exec(startPage(), home(), thinkTime(), products(), thinkTime(), product(), thinkTime())
        .exec(rates(), thinkTime())
        .randomSwitch()
        .on(
            percent(25).then(exec(askConcierge(), thinkTime())),
            percent(75).then(exec(products(), product())));
  }

  /** Visit with a login; some members buy, edit or ask. */
  public static ChainBuilder member() {
    return exec(startPage(), home(), thinkTime(), login(), thinkTime())
        .exec(memberSteps(), logout());
  }

  /** Steps of a member with a session. */
  public static ChainBuilder memberSteps() {
    return exec(home(), me(), thinkTime(), products(), thinkTime(), product(), thinkTime())
        .exec(
            randomSwitch()
                .on(
                    percent(30).then(exec(order(), thinkTime(), pay(), thinkTime())),
                    percent(25).then(exec(profile(), thinkTime(), edit(412), thinkTime())),
                    percent(15).then(exec(askConcierge(), thinkTime())),
                    percent(30).then(exec(rates(), thinkTime(), profile(), thinkTime()))));
  }
}
