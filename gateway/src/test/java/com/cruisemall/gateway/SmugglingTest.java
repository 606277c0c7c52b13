package com.cruisemall.gateway;

import static com.cruisemall.gateway.ScriptedServices.SMUGGLED;
import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.BackingServers;
import com.cruisemall.kit.test.FakeIssuer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Request smuggling (RFC 9112 §11.2): gateway and service may disagree about the end of a request.
 * Bytes hidden in a body must never become a second request at the service.
 */
@QuarkusTest
@WithTestResource(FakeIssuer.class)
@WithTestResource(ScriptedServices.class)
@WithTestResource(BackingServers.class)
class SmugglingTest {
  private static final String HIDDEN = "GET /internal/smuggled HTTP/1.1\r\nHost: x\r\n\r\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 54\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Content-Length: 5\r\nContent-Length: 54",
        "Content-Length: 5, 54",
        "Content-Length : 54",
        "Content-Length: +5",
        "Content-Length: 0x36",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding : chunked",
        "Transfer-Encoding:\u000bchunked",
        "X: y\r\n Transfer-Encoding: chunked",
        "Connection: Content-Length\r\nContent-Length: 54",
        "Connection: Transfer-Encoding\r\nTransfer-Encoding: chunked",
        "X: y\nTransfer-Encoding: chunked",
        "Upgrade: websocket\r\nConnection: Upgrade\r\nContent-Length: 54"
      })
  void forwardsNoRequestHiddenInABody(String headers) throws IOException {
    String answer =
        exchange(
            "POST /api/exchange-rate HTTP/1.1\r\nHost: localhost\r\n"
                + headers
                + "\r\n\r\n"
                + "0\r\n\r\n"
                + HIDDEN);

    assertThat(answer.isEmpty() || answer.startsWith("HTTP/1.1 ")).isTrue();
    assertThat(SMUGGLED).hasValue(0);
  }

  @Test
  void refusesHeadersThatAreTooLarge() throws IOException {
    String answer =
        exchange(
            "GET /api/exchange-rate HTTP/1.1\r\nHost: localhost\r\nX-Large: "
                + "x".repeat(100_000)
                + "\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 431 ");
  }

  @Test
  void refusesAUriThatIsTooLong() throws IOException {
    String answer =
        exchange(
            "GET /api/exchange-rate?"
                + "x".repeat(10_000)
                + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

    assertThat(answer).matches("(?s)HTTP/1\\.[01] 414 .*");
  }

  /** Sends raw bytes; returns the response until the gateway closes or the read times out. */
  private static String exchange(String bytes) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
      socket.setSoTimeout(1_000);
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      return read(socket.getInputStream());
    }
  }

  private static String read(InputStream input) throws IOException {
    StringBuilder answer = new StringBuilder();
    byte[] buffer = new byte[8_192];
    try {
      for (int length = input.read(buffer); length > 0; length = input.read(buffer)) {
        answer.append(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
      }
    } catch (SocketException | SocketTimeoutException _) {
      // No further response.
    }
    return answer.toString();
  }
}
