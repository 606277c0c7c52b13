package com.cruisemall.image;

import com.cruisemall.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void keepsTheRulesOfTheHouse() {
    ArchitectureRules.check("com.cruisemall.image");
  }
}
