package com.cruisemall.load.stages;

import com.cruisemall.load.findings.LocalizedText;
import java.io.IOException;
import java.sql.SQLException;

/** Stage of a simulation. */
public interface Stage {
  /** Name on the command line and prefix of the figures. */
  String name();

  /** Title for terminal and report. */
  LocalizedText title();

  /** Runs the stage and records its figures and phases in the context. */
  void run(SimulationContext context) throws IOException, InterruptedException, SQLException;
}
