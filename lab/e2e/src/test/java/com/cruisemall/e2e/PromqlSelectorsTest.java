package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromqlSelectorsTest {
  @Test
  void returnsTheSeriesOfAnExpression() {
    assertThat(
            PromqlSelectors.of(
                """
                sum by (job, sqlstate) (rate(tx_total{outcome="rolled_back",sqlstate!~"23.*"}[5m]))
                  / sum(rate(tx_total[5m])) > 0.05 and cruisemall:slow:ratio_rate1h > 14.4 * 0.001
                """))
        .containsExactlyInAnyOrder(
            "tx_total{outcome!=\"\",sqlstate!=\"\"}",
            "tx_total{}",
            "cruisemall:slow:ratio_rate1h{}");
  }
}
