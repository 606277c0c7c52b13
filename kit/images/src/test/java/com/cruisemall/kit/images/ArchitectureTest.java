package com.cruisemall.kit.images;

import com.cruisemall.kit.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void followsTheArchitectureRules() {
    ArchitectureRules.check("com.cruisemall.kit.images");
  }
}
