package com.cruisemall.load.simulate;

import com.cruisemall.load.findings.AuditFindings;
import com.cruisemall.load.journeys.Traffic;
import com.cruisemall.load.probe.Machine;
import com.cruisemall.load.report.Comparison;
import com.cruisemall.load.report.ReportWriter;
import com.cruisemall.load.report.SimulationReport;
import com.cruisemall.load.stack.LocalStack;
import com.cruisemall.load.stack.StackClient;
import com.cruisemall.load.stages.SimulatedUsers;
import com.cruisemall.load.stages.SimulationContext;
import com.cruisemall.load.stages.Stage;
import com.cruisemall.load.stages.Stages;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the load simulation against a running stack and writes the audit's report. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description =
        "Simulates concurrent users against the running stack and writes the audit's report as page"
            + " and JSON. Exits with 1 if a limit is not kept or a figure was not measured.")
public final class RunSimulation implements Callable<Integer> {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final int FAILED = 1;
  private static final int ACCOUNTS_PER_USER = 4;

  @Option(names = "--state", required = true, description = "State folder of the running stack.")
  private Path state = Path.of(".cruise");

  @Option(names = "--users", description = "Number of concurrent users (${DEFAULT-VALUE}).")
  private int users = 100;

  @Option(
      names = "--duration",
      description = "Duration of arrivals in the mixed day in ISO 8601 (${DEFAULT-VALUE}).")
  private Duration duration = Duration.ofMinutes(2);

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Folder for the report (${DEFAULT-VALUE}).")
  private Path report = Path.of("simulate-report");

  @Option(
      names = "--compare",
      paramLabel = "FILE",
      description = "report.json of an earlier run to compare with.")
  private @Nullable Path earlier;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "STAGE",
      description = "Stages to run, separated by commas; only their findings are judged.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--no-steps",
      negatable = true,
      description = "Skip the capacity steps from 50 to 8,000 users.")
  private boolean steps = true;

  @Option(
      names = "--faults",
      description = "Also inject faults of servers, partners and the network. Linux only.")
  private boolean faults;

  @Option(names = "--target", description = "Address of the shop, if not that of the stack.")
  private @Nullable String target;

  @Option(names = "--remote-target", description = "Confirm that the target is another machine.")
  private boolean remote;

  @Option(
      names = "--i-may-load-this-target",
      description = "Confirm that the target may be loaded.")
  private boolean confirmed;

  /** The original standard output, since Gatling prints to {@code System.out}. */
  private final PrintStream out = System.out;

  /** Runs the command line. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new RunSimulation()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    LocalStack stack = new LocalStack(state);
    String address = target == null ? stack.address() : target;
    TargetPolicy.check(address, remote, confirmed);
    StackClient http = new StackClient();
    Path gatling = Files.createTempDirectory("simulate");
    Traffic traffic = new Traffic(address, gatling);
    SimulatedUsers accounts = new SimulatedUsers(stack, traffic.clients());
    accounts.create(users * ACCOUNTS_PER_USER);
    SimulationContext context =
        new SimulationContext(stack, http, traffic, accounts, users, duration, CLOCK);
    Instant began = CLOCK.instant();
    double loadBefore = Machine.load();
    List<Stage> stages = Stages.of(only, steps, faults);
    print(
        "%d people at once, %s; load of the machine before %.2f"
            .formatted(users, address, loadBefore));
    boolean complete = new StageRunner(out).run(stages, context);
    SimulationReport result =
        new SimulationReport(
            began,
            Duration.between(began, CLOCK.instant()),
            users,
            duration,
            context.environment(),
            loadBefore,
            Machine.load(),
            traffic.addressCount(),
            context.figures(),
            context.phases(),
            AuditFindings.of(only, faults).stream()
                .map(finding -> finding.judge(context.figures()))
                .toList());
    Optional<Comparison> comparison = Optional.empty();
    if (earlier != null) {
      comparison = Optional.of(Comparison.with(earlier, result));
    }
    new ReportWriter(report).write(result, comparison);
    result.print(out);
    comparison.ifPresent(changes -> changes.print(out));
    print("report: " + report.toAbsolutePath().resolve("index.html"));
    return complete && result.passed() ? 0 : FAILED;
  }

  private void print(String line) {
    out.println(line);
  }
}
