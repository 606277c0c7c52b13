package com.cruisemall.upload;

import com.cruisemall.kit.test.IncomingChannels;
import org.junit.jupiter.api.Test;

@UploadServiceTest
class IncomingChannelsTest {
  @Test
  void surviveOddValues() {
    IncomingChannels.assertSurviveOddValues();
  }
}
