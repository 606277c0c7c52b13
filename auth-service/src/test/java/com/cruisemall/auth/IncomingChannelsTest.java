package com.cruisemall.auth;

import com.cruisemall.kit.test.IncomingChannels;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class IncomingChannelsTest {
  @Test
  void surviveOddValues() {
    IncomingChannels.assertSurviveOddValues();
  }
}
