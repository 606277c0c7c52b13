package com.cruisemall.load.simulate;

import com.cruisemall.load.journeys.Traffic;
import com.cruisemall.load.stages.Phase;
import com.cruisemall.load.stages.SimulationContext;
import com.cruisemall.load.stages.Stage;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Runs stages in order and prints progress, on a terminal in one changing line. */
final class StageRunner {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final PrintStream out;
  private final boolean terminal;

  StageRunner(PrintStream out) {
    this.out = out;
    this.terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  /** Runs all stages; returns whether each one completed. */
  boolean run(List<Stage> stages, SimulationContext context) throws InterruptedException {
    boolean complete = true;
    for (int n = 0; n < stages.size(); n++) {
      Stage stage = stages.get(n);
      String title = "[%d/%d] %s".formatted(n + 1, stages.size(), stage.title().en());
      int before = context.phases().size();
      long began = System.nanoTime();
      String failure = runStage(stage, context, title);
      complete &= failure.isEmpty();
      double seconds = (System.nanoTime() - began) / 1e9;
      if (terminal) {
        out.print("\r\033[K");
      }
      out.printf("%s (%.0f s)%s%n", title, seconds, failure);
      for (Phase phase : context.phases().subList(before, context.phases().size())) {
        out.printf(
            "        %-22s %6d requests  p50 %5.0f  p95 %5.0f  p99 %5.0f ms  errors %.2f %% %s%n",
            phase.name(),
            phase.calls().count(),
            phase.calls().percentile(50),
            phase.calls().percentile(95),
            phase.calls().percentile(99),
            phase.calls().errorPercent(),
            phase.calls().failures());
      }
    }
    return complete;
  }

  private String runStage(Stage stage, SimulationContext context, String title)
      throws InterruptedException {
    Thread ticker = Thread.ofPlatform().daemon().start(() -> tick(title));
    try {
      stage.run(context);
      return "";
    } catch (IOException | SQLException | RuntimeException e) {
      @Nullable Throwable cause = e.getCause();
      return " FAILED: " + e + (cause == null ? "" : ", because of " + cause);
    } finally {
      ticker.interrupt();
      ticker.join();
    }
  }

  private void tick(String title) {
    while (terminal && !Thread.currentThread().isInterrupted()) {
      out.printf("\r\033[K%s: %s", title, Traffic.progress());
      out.flush();
      LockSupport.parkNanos(PERIOD.toNanos());
    }
  }
}
