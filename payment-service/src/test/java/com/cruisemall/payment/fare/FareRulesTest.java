package com.cruisemall.payment.fare;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.payment.fare.CancellationPolicy.Step;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class FareRulesTest {
  private static final LocalDate EMBARKATION = LocalDate.of(2028, 2, 29);

  private static final CancellationPolicy STANDARD =
      new CancellationPolicy(
          List.of(
              new Step(60, 0),
              new Step(31, 10),
              new Step(15, 30),
              new Step(8, 50),
              new Step(3, 80),
              new Step(-36_500, 100)));

  @Provide
  Arbitrary<List<LocalDate>> births() {
    return Arbitraries.longs()
        .between(0, 90 * 365)
        .map(EMBARKATION::minusDays)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<CancellationPolicy> policies() {
    Arbitrary<Step> step =
        Combinators.combine(
                Arbitraries.integers().between(0, 120), Arbitraries.integers().between(0, 100))
            .as(Step::new);
    return step.list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .uniqueElements(Step::fromDays)
        .map(CancellationPolicy::new);
  }

  @Property
  void assignsOneFareToEachAndAtMostTwoFullFares(@ForAll("births") List<LocalDate> births) {
    Assume.that(births.stream().anyMatch(birth -> !birth.plusYears(12).isAfter(EMBARKATION)));

    List<FareCategory> fares = FareRules.categories(births, EMBARKATION);

    assertThat(fares).hasSameSizeAs(births);
    long full = fares.stream().filter(FareCategory.ADULT::equals).count();
    long reduced = fares.stream().filter(FareCategory.ADULT_3RD::equals).count();
    assertThat(full).isBetween(1L, 2L);
    assertThat(reduced == 0 || full == 2).isTrue();
  }

  @Property
  void doesNotDependOnTheOrderOfTravellers(
      @ForAll("births") List<LocalDate> births, @ForAll Random random) {
    Assume.that(births.stream().anyMatch(birth -> !birth.plusYears(12).isAfter(EMBARKATION)));
    List<LocalDate> shuffled = new ArrayList<>(births);
    Collections.shuffle(shuffled, random);

    assertThat(counts(FareRules.categories(shuffled, EMBARKATION)))
        .isEqualTo(counts(FareRules.categories(births, EMBARKATION)));
  }

  @Property
  void usesAgeOnTheDayOfEmbarkation(@ForAll @IntRange(min = 0, max = 90) int years) {
    LocalDate birthday = EMBARKATION.minusYears(years);
    List<LocalDate> withAdult = List.of(EMBARKATION.minusYears(91), birthday);

    FareCategory onTheDay = FareRules.categories(withAdult, EMBARKATION).getLast();

    assertThat(onTheDay)
        .isEqualTo(
            years < 2
                ? FareCategory.INFANT_UNDER_2
                : years < 12 ? FareCategory.CHILD_2_TO_11 : FareCategory.ADULT);
  }

  @Property
  void keepsBetweenNothingAndThePrice(
      @ForAll("policies") CancellationPolicy policy,
      @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long amount,
      @ForAll @IntRange(min = -10, max = 200) int days) {
    long kept = policy.kept(amount, EMBARKATION.minusDays(days), EMBARKATION);

    assertThat(kept).isBetween(0L, amount);
  }

  @Property
  void neverKeepsLessForALaterCancellationUnderTheStandardPolicy(
      @ForAll @LongRange(min = 0, max = 1_000_000_000L) long amount,
      @ForAll @IntRange(min = 0, max = 200) int days) {
    long earlier = STANDARD.kept(amount, EMBARKATION.minusDays(days + 1L), EMBARKATION);
    long later = STANDARD.kept(amount, EMBARKATION.minusDays(days), EMBARKATION);

    assertThat(later).isGreaterThanOrEqualTo(earlier);
  }

  @Property
  void neverKeepsMoreForCancellingCabinByCabin(
      @ForAll("policies") CancellationPolicy policy,
      @ForAll @LongRange(min = 0, max = 1_000_000_000L) long one,
      @ForAll @LongRange(min = 0, max = 1_000_000_000L) long other,
      @ForAll @IntRange(min = 0, max = 120) int days) {
    LocalDate today = EMBARKATION.minusDays(days);

    long apart = policy.kept(one, today, EMBARKATION) + policy.kept(other, today, EMBARKATION);

    assertThat(policy.kept(one + other, today, EMBARKATION)).isBetween(apart, apart + 1);
  }

  private static Map<FareCategory, Integer> counts(List<FareCategory> fares) {
    Map<FareCategory, Integer> counts = new HashMap<>();
    fares.forEach(fare -> counts.merge(fare, 1, Integer::sum));
    return counts;
  }
}
