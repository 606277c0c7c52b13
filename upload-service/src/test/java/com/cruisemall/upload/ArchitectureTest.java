package com.cruisemall.upload;

import com.cruisemall.kit.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void keepsTheRulesOfTheHouse() {
    ArchitectureRules.check("com.cruisemall.upload");
  }
}
