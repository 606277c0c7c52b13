package com.cruisemall.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
  private final ClientAddress addresses =
      new ClientAddress(
          new EdgeConfig() {
            @Override
            public Optional<List<String>> trustedProxies() {
              return Optional.of(List.of("10.0.0.0/8", "fd00::/8"));
            }

            @Override
            public Optional<List<String>> imageOrigins() {
              return Optional.empty();
            }

            @Override
            public int requestsInFlight() {
              return 1;
            }
          });

  @ParameterizedTest
  @CsvSource({
    "203.0.113.9, '',                          203.0.113.9",
    "203.0.113.9, '1.2.3.4',                   203.0.113.9",
    "10.0.0.1,    '198.51.100.7',              198.51.100.7",
    "10.0.0.1,    '1.2.3.4, 198.51.100.7',     198.51.100.7",
    "10.0.0.1,    '198.51.100.7, 10.0.0.2',    198.51.100.7",
    "10.0.0.1,    '',                          10.0.0.1",
    "10.0.0.1,    'nonsense',                  10.0.0.1",
    "10.0.0.1,    '198.51.100.1:51008',        198.51.100.1",
    "10.0.0.1,    '1.2.3.4:1, 198.51.100.1:2', 198.51.100.1",
    "10.0.0.1,    '[2001:db8::1]:443',         2001:db8:0:0:0:0:0:1",
    "10.0.0.1,    '[2001:db8::1]',             2001:db8:0:0:0:0:0:1",
    "10.0.0.1,    '2001:db8::1',               2001:db8:0:0:0:0:0:1",
    "10.0.0.1,    '[2001:db8::1',              10.0.0.1"
  })
  void trustsForwardedForOfTrustedProxiesOnly(String peer, String forwardedFor, String expected) {
    assertThat(addresses.resolve(peer, forwardedFor, "")).isEqualTo(expected);
  }

  @Test
  void prefersForwardedForToForwarded() {
    assertThat(addresses.resolve("10.0.0.1", "198.51.100.7", "for=1.2.3.4"))
        .isEqualTo("198.51.100.7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "203.0.113.9 | for=198.51.100.7                            | 203.0.113.9",
        "10.0.0.1    | for=198.51.100.7                            | 198.51.100.7",
        "10.0.0.1    | by=10.0.0.1;For=198.51.100.7;proto=https    | 198.51.100.7",
        "10.0.0.1    | for=1.2.3.4, for=198.51.100.7               | 198.51.100.7",
        "10.0.0.1    | for=198.51.100.7, for=10.0.0.2              | 198.51.100.7",
        "10.0.0.1    | for=\"198.51.100.7:51008\"                  | 198.51.100.7",
        "10.0.0.1    | for=\"[2001:db8::1]:443\"                   | 2001:db8:0:0:0:0:0:1",
        "10.0.0.1    | for=1.2.3.4, for=unknown                    | 10.0.0.1",
        "10.0.0.1    | proto=https                                 | 10.0.0.1"
      })
  void trustsForwardedOfTrustedProxiesOnly(String peer, String forwarded, String expected) {
    assertThat(addresses.resolve(peer, "", forwarded)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.9,             203.0.113.9",
    "2001:db8:1:2:3:4:5:6,    2001:db8:1:2::/64",
    "2001:db8:1:2:9:9:9:9,    2001:db8:1:2::/64"
  })
  void countsAnIpv6NetworkAsOneAddress(String address, String expected) {
    assertThat(ClientAddress.subject(address)).isEqualTo(expected);
  }
}
