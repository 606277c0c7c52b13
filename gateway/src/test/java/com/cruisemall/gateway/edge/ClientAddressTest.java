package com.cruisemall.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
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
    "10.0.0.1,    'nonsense',                  10.0.0.1"
  })
  void trustsForwardedForOfTrustedProxiesOnly(String peer, String forwardedFor, String expected) {
    assertThat(addresses.resolve(peer, forwardedFor)).isEqualTo(expected);
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
