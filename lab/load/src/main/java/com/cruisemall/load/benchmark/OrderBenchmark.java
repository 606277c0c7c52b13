package com.cruisemall.load.benchmark;

import com.cruisemall.load.stack.DemoAccounts;
import com.cruisemall.load.stack.LocalStack;
import com.cruisemall.load.stack.ServiceClient;
import com.cruisemall.load.stack.TestSailing;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
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
 * Orders per second of payment-service beside the same statements run by pgbench on the same
 * PostgreSQL. The sides take turns in one run; the result is a ratio.
 */
@Command(
    name = "orders",
    mixinStandardHelpOptions = true,
    description =
        "Compares orders per second of payment-service with the same statements run by pgbench.")
final class OrderBenchmark implements Callable<Integer> {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final int CALIBRATION_ORDERS = 48;
  private static final String MADE_IN_JAVA = "/* made in Java by the service";

  @Option(names = "--state", description = "Folder of a running stack (${DEFAULT-VALUE}).")
  private Path state = Path.of(".cruise");

  @Option(names = "--orders", description = "Orders per round (${DEFAULT-VALUE}).")
  private int orders = 3000;

  @Option(names = "--clients", description = "Concurrent clients (${DEFAULT-VALUE}).")
  private int clients = 16;

  @Option(names = "--rounds", description = "Rounds per side (${DEFAULT-VALUE}).")
  private int rounds = 5;

  /** Runs the command line. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new OrderBenchmark()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    LocalStack stack = new LocalStack(state);
    try (Connection database = stack.database("payment")) {
      return new Measurement(stack, database).run();
    }
  }

  /** State of one run. */
  private final class Measurement {
    private final LocalStack stack;
    private final Connection database;
    private final ServiceClient client;
    private final PgbenchRound pgbench;
    private final BenchmarkReport report;
    private final String code = "LOAD-" + Long.toString(CLOCK.millis(), 36);
    private final List<TestSailing> sailings = new ArrayList<>();
    private LocalDate day =
        LocalDate.ofInstant(CLOCK.instant(), ZoneId.of("Asia/Seoul")).plusDays(200);

    Measurement(LocalStack stack, Connection database) throws IOException {
      this.stack = stack;
      this.database = database;
      this.client = new ServiceClient(stack);
      this.pgbench = new PgbenchRound(stack, clients);
      this.report = new BenchmarkReport(stack, database, clients);
    }

    int run() throws IOException, InterruptedException, SQLException {
      report.printMachine();
      TestSailing.createProduct(client, administrator(), code);
      boolean same = compareStatements();
      boolean sound = true;
      for (int round = 0; round <= rounds; round++) {
        TestSailing serviceSailing = createSailing(orders);
        TestSailing pgbenchSailing = createSailing(orders + clients);
        sound &= round(round, serviceSailing, pgbenchSailing);
      }
      boolean balanced =
          report.checkBooks(sailings, client.get("/api/admin/ledger/check", administrator()));
      client.withdraw(code, administrator());
      report.printRatio();
      return same && sound && balanced ? 0 : 1;
    }

    /** Runs one round; round 0 warms both sides up and does not count. */
    private boolean round(int round, TestSailing serviceSailing, TestSailing pgbenchSailing)
        throws IOException, InterruptedException, SQLException {
      RoundResult service;
      RoundResult statements;
      Duration serviceBefore = stack.process("payment").info().totalCpuDuration().orElseThrow();
      Duration generatorBefore = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
      if (round % 2 == 0) {
        service = new ServiceRound(client, customer(), clients).run(serviceSailing, orders);
        report.printProcessorTime(
            stack.process("payment").info().totalCpuDuration().orElseThrow().minus(serviceBefore),
            ProcessHandle.current().info().totalCpuDuration().orElseThrow().minus(generatorBefore),
            orders);
        statements = pgbench.run(pgbenchSailing, userId(), terms(), orders);
      } else {
        statements = pgbench.run(pgbenchSailing, userId(), terms(), orders);
        service = new ServiceRound(client, customer(), clients).run(serviceSailing, orders);
      }
      report.printRound(round, service, statements);
      return service.failed() == 0 && statements.failed() == 0;
    }

    /**
     * Places a calibration orders on each side and compares the statements that the database
     * executed.
     */
    private boolean compareStatements() throws IOException, InterruptedException, SQLException {
      TestSailing calibration = createSailing(3 * CALIBRATION_ORDERS);
      StatementCounts start = StatementCounts.of(database);
      new ServiceRound(client, customer(), 1).run(calibration, CALIBRATION_ORDERS);
      StatementCounts served = StatementCounts.of(database);
      new PgbenchRound(stack, 1).run(calibration, userId(), terms(), CALIBRATION_ORDERS);
      StatementCounts benched = StatementCounts.of(database);
      Set<String> ofService = served.since(start, CALIBRATION_ORDERS);
      Set<String> ofPgbench = benched.since(served, CALIBRATION_ORDERS);
      ofPgbench.removeIf(text -> text.contains(MADE_IN_JAVA));
      Set<String> missing = new TreeSet<>(ofService);
      missing.removeAll(ofPgbench);
      Set<String> unexpected = new TreeSet<>(ofPgbench);
      unexpected.removeAll(ofService);
      report.printStatements(ofService.size(), missing, unexpected);
      return missing.isEmpty() && unexpected.isEmpty();
    }

    private TestSailing createSailing(int cabins) throws IOException, InterruptedException {
      day = day.plusDays(1);
      TestSailing sailing = TestSailing.create(client, administrator(), code, day, cabins);
      sailings.add(sailing);
      return sailing;
    }

    private String administrator() throws IOException, InterruptedException {
      return client.logIn(DemoAccounts.ADMINISTRATOR, DemoAccounts.STAFF_PASSWORD);
    }

    private String customer() throws IOException, InterruptedException {
      return client.logIn(DemoAccounts.CUSTOMER, DemoAccounts.CUSTOMER_PASSWORD);
    }

    private String userId() throws SQLException {
      return one("select user_id::text from orders where sailing_id = ?::uuid limit 1");
    }

    private String terms() throws SQLException {
      return one("select terms::text from orders where sailing_id = ?::uuid limit 1");
    }

    /** Queries the first sailing, for which the service has accepted orders. */
    private String one(String sql) throws SQLException {
      try (var query = database.prepareStatement(sql)) {
        query.setString(1, sailings.getFirst().sailingId());
        try (var rows = query.executeQuery()) {
          rows.next();
          return rows.getString(1);
        }
      }
    }
  }
}
