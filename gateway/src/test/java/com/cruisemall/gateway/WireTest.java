package com.cruisemall.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.gateway.RawConnection.Received;
import com.cruisemall.kit.test.BackingServers;
import com.cruisemall.kit.test.FakeIssuer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are malformed or ambiguous (RFC 9112 §§2, 3, 5, 6), as bytes on the connection. */
@QuarkusTest
@WithTestResource(FakeIssuer.class)
@WithTestResource(ScriptedServices.class)
@WithTestResource(BackingServers.class)
class WireTest {
  private static final String GET = "GET /api/exchange-rate HTTP/1.1\r\n";
  private static final String POST = "POST /api/exchange-rate HTTP/1.1\r\n";
  private static final String HOST = "Host: localhost\r\n";

  static Stream<String> refusedRequests() {
    return Stream.of(
        // Body length.
        POST + HOST + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        POST + HOST + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        POST + HOST + "Transfer-Encoding: chunked, identity\r\n",
        POST + HOST + "Transfer-Encoding: identity, chunked\r\n",
        POST + HOST + "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n",
        POST + HOST + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
        POST + HOST + "Transfer-Encoding: gzip, chunked\r\n",
        POST + HOST + "Transfer-Encoding: identity\r\n",
        POST + HOST + "Transfer-Encoding: xchunked\r\n",
        POST + HOST + "Transfer-Encoding:\r\n",
        POST + HOST + "Transfer-Encoding : chunked\r\n",
        POST + HOST + "Transfer-Encoding:\u000bchunked\r\n",
        POST.replace("1.1", "1.0") + HOST + "Transfer-Encoding: chunked\r\n",
        POST + HOST + "Content-Length: 5\r\nContent-Length: 54\r\n",
        POST + HOST + "Content-Length: 5, 54\r\n",
        POST + HOST + "Content-Length: +5\r\n",
        POST + HOST + "Content-Length: -5\r\n",
        POST + HOST + "Content-Length: 0x5\r\n",
        POST + HOST + "Content-Length:\r\n",
        POST + HOST + "Content-Length : 5\r\n",
        POST + HOST + "Content-Length: 99999999999999999999\r\n",
        // Host.
        GET,
        GET + HOST + HOST,
        GET + HOST + "Host: other.example\r\n",
        GET + "Host: a b\r\n",
        GET + "Host: user@localhost\r\n",
        GET + "Host: localhost/path\r\n",
        GET + "Host: localhost, other.example\r\n",
        // Names and values.
        GET + HOST + ": no-name\r\n",
        GET + HOST + " : blank-name\r\n",
        GET + HOST + "no-colon\r\n",
        GET + HOST + "na me: x\r\n",
        GET + HOST + "na(me: x\r\n",
        GET + HOST + "X: nul\u0000l\r\n",
        GET + " Host: localhost\r\n",
        // Request line.
        GET.replace("HTTP/1.1", "HTTP/1.2") + HOST,
        GET.replace("HTTP/1.1", "HTTP/0.9") + HOST,
        GET.replace("HTTP/1.1", "HTTP/2.0") + HOST,
        GET.replace("HTTP/1.1", "HTTP/9.9") + HOST,
        GET.replace("HTTP/1.1", "HTTP/1.1x") + HOST,
        GET.replace("HTTP/1.1", "ICAP/1.0") + HOST,
        GET.replace(" HTTP/1.1", "") + HOST,
        GET.replace("GET", "G(T") + HOST,
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n",
        "hello\r\n");
  }

  @ParameterizedTest
  @MethodSource("refusedRequests")
  void refusesAndClosesTheConnection(String head) throws IOException {
    Received response = RawConnection.exchange(head + "\r\n0\r\n\r\n");

    assertThat(response.text()).startsWith("HTTP/1.1 400 Bad Request\r\n");
    assertHasErrorForm(response.text(), "BAD_REQUEST");
    assertThat(response.closed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"xyz\r\n", "-1\r\n\r\n", "1\r\nab\r\n"})
  void closesTheConnectionWithinAMalformedBody(String chunk) throws IOException {
    Received response =
        RawConnection.exchange(
            POST + HOST + "Transfer-Encoding: chunked\r\n\r\n" + chunk + "0\r\n\r\n");

    assertThat(response.closed()).isTrue();
  }

