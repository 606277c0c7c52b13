package com.cruisemall.sandbox;

import com.cruisemall.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void keepsTheRulesOfTheHouse() {
    ArchitectureRules.check("com.cruisemall.sandbox");
  }
}
