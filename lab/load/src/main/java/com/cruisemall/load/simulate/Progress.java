package com.cruisemall.load.simulate;

import com.cruisemall.load.journeys.Traffic;
import com.cruisemall.load.stages.Scene;
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

/** Plays one part after another and says how far it is: on a terminal in one line that changes. */
final class Progress {
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final PrintStream out;
  private final boolean terminal;

  Progress(PrintStream out) {
    this.out = out;
    this.terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  /** Whether each part could be played to its end. */
  boolean play(List<Stage> stages, Scene scene) throws InterruptedException {
    boolean complete = true;
    for (int n = 0; n < stages.size(); n++) {
      Stage stage = stages.get(n);
      String title = "[%d/%d] %s".formatted(n + 1, stages.size(), stage.title().en());
      int before = scene.parts().size();
      long began = System.nanoTime();
      String failure = played(stage, scene, title);
      complete &= failure.isEmpty();
      double seconds = (System.nanoTime() - began) / 1e9;
      if (terminal) {
        out.print("\r\033[K");
      }
      out.printf("%s (%.0f s)%s%n", title, seconds, failure);
      for (Scene.Part part : scene.parts().subList(before, scene.parts().size())) {
        out.printf(
            "        %-22s %6d requests  p50 %5.0f  p95 %5.0f  p99 %5.0f ms  errors %.2f %% %s%n",
            part.name(),
            part.calls().count(),
            part.calls().percentile(50),
            part.calls().percentile(95),
            part.calls().percentile(99),
            part.calls().errorPercent(),
            part.calls().failures());
      }
    }
    return complete;
  }

  private String played(Stage stage, Scene scene, String title) throws InterruptedException {
    Thread ticker = Thread.ofPlatform().daemon().start(() -> tick(title));
    try {
      stage.run(scene);
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
