package com.cruisemall.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruisemall.local.process.CommandFailedException;
import com.cruisemall.local.stack.Component;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class DevCommandTest {
  @Test
  void startsProgramsInDependencyOrder() {
    assertThat(DevCommand.components(List.of("gateway", "rates", "auth")))
        .extracting(Component::name)
        .containsExactly("auth", "rates", "gateway");
  }

  @Test
  void webIsTheGateway() {
    assertThat(DevCommand.components(List.of("web", "gateway")))
        .extracting(Component::name)
        .containsExactly("gateway");
  }

  @Test
  void rejectsUnknownProgramAndNamesTheKnownOnes() {
    assertThatThrownBy(() -> DevCommand.components(List.of("rates", "sandbox")))
        .isInstanceOf(CommandFailedException.class)
        .hasMessage(
            "unknown program: sandbox; use rates, auth, upload, chat, payment, gateway or web");
  }

  @Test
  void skipsDebugPortThatIsInUse() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(DevCommand.freePort(taken.getLocalPort())).isGreaterThan(taken.getLocalPort());
    }
  }

  @Test
  void buildsKitModulesAndDoesNotSuspendTheProgram() {
    var component = DevCommand.components(List.of("payment")).getFirst();

    assertThat(DevServer.command("mvn", component, 5007))
        .startsWith("mvn")
        .containsSequence("--projects", "payment-service", "--also-make")
        .contains("-Ddebug=5007", "-Dsuspend=n");
  }
}
