package com.cruisemall.payment.fare;

import static java.util.Comparator.comparingInt;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What part of the price is kept when a booking is given back. An order keeps the policy that it
 * was made under.
 *
 * @param steps in any order; the one with the most days that are still left counts, and nothing is
 *     paid back when there is none
 */
public record CancellationPolicy(@NotEmpty List<@NotNull @Valid Step> steps) {
  private static final int EVERYTHING = 100;

  /**
   * From so many days before the departure on.
   *
   * @param fromDays whole days between the cancellation and the departure, both in Seoul
   * @param keptPercent of the price, from 0 to 100
   */
  public record Step(
      @Min(-36_500) @Max(36_500) int fromDays, @Min(0) @Max(EVERYTHING) int keptPercent) {}

  public CancellationPolicy {
    steps = List.copyOf(steps);
  }

  /** The percentage that is kept of a booking given back on a day. */
  public int keptPercent(LocalDate today, LocalDate departure) {
    long left = ChronoUnit.DAYS.between(today, departure);
    return steps.stream()
        .filter(step -> step.fromDays() <= left)
        .max(comparingInt(Step::fromDays))
        .map(Step::keptPercent)
        .orElse(EVERYTHING);
  }

  /** What is kept of an amount in won, rounded down: the odd won is the customer's. */
  public long kept(long amount, LocalDate today, LocalDate departure) {
    return Math.multiplyExact(amount, (long) keptPercent(today, departure)) / EVERYTHING;
  }
}
