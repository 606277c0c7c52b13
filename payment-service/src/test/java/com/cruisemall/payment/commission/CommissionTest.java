package com.cruisemall.payment.commission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class CommissionTest {
  @Provide
  Arbitrary<CommissionTerms> terms() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 10_000),
            Arbitraries.integers().between(0, 10_000),
            Arbitraries.integers().between(0, 10_000),
            Arbitraries.integers().between(0, 10_000))
        .as(CommissionTerms::new)
        .filter(CommissionTerms::consistent);
  }

  @Property
  void sumsUpToTheMarginWithoutNegativeShares(
      @ForAll("terms") CommissionTerms terms,
      @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long sale) {
    Commission commission = terms.of(sale);

    assertThat(commission.total()).isEqualTo(sale * terms.margin() / 10_000);
    assertThat(
            List.of(
                commission.agent(),
                commission.agentWithheld(),
                commission.branch(),
                commission.branchWithheld(),
                commission.headquarters()))
        .allMatch(part -> part >= 0);
  }

  @Property
  void equalsCommissionOfTheRemainingAmountAfterRefunds(
      @ForAll("terms") CommissionTerms terms,
      @ForAll @Size(max = 10) List<@LongRange(min = 1, max = 1_000_000_000L) Long> refunds) {
    long worth = refunds.stream().mapToLong(Long::longValue).sum() + 12_345;
    Commission booked = terms.of(worth);

    for (long refund : refunds) {
      booked = plus(booked, terms.of(worth - refund).minus(terms.of(worth)));
      worth -= refund;
    }

    assertThat(booked).isEqualTo(terms.of(12_345));
  }

  private static Commission plus(Commission one, Commission other) {
    return new Commission(
        one.agent() + other.agent(),
        one.agentWithheld() + other.agentWithheld(),
        one.branch() + other.branch(),
        one.branchWithheld() + other.branchWithheld(),
        one.headquarters() + other.headquarters());
  }
}
