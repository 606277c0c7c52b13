package com.cruisemall.kit.test;

import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void followsTheArchitectureRules() {
    ArchitectureRules.checkTool("com.cruisemall.kit.test");
  }
}
