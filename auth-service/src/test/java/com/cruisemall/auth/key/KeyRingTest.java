package com.cruisemall.auth.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyRingTest {
  private static final Instant NOW = Instant.parse("2026-05-01T09:00:00Z");
  private static final Duration LIFETIME = Duration.ofDays(30);
  private static final Duration LEAD = Duration.ofMinutes(5);
  private static final Duration OVERLAP = Duration.ofMinutes(10);

  @Test
  void signsWithTheNewestStartedKey() {
    KeyRing ring = ring("next, PT1S", "current, PT0S", "old, -PT720H");

    assertThat(ring.signing(NOW)).map(SigningKey::kid).contains("current");
    assertThat(ring.signing(NOW.plusSeconds(1))).map(SigningKey::kid).contains("next");
    assertThat(ring.next(NOW)).map(SigningKey::kid).contains("next");
    assertThat(ring.next(NOW.plusSeconds(1))).isEmpty();
  }

  @Test
  void publishesAKeyFromBeforeItSignsUntilItsLastTokenExpires() {
    assertThat(published("next, PT5M", "current, -PT720H")).containsExactly("current", "next");
    assertThat(published("current, PT0S", "old, -PT720H")).containsExactly("old", "current");
    assertThat(published("current, -PT9M59S", "old, -PT720H")).containsExactly("old", "current");
    assertThat(published("current, -PT10M", "old, -PT720H")).containsExactly("current");
    assertThat(published("next, PT5M", "current, -PT10M", "old, -PT720H"))
        .containsExactly("current", "next");
    assertThat(published("current, -PT7200H")).containsExactly("current");
  }

  @Test
  void isDueForTheNextKeyBeforeTheLifetimeEnds() {
    assertThat(due("current, -PT696H")).isFalse();
    assertThat(due("current, -PT719H54M59S")).isFalse();
    assertThat(due("current, -PT719H55M")).isTrue();
    assertThat(due("current, -PT7200H")).isTrue();
    assertThat(due("next, PT1S", "current, -PT7200H")).isFalse();
    assertThat(due("current, PT0S", "old, -PT720H")).isFalse();
    assertThat(due()).isTrue();
  }

  private static List<String> published(String... keys) {
    return ring(keys).published(NOW, OVERLAP).stream().map(SigningKey::kid).toList();
  }

  private static boolean due(String... keys) {
    return ring(keys).isNextDue(NOW, LIFETIME, LEAD);
  }

  /** Parses keys of the form "name, start of signing relative to now". */
  private static KeyRing ring(String... keys) {
    return new KeyRing(Stream.of(keys).map(KeyRingTest::key).toList());
  }

  private static SigningKey key(String text) {
    String[] parts = text.split(", ", 2);
    return new SigningKey(parts[0], "{}", new NoKey(), NOW.plus(Duration.parse(parts[1])));
  }

  private record NoKey() implements PrivateKey {
    @Override
    public String getAlgorithm() {
      return "none";
    }

    @Override
    public String getFormat() {
      return "none";
    }

    @Override
    public byte[] getEncoded() {
      return new byte[0];
    }
  }
}
