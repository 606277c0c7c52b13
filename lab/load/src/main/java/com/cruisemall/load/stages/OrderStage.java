package com.cruisemall.load.stages;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import com.cruisemall.load.findings.LocalizedText;
import com.cruisemall.load.journeys.Visit;
import com.cruisemall.load.stack.DemoAccounts;
import com.cruisemall.load.stack.ServiceClient;
import com.cruisemall.load.stack.TestSailing;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** All users order at the same moment, with one cabin for ten of them. */
public final class OrderStage implements Stage {
  private static final int USERS_PER_CABIN = 10;
  private static final int DAYS_AHEAD = 200;

  @Override
  public String name() {
    return "orders";
  }

  @Override
  public LocalizedText title() {
    return new LocalizedText("모자라는 객실의 주문과 결제", "Orders of scarce cabins, and their payment");
  }

  @Override
  public void run(SimulationContext context)
      throws IOException, InterruptedException, SQLException {
    int cabins = Math.max(1, context.userCount() / USERS_PER_CABIN);
    TestSailing sailing = createSailing(context, cabins);
    Purchase purchase = Purchase.of(context, sailing);
    context.users().logIn(context.userCount());
    long chargedBefore = charged(context);
    Phase phase =
        context.run(
            name(),
            title(),
            () ->
                List.of(
                    scenario("buyers")
                        .exec(context.users().resumeSessions(context.userCount()))
                        .exec(purchase.intoSession())
                        .exec(Visit.order(), Visit.pay())
                        .injectOpen(atOnceUsers(context.userCount()))));
    String sold =
        "from cabin_hold h join orders o on o.id = h.order_id where h.state = 'SOLD' and o.sailing_id = '%s'"
            .formatted(sailing.sailingId());
    long cabinsSold = context.probe().number("payment", "select count(*) " + sold);
    context.recordFigure("orders.cabins", cabins);
    context.recordFigure("orders.sold", cabinsSold);
    context.recordFigure("orders.unsold", Math.max(0, cabins - cabinsSold));
    context.recordFigure("orders.oversold", Math.max(0, cabinsSold - cabins));
    context.recordFigure(
        "orders.cabinsTwice",
        context.probe().number("payment", "select count(*) - count(distinct h.cabin_id) " + sold));
    context.recordFigure("orders.soldOut", phase.calls().named("order").count(409));
    long paid = phase.calls().named("pay").count(200);
    context.recordFigure("orders.paid", paid);
    context.recordFigure(
        "orders.moneyOff", Math.abs(charged(context) - chargedBefore - paid * sailing.amount()));
    LedgerCheck.check(context, name());
  }

  /** Returns the amount that the payment provider has captured, less its refunds. */
  private static long charged(SimulationContext context) throws IOException, InterruptedException {
    var counts = context.http().json("GET", context.stack().service("sandbox", "/sandbox/psp"), "");
    return counts.path("charged").asLong() - counts.path("returned").asLong();
  }

  static TestSailing createSailing(SimulationContext context, int cabins)
      throws IOException, InterruptedException {
    ServiceClient client = new ServiceClient(context.stack());
    String token = client.logIn(DemoAccounts.ADMINISTRATOR, DemoAccounts.STAFF_PASSWORD);
    String code = "SIM-" + Long.toString(context.clock().millis(), 36);
    TestSailing.createProduct(client, token, code);
    return TestSailing.create(
        client,
        token,
        code,
        LocalDate.ofInstant(context.clock().instant(), ZoneId.of("Asia/Seoul"))
            .plusDays(DAYS_AHEAD),
        cabins);
  }
}
