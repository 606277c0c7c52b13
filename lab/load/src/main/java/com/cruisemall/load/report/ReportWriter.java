package com.cruisemall.load.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Writes {@code index.html}, {@code report.json} and the plots to a folder. */
public record ReportWriter(Path folder) {
  /** Writes all files. */
  public void write(SimulationReport report, Optional<Comparison> comparison) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("report.json"), JsonReport.of(report));
    Files.writeString(folder.resolve("index.html"), new HtmlReport(report, comparison).html());
    for (Plots.Named plot : Plots.of(report)) {
      Files.writeString(folder.resolve(plot.name() + ".svg"), plot.svg());
    }
  }
}
