package com.cruisemall.gateway;

import com.cruisemall.kit.test.BackingServers;
import com.cruisemall.kit.test.FakeIssuer;
import com.cruisemall.kit.test.IncomingChannels;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(FakeIssuer.class)
@WithTestResource(ScriptedServices.class)
@WithTestResource(BackingServers.class)
class IncomingChannelsTest {
  @Test
  void surviveOddValues() {
    IncomingChannels.assertSurviveOddValues();
  }
}
