package com.cruisemall.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {
  private static Origin at(String address) {
    return new Origin(null, address, null);
  }

  @Test
  void groupsIpv6AddressesByNetwork() {
    assertThat(at("2001:db8:1:2:3:4:5:6").network())
        .isEqualTo(at("2001:db8:1:2:ffff::1").network())
        .isNotEqualTo(at("2001:db8:1:3::1").network());
    assertThat(at("203.0.113.7").network()).isEqualTo("203.0.113.7");
    assertThat(at("x".repeat(100)).network()).isEqualTo(new Origin(null, null, null).network());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Version/18.0 Mobile/15E148 Safari/604.1 | Safari, iPhone",
        "Mozilla/5.0 (Linux; Android 15; SM-S928N) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36"
            + " | Samsung Internet, Android",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/140.0.0.0 Safari/537.36 Edg/140.0 | Edge, Windows",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:142.0) Gecko/20100101 Firefox/142.0"
            + " | Firefox, Mac",
        "Mozilla/5.0 (Linux; Android 14) KAKAOTALK 10.9.0 Chrome/120 | KakaoTalk, Android",
        "curl/8.5.0 | curl",
        "<script>alert(1)</script> | ''",
        "'' | ''"
      })
  void namesTheDevice(String userAgent, String name) {
    assertThat(new Origin(userAgent, null, null).device()).isEqualTo(name);
  }
}
