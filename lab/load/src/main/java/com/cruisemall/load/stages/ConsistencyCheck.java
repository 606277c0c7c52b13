package com.cruisemall.load.stages;

import com.cruisemall.load.journeys.Call;
import com.cruisemall.load.journeys.Calls;
import com.cruisemall.load.stack.TestSailing;
import com.cruisemall.local.process.Polling;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Checks orders of one sailing and sessions for consistency after faults. */
final class ConsistencyCheck {
  private static final Duration POLL_INTERVAL = Duration.ofMillis(500);
  private static final Duration SETTLE_TIMEOUT = Duration.ofMinutes(4);
  private static final String UNSETTLED =
      """
      select (select count(*) from payment where status in ('CONFIRMING', 'UNKNOWN'))
           + (select count(*) from orders where status = 'CONFIRMING')
           + (select count(*) from refund where status = 'REQUESTED')
           + (select count(*) from outbox_event where sent_at is null)
      """;

  private final SimulationContext context;
  private final TestSailing sailing;
  private final int people;
  private final Set<String> ordered = new HashSet<>();
  private final Set<String> paid = new HashSet<>();

  /**
   * @param people number of active users; as many again stay idle
   */
  ConsistencyCheck(SimulationContext context, TestSailing sailing, int people) {
    this.context = context;
    this.sailing = sailing;
    this.people = people;
  }

  /** Records the orders and payments that the shop acknowledged. */
  void recordAcknowledged(Calls calls) {
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

  /** Waits until everything is settled, then records the violations. */
  void check() throws IOException, InterruptedException, SQLException {
    boolean settled = Polling.until(this::isSettled, POLL_INTERVAL, SETTLE_TIMEOUT);
    context.recordFigure("faults.unsettled", settled ? 0 : 1);
    context.recordFigure("faults.ordersAcknowledged", ordered.size());
    context.recordFigure("faults.paymentsAcknowledged", paid.size());
    context.recordFigure(
        "faults.ordersLost",
        ordered.size() - present("select 1 from orders where id = ?", "payment", ordered));
    context.recordFigure(
        "faults.paymentsLost",
        paid.size()
            - present("select 1 from orders where id = ? and status = 'PAID'", "payment", paid));
    String held =
        "from cabin_hold h join orders o on o.id = h.order_id where h.state in ('HELD', 'SOLD') and o.sailing_id = '%s'"
            .formatted(sailing.sailingId());
    context.recordFigure(
        "faults.cabinsTwice",
        context.probe().number("payment", "select count(*) - count(distinct h.cabin_id) " + held));
    Set<String> allPaid = allPaid();
    context.recordFigure("faults.paid", allPaid.size());
    context.recordFigure(
        "faults.tripsLost",
        allPaid.size() - present("select 1 from trip where order_id = ?", "auth", allPaid));
    LedgerCheck.check(context, "faults");
    checkSessions();
  }

  private boolean isSettled() {
    try {
      Set<String> allPaid = allPaid();
      return context.probe().number("payment", UNSETTLED) == 0
          && present("select 1 from trip where order_id = ?", "auth", allPaid) == allPaid.size();
    } catch (SQLException e) {
      return false;
    }
  }

  private Set<String> allPaid() throws SQLException {
    Set<String> ids = new HashSet<>();
    try (Connection database = context.stack().database("payment");
        PreparedStatement query =
            database.prepareStatement(
                "select id from orders where status = 'PAID' and sailing_id = ?::uuid")) {
      query.setString(1, sailing.sailingId());
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      }
    }
    return ids;
  }

  /** Returns the number of ids that have exactly one row. */
  private int present(String sql, String name, Set<String> ids) throws SQLException {
    int found = 0;
    try (Connection database = context.stack().database(name);
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

  /** Counts users whose session was lost. */
  private void checkSessions() throws IOException, InterruptedException {
    int lost = 0;
    var users = context.users().loggedIn(people * 2);
    for (int n = 0; n < people * 2; n++) {
      String cookie = String.valueOf(users.next().get("sid"));
      int status =
          context
              .send("GET", "/api/auth/me", "", SimulatedUsers.sessionHeaders(cookie))
              .statusCode();
      lost += status == 200 ? 0 : 1;
    }
    context.recordFigure("faults.sessionsLost", lost);
  }
}
