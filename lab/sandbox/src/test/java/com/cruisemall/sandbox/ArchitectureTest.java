package com.cruisemall.sandbox;

import com.cruisemall.kit.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void followsArchitectureRules() {
    ArchitectureRules.checkSimulator("com.cruisemall.sandbox");
  }
}