  static Stream<Arguments> tooLargeRequests() {
    return Stream.of(
        Arguments.of(
            GET.replace(" HTTP", "?" + "x".repeat(10_000) + " HTTP") + HOST + "\r\n",
            "414 Request-URI Too Long",
            "URI_TOO_LONG"),
        Arguments.of(
            GET + HOST + "X-Large: " + "x".repeat(100_000) + "\r\n\r\n",
            "431 Request Header Fields Too Large",
            "HEADERS_TOO_LARGE"));
  }

  @ParameterizedTest
  @MethodSource("tooLargeRequests")
  void refusesTooLargeHeads(String request, String status, String code) throws IOException {
    Received response = RawConnection.exchange(request);

    assertThat(response.text()).startsWith("HTTP/1.1 " + status + "\r\n");
    assertHasErrorForm(response.text(), code);
    assertThat(response.closed()).isTrue();
  }

  @Test
  void answersEarlierRequestsOfTheConnectionFirst() throws IOException {
    Received response =
        RawConnection.exchange(
            GET + HOST + "\r\n" + GET + HOST + HOST + "\r\n" + GET + HOST + "\r\n");

    assertThat(response.text().split("HTTP/1.1 ", -1))
        .satisfiesExactly(
            none -> assertThat(none).isEmpty(),
            first -> assertThat(first).startsWith("200 "),
            second -> assertThat(second).startsWith("400 "));
    assertThat(response.closed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 304})
  void sendsNoFramingWithoutABody(int status) throws IOException {
    Received response =
        RawConnection.exchange(
            "POST /api/exchange-rate/empty HTTP/1.1\r\n"
                + HOST
                + "Content-Length: 0\r\nX-Status: "
                + status
                + "\r\n\r\n");

    assertThat(response.text()).startsWith("HTTP/1.1 " + status + " ").endsWith("\r\n\r\n");
    assertThat(response.text().toLowerCase(Locale.ROOT))
        .doesNotContain("content-length", "transfer-encoding");
  }

  @Test
  void continuesImmediately() throws IOException {
    try (RawConnection connection = new RawConnection()) {
      connection.send(POST + HOST + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");
      assertThat(connection.receiveUntil("\r\n\r\n")).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");

      assertThat(connection.send("{}").receive().text())
          .startsWith("HTTP/1.1 200 ")
          .contains("\"length\":2");
    }
  }

  /** More refusals than failures that open the circuit breaker. */
  @Test
  void refusesATooLargeChunkedBodyImmediately() throws IOException {
    String request =
        POST + HOST + "Transfer-Encoding: chunked\r\n\r\nc00\r\n" + "x".repeat(3_072) + "\r\n";
    for (int i = 0; i < 60; i++) {
      Received response = RawConnection.exchange(request);

      assertThat(response.text()).startsWith("HTTP/1.1 413 ");
      assertHasErrorForm(response.text(), "PAYLOAD_TOO_LARGE");
      assertThat(response.closed()).isTrue();
    }
    assertThat(RawConnection.exchange(GET.replace("GET", "DELETE") + HOST + "\r\n").text())
        .startsWith("HTTP/1.1 200 ");
  }

  private static void assertHasErrorForm(String response, String code) {
    assertThat(response.split("\r\n\r\n", 2)[0].toLowerCase(Locale.ROOT).lines())
        .contains(
            "content-type: application/json",
            "cache-control: private, no-store",
            "connection: close",
            "x-content-type-options: nosniff",
            "cross-origin-resource-policy: same-origin")
        .anyMatch(line -> line.matches("x-request-id: [\\w.-]{8,64}"));
    assertThat(response.split("\r\n\r\n", 2)[1])
        .startsWith("{\"ok\":false,\"error\":{\"code\":\"" + code + "\"");
  }
}
