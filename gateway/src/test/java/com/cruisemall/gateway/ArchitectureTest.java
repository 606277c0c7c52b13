package com.cruisemall.gateway;

import com.cruisemall.kit.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void followsTheArchitectureRules() {
    ArchitectureRules.checkGateway("com.cruisemall.gateway");
  }
}
