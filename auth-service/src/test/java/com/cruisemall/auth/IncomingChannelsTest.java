package com.cruisemall.auth;

import com.cruisemall.kit.test.IncomingChannels;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@AuthServiceTest
class IncomingChannelsTest {
  @ConfigProperty(name = "quarkus.management.port")
  int managementPort;

  @Test
  void surviveOddValues() {
    IncomingChannels.assertSurviveOddValues("http://localhost:" + managementPort + "/q/health");
  }
}
