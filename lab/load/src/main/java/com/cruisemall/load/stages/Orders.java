package com.cruisemall.load.stages;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import com.cruisemall.load.Departure;
import com.cruisemall.load.Shop;
import com.cruisemall.load.findings.Text;
import com.cruisemall.load.journeys.Visit;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** A cabin for one in ten, wanted by all at the same moment. */
public final class Orders implements Stage {
  private static final int RIVALS = 10;
  private static final int DAYS_AHEAD = 200;

  @Override
  public String name() {
    return "orders";
  }

  @Override
  public Text title() {
    return new Text("모자라는 객실의 주문과 결제", "Orders of scarce cabins, and their payment");
  }

  @Override
  public void run(Scene scene) throws IOException, InterruptedException, SQLException {
    int cabins = Math.max(1, scene.users() / RIVALS);
    Departure departure = departure(scene, cabins);
    Wish wish = Wish.of(scene, departure);
    scene.people().signIn(scene.users());
    long chargedBefore = charged(scene);
    Scene.Part part =
        scene.play(
            name(),
            title(),
            () ->
                List.of(
                    scenario("buyers")
                        .exec(scene.people().back(scene.users()))
                        .exec(wish.inMind())
                        .exec(Visit.order(), Visit.pay())
                        .injectOpen(atOnceUsers(scene.users()))));
    String sold =
        "from cabin_hold h join orders o on o.id = h.order_id where h.state = 'SOLD' and o.sailing_id = '%s'"
            .formatted(departure.sailingId());
    long cabinsSold = scene.probe().number("payment", "select count(*) " + sold);
    scene.figure("orders.cabins", cabins);
    scene.figure("orders.sold", cabinsSold);
    scene.figure("orders.unsold", Math.max(0, cabins - cabinsSold));
    scene.figure("orders.oversold", Math.max(0, cabinsSold - cabins));
    scene.figure(
        "orders.cabinsTwice",
        scene.probe().number("payment", "select count(*) - count(distinct h.cabin_id) " + sold));
    scene.figure("orders.soldOut", part.calls().named("order").count(409));
    long paid = part.calls().named("pay").count(200);
    scene.figure("orders.paid", paid);
    scene.figure(
        "orders.moneyOff", Math.abs(charged(scene) - chargedBefore - paid * departure.amount()));
    Ledger.check(scene, name());
  }

  /** The money that the payment provider has taken and not given back. */
  private static long charged(Scene scene) throws IOException, InterruptedException {
    var counts = scene.http().json("GET", scene.stack().service("sandbox", "/sandbox/psp"), "");
    return counts.path("charged").asLong() - counts.path("returned").asLong();
  }

  static Departure departure(Scene scene, int cabins) throws IOException, InterruptedException {
    Shop shop = new Shop(scene.stack());
    String token = shop.logIn("01000000001", "cruise-demo-2026");
    String code = "SIM-" + Long.toString(System.currentTimeMillis(), 36);
    Departure.createProduct(shop, token, code);
    return Departure.create(
        shop, token, code, LocalDate.now(ZoneId.of("Asia/Seoul")).plusDays(DAYS_AHEAD), cabins);
  }
}
