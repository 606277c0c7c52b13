package com.cruisemall.gateway.shedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LoadShedderTest {
  private final LoadShedder shedder = new LoadShedder(new Config(), new SimpleMeterRegistry());

  /** Limit of ten requests. */
  private static final class Config implements SheddingConfig {
    @Override
    public int initialLimit() {
      return 10;
    }

    @Override
    public int leastLimit() {
      return 10;
    }

    @Override
    public int mostLimit() {
      return 10;
    }

    @Override
    public Map<String, Integer> shares() {
      return Map.of("default", 50, "login", 90);
    }
  }

  @Test
  void refusesTheLeastImportantPolicyFirst() {
    begin(5);
    assertThat(shedder.admits("default")).isFalse();
    assertThat(shedder.admits("login")).isTrue();

    begin(4);
    assertThat(shedder.admits("login")).isFalse();
    assertThat(shedder.admits("payment")).isTrue();

    begin(100);
    assertThat(shedder.admits("payment")).isTrue();
  }

  @Test
  void admitsAgainAfterRequestsEnd() {
    List<Runnable> ends = begin(9);
    assertThat(shedder.admits("default")).isFalse();

    ends.forEach(Runnable::run);
    assertThat(shedder.admits("default")).isTrue();
  }

  private List<Runnable> begin(int requests) {
    return Stream.generate(shedder::begin).limit(requests).toList();
  }
}
