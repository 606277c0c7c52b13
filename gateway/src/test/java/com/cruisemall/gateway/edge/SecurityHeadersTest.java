package com.cruisemall.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SecurityHeadersTest {
  @Test
  void allowPicturesOfConfiguredHostsOnly() {
    assertThat(SecurityHeaders.contentPolicy(List.of())).contains("img-src 'self' data:;");
    assertThat(SecurityHeaders.contentPolicy(List.of("https://pictures.example")))
        .contains("img-src 'self' data: https://pictures.example;");
  }
}
