package com.cruisemall.load.stages;

import com.cruisemall.load.Departure;
import com.cruisemall.load.journeys.Call;
import com.cruisemall.load.journeys.Calls;
import com.cruisemall.load.stack.Waiting;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** What must be true when all faults are over, of the orders of one departure and of sessions. */
final class Invariants {
  private static final Duration SETTLED = Duration.ofMinutes(4);
  private static final String UNSETTLED =
      """
      select (select count(*) from payment where status in ('CONFIRMING', 'UNKNOWN'))
           + (select count(*) from orders where status = 'CONFIRMING')
           + (select count(*) from refund where status = 'REQUESTED')
           + (select count(*) from outbox_event)
      """;

  private final Scene scene;
  private final Departure departure;
  private final int people;
  private final Set<String> ordered = new HashSet<>();
  private final Set<String> paid = new HashSet<>();

  /**
   * @param people who go on with the sessions they have, of as many again who do nothing
   */
  Invariants(Scene scene, Departure departure, int people) {
    this.scene = scene;
    this.departure = departure;
    this.people = people;
  }

  /** Notes the orders and payments that somebody was told are there. */
  void acknowledged(Calls calls) {
    for (Call call : calls.all()) {
      if (call.name().equals("order") && call.status() == 201) {
        ordered.add(call.note());
      }
      if (call.name().equals("pay") && call.status() == 200) {
        paid.add(call.note());
      }
    }
    ordered.remove("");
    paid.remove("");
  }

  /** Waits until all is settled, and counts what is not as it must be. */
  void after() throws IOException, InterruptedException, SQLException {
    boolean settled = Waiting.until(SETTLED, this::isSettled);
    scene.figure("faults.unsettled", settled ? 0 : 1);
    scene.figure("faults.ordersAcknowledged", ordered.size());
    scene.figure("faults.paymentsAcknowledged", paid.size());
    scene.figure(
        "faults.ordersLost",
        ordered.size() - present("select 1 from orders where id = ?", "payment", ordered));
    scene.figure(
        "faults.paymentsLost",
        paid.size()
            - present("select 1 from orders where id = ? and status = 'PAID'", "payment", paid));
    String held =
        "from cabin_hold h join orders o on o.id = h.order_id where h.state in ('HELD', 'SOLD') and o.sailing_id = '%s'"
            .formatted(departure.sailingId());
    scene.figure(
        "faults.cabinsTwice",
        scene.probe().number("payment", "select count(*) - count(distinct h.cabin_id) " + held));
    Set<String> allPaid = allPaid();
    scene.figure("faults.paid", allPaid.size());
    scene.figure(
        "faults.tripsLost",
        allPaid.size() - present("select 1 from trip where order_id = ?", "auth", allPaid));
    Ledger.check(scene, "faults");
    sessions();
  }

  private boolean isSettled() {
    try {
      Set<String> allPaid = allPaid();
      return scene.probe().number("payment", UNSETTLED) == 0
          && present("select 1 from trip where order_id = ?", "auth", allPaid) == allPaid.size();
    } catch (SQLException e) {
      return false;
    }
  }

  private Set<String> allPaid() throws SQLException {
    Set<String> ids = new HashSet<>();
    try (Connection database = scene.stack().database("payment");
        PreparedStatement query =
            database.prepareStatement(
                "select id from orders where status = 'PAID' and sailing_id = ?::uuid")) {
      query.setString(1, departure.sailingId());
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      }
    }
    return ids;
  }

  /** For how many ids there is exactly one row. */
  private int present(String sql, String name, Set<String> ids) throws SQLException {
    int found = 0;
    try (Connection database = scene.stack().database(name);
        PreparedStatement query = database.prepareStatement(sql)) {
      for (String id : ids) {
        query.setString(1, id);
        try (var rows = query.executeQuery()) {
          found += rows.next() && !rows.next() ? 1 : 0;
        }
      }
    }
    return found;
  }

  /** All who were signed in before still are. */
  private void sessions() throws IOException, InterruptedException {
    int lost = 0;
    var everybody = scene.people().signedIn(people * 2);
    for (int n = 0; n < people * 2; n++) {
      String cookie = String.valueOf(everybody.next().get("sid"));
      int status = scene.ask("GET", "/api/auth/me", "", People.signedInAs(cookie)).statusCode();
      lost += status == 200 ? 0 : 1;
    }
    scene.figure("faults.sessionsLost", lost);
  }
}
