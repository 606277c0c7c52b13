package com.cruisemall.e2e;

import com.cruisemall.kit.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

/** Architecture of the tools that do not depend on kit/test themselves. */
class ToolsArchitectureTest {
  @Test
  void launcherFollowsTheArchitectureRules() {
    ArchitectureRules.checkTool("com.cruisemall.local", "lab/local");
  }

  @Test
  void loadGeneratorFollowsTheArchitectureRules() {
    ArchitectureRules.checkTool("com.cruisemall.load", "lab/load");
  }
}
