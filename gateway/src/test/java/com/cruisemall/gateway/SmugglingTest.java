package com.cruisemall.gateway;

import static com.cruisemall.gateway.ScriptedServices.SMUGGLED;
import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.BackingServers;
import com.cruisemall.kit.test.FakeIssuer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
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
    String response =
        RawConnection.exchange(
                "POST /api/exchange-rate HTTP/1.1\r\nHost: localhost\r\n"
                    + headers
                    + "\r\n\r\n"
                    + "0\r\n\r\n"
                    + HIDDEN)
            .text();

    assertThat(response.isEmpty() || response.startsWith("HTTP/1.1 ")).isTrue();
    assertThat(SMUGGLED).hasValue(0);
  }
}
