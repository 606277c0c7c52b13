package com.cruisemall.load.simulate;

import com.cruisemall.load.findings.Audit;
import com.cruisemall.load.journeys.Traffic;
import com.cruisemall.load.probe.Machine;
import com.cruisemall.load.report.Comparison;
import com.cruisemall.load.report.Report;
import com.cruisemall.load.report.ReportFolder;
import com.cruisemall.load.stack.Http;
import com.cruisemall.load.stack.LocalStack;
import com.cruisemall.load.stages.People;
import com.cruisemall.load.stages.Scene;
import com.cruisemall.load.stages.Stage;
import com.cruisemall.load.stages.Stages;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
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

/** Plays many people against the running stack and writes the audit's report anew. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description =
        "Plays many people against the running stack, and writes the audit's report from what was"
            + " measured: a page, the same as JSON. Ends with 1 if a limit is not kept.")
public final class Simulate implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int SPARE = 4;

  @Option(names = "--state", required = true, description = "The folder of the running stack.")
  private Path state = Path.of(".cruise");

  @Option(
      names = "--users",
      description = "How many people at once; ${DEFAULT-VALUE} if not given.")
  private int users = 100;

  @Option(
      names = "--duration",
      description = "How long people arrive during the mixed day, as PT2M; ${DEFAULT-VALUE}.")
  private Duration duration = Duration.ofMinutes(2);

  @Option(names = "--report", paramLabel = "DIR", description = "Where the report is written.")
  private Path report = Path.of("simulate-report");

  @Option(
      names = "--compare",
      paramLabel = "FILE",
      description = "The JSON of an earlier run, to tell what got better or worse.")
  private @Nullable Path earlier;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "PART",
      description = "Only these parts of the simulation; their findings are then judged.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--no-steps",
      negatable = true,
      description = "Without the steps from 50 to 8,000 people that look for the knee.")
  private boolean steps = true;

  @Option(names = "--faults", description = "Also take servers and partners away meanwhile.")
  private boolean faults;

  @Option(names = "--target", description = "Another address of the shop than the stack's own.")
  private @Nullable String target;

  @Option(names = "--remote-target", description = "The target is not this machine.")
  private boolean remote;

  @Option(names = "--i-may-load-this-target", description = "And may be loaded.")
  private boolean really;

  /** Gatling tells of itself on the standard output, which is for people here. */
  private final PrintStream out = System.out;

  /** Runs it. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Simulate()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    LocalStack stack = new LocalStack(state);
    String address = target == null ? stack.address() : target;
    Target.check(address, remote, really);
    Http http = new Http();
    Path gatling = Files.createTempDirectory("simulate");
    Traffic traffic = new Traffic(address, gatling);
    People people = new People(stack, traffic.doors());
    people.invite(users * SPARE);
    Scene scene = new Scene(stack, http, traffic, people, users, duration);
    Instant began = Instant.now();
    double loadBefore = Machine.load();
    List<Stage> stages = Stages.of(only, steps, faults);
    say(
        "%d people at once, %s; load of the machine before %.2f"
            .formatted(users, address, loadBefore));
    boolean complete = new Progress(out).play(stages, scene);
    Report result =
        new Report(
            began,
            Duration.between(began, Instant.now()),
            users,
            duration,
            scene.surroundings(),
            loadBefore,
            Machine.load(),
            traffic.addressCount(),
            scene.figures(),
            scene.parts(),
            Audit.of(only, faults).stream()
                .map(finding -> finding.judge(scene.figures()))
                .toList());
    Optional<Comparison> comparison = Optional.empty();
    if (earlier != null) {
      comparison = Optional.of(Comparison.with(earlier, result));
    }
    new ReportFolder(report).write(result, comparison);
    result.say(out);
    comparison.ifPresent(changes -> changes.say(out));
    say("report: " + report.toAbsolutePath().resolve("index.html"));
    return complete && result.passed() ? 0 : FAILED;
  }

  private void say(String line) {
    out.println(line);
  }
}
