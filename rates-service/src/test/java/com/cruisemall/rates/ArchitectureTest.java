package com.cruisemall.rates;

import com.cruisemall.kit.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void followsTheArchitectureRules() {
    ArchitectureRules.check("com.cruisemall.rates");
  }
}
