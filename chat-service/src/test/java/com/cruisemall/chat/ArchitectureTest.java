package com.cruisemall.chat;

import com.cruisemall.kit.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void followsArchitectureRules() {
    ArchitectureRules.check("com.cruisemall.chat");
  }
}
