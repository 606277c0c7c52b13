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

/** What people do in the shop, a step at a time and as whole visits. */
public final class Visit {
  private static final Duration LEAST_THOUGHT = Duration.ofSeconds(5);
  private static final Duration MOST_THOUGHT = Duration.ofSeconds(10);
  private static final String JSON = "application/json";

  private Visit() {}

  /** The time a person takes before the next step. */
  public static ChainBuilder think() {
    return pause(LEAST_THOUGHT, MOST_THOUGHT);
  }

  /** Of {@code phone} and {@code password}. */
  public static ChainBuilder login() {
    return step(
        "login",
        http("login")
            .post("/api/auth/login")
            .header("Content-Type", JSON)
            .body(StringBody("{\"phone\":\"#{phone}\",\"password\":\"#{password}\"}")));
  }

  /** Of somebody who signed in before, in {@code sid}. */
  public static ChainBuilder comeBack() {
    return exec(addCookie(Cookie("cg.sid.v2", "#{sid}")));
  }

  public static ChainBuilder logout() {
    return step("logout", http("logout").post("/api/auth/logout"));
  }

  public static ChainBuilder document() {
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

  /** The page of a product, and a departure of it that can be ordered, if there is one. */
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

  /** A question to the concierge; its answer is read to the end. */
  public static ChainBuilder ask() {
    return step(
        "chat",
        http("chat")
            .post("/api/chat/stream")
            .header("Content-Type", JSON)
            .body(StringBody("{\"text\":\"안녕하세요\",\"mode\":\"chat\"}"))
            .check(regex("\"source\":\"(\\w+)\"").optional().saveAs(Step.NOTE)));
  }

  /** What is in {@code order}, with a key of its own; sold out is an answer. */
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

  /** In the payment provider's window and back; {@code sandbox} is where that is. */
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

  /** Somebody who looks around without signing in. */
  public static ChainBuilder guest() {
    return exec(document(), home(), think(), products(), think(), product(), think())
        .exec(rates(), think())
        .randomSwitch()
        .on(percent(25).then(exec(ask(), think())), percent(75).then(exec(products(), product())));
  }

  /** Somebody who signs in, looks, and perhaps buys. */
  public static ChainBuilder member() {
    return exec(document(), home(), think(), login(), think()).exec(atHome(), logout());
  }

  /** The steps of a member who is signed in. */
  public static ChainBuilder atHome() {
    return exec(home(), me(), think(), products(), think(), product(), think())
        .exec(
            randomSwitch()
                .on(
                    percent(30).then(exec(order(), think(), pay(), think())),
                    percent(25).then(exec(profile(), think(), edit(412), think())),
                    percent(15).then(exec(ask(), think())),
                    percent(30).then(exec(rates(), think(), profile(), think()))));
  }
}
