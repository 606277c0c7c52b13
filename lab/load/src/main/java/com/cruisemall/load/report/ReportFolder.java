package com.cruisemall.load.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a report lies: {@code index.html}, {@code report.json} and the plots as pictures. */
public record ReportFolder(Path folder) {
  /** Writes all of it. */
  public void write(Report report, Optional<Comparison> comparison) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("report.json"), JsonReport.of(report));
    Files.writeString(folder.resolve("index.html"), new Page(report, comparison).html());
    for (Plots.Named plot : Plots.of(report)) {
      Files.writeString(folder.resolve(plot.name() + ".svg"), plot.svg());
    }
  }
}
