package com.cruisemall.load;

import com.cruisemall.load.stack.LocalStack;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Orders per second through payment-service beside the same statements run by pgbench on the same
 * PostgreSQL, in turns, in one run; reported as a ratio.
 */
@Command(
    name = "orders",
    mixinStandardHelpOptions = true,
    description =
        "Orders per second through payment-service beside the same statements by pgbench.")
final class OrdersPerSecond implements Callable<Integer> {
  private static final int CALIBRATION = 48;
  private static final String MADE_IN_JAVA = "/* made in Java by the service";

  @Option(names = "--state", description = "the folder of a running stack (${DEFAULT-VALUE})")
  private Path state = Path.of(".cruise");

  @Option(names = "--orders", description = "in each round (${DEFAULT-VALUE})")
  private int orders = 3000;

  @Option(names = "--clients", description = "at a time (${DEFAULT-VALUE})")
  private int clients = 16;

  @Option(names = "--rounds", description = "of each side (${DEFAULT-VALUE})")
  private int rounds = 5;

  /** Runs it. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new OrdersPerSecond()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    LocalStack stack = new LocalStack(state);
    try (Connection database = stack.database("payment")) {
      return new Measurement(stack, database).run();
    }
  }

  /** One run, from the first look at the database to the last. */
  private final class Measurement {
    private final LocalStack stack;
    private final Connection database;
    private final Shop shop;
    private final PgbenchRound pgbench;
    private final Report report;
    private final String code = "LOAD-" + Long.toString(System.currentTimeMillis(), 36);
    private final List<Departure> departures = new ArrayList<>();
    private LocalDate day = LocalDate.now(ZoneId.of("Asia/Seoul")).plusDays(200);

    Measurement(LocalStack stack, Connection database) throws IOException {
      this.stack = stack;
      this.database = database;
      this.shop = new Shop(stack);
      this.pgbench = new PgbenchRound(stack, clients);
      this.report = new Report(stack, database, clients);
    }

    int run() throws IOException, InterruptedException, SQLException {
      report.machine();
      Departure.createProduct(shop, administrator(), code);
      boolean same = compareStatements();
      boolean sound = true;
      for (int round = 0; round <= rounds; round++) {
        Departure ours = departure(orders);
        Departure theirs = departure(orders + clients);
        sound &= round(round, ours, theirs);
      }
      boolean balanced =
          report.books(departures, shop.get("/api/admin/ledger/check", administrator()));
      shop.withdraw(code, administrator());
      report.ratio();
      return same && sound && balanced ? 0 : 1;
    }

    /** Round 0 warms both sides up and does not count. */
    private boolean round(int round, Departure ours, Departure theirs)
        throws IOException, InterruptedException, SQLException {
      Round service;
      Round statements;
      Duration before = stack.process("payment").info().totalCpuDuration().orElseThrow();
      Duration mine = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
      if (round % 2 == 0) {
        service = new ServiceRound(shop, customer(), clients).run(ours, orders);
        report.processor(
            stack.process("payment").info().totalCpuDuration().orElseThrow().minus(before),
            ProcessHandle.current().info().totalCpuDuration().orElseThrow().minus(mine),
            orders);
        statements = pgbench.run(theirs, user(), terms(), orders);
      } else {
        statements = pgbench.run(theirs, user(), terms(), orders);
        service = new ServiceRound(shop, customer(), clients).run(ours, orders);
      }
      report.round(round, service, statements);
      return service.failed() == 0 && statements.failed() == 0;
    }

    /** Places a few orders on either side and looks at what the database was asked to do. */
    private boolean compareStatements() throws IOException, InterruptedException, SQLException {
      Departure few = departure(3 * CALIBRATION);
      Statements start = Statements.of(database);
      new ServiceRound(shop, customer(), 1).run(few, CALIBRATION);
      Statements served = Statements.of(database);
      new PgbenchRound(stack, 1).run(few, user(), terms(), CALIBRATION);
      Statements benched = Statements.of(database);
      Set<String> ofService = served.since(start, CALIBRATION);
      Set<String> ofPgbench = benched.since(served, CALIBRATION);
      ofPgbench.removeIf(text -> text.contains(MADE_IN_JAVA));
      Set<String> missing = new TreeSet<>(ofService);
      missing.removeAll(ofPgbench);
      Set<String> needless = new TreeSet<>(ofPgbench);
      needless.removeAll(ofService);
      report.statements(ofService.size(), missing, needless);
      return missing.isEmpty() && needless.isEmpty();
    }

    private Departure departure(int cabins) throws IOException, InterruptedException {
      day = day.plusDays(1);
      Departure departure = Departure.create(shop, administrator(), code, day, cabins);
      departures.add(departure);
      return departure;
    }

    private String administrator() throws IOException, InterruptedException {
      return shop.logIn("01000000001", "cruise-demo-2026");
    }

    private String customer() throws IOException, InterruptedException {
      return shop.logIn("0101234100", "3800");
    }

    private String user() throws SQLException {
      return one("select user_id::text from orders where sailing_id = ?::uuid limit 1");
    }

    private String terms() throws SQLException {
      return one("select terms::text from orders where sailing_id = ?::uuid limit 1");
    }

    /** Asks about the first departure, which the service has taken orders of. */
    private String one(String sql) throws SQLException {
      try (var query = database.prepareStatement(sql)) {
        query.setString(1, departures.getFirst().sailingId());
        try (var rows = query.executeQuery()) {
          rows.next();
          return rows.getString(1);
        }
      }
    }
  }
}
