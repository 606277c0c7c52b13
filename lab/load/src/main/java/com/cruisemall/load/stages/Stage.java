package com.cruisemall.load.stages;

import com.cruisemall.load.findings.Text;
import java.io.IOException;
import java.sql.SQLException;

/** A part of a simulation. */
public interface Stage {
  /** As it is asked for on the command line, and as its figures begin. */
  String name();

  /** For the terminal and the report. */
  Text title();

  /** Does it, and leaves figures and traffic in the scene. */
  void run(Scene scene) throws IOException, InterruptedException, SQLException;
}
