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
 * Cancellation fee by the days before the departure. An order keeps the policy under which it was
 * placed.
 *
 * @param steps in any order; the step with the most days that are still left applies, and without
 *     one the shop keeps everything
 */
public record CancellationPolicy(@NotEmpty List<@NotNull @Valid Step> steps) {
  private static final int EVERYTHING = 100;

  /**
   * Fee from a number of days before the departure on.
   *
   * @param fromDays whole days between the cancellation and the departure, both in Seoul
   * @param keptPercent of the price, from 0 to 100
   */
  public record Step(
      @Min(-36_500) @Max(36_500) int fromDays, @Min(0) @Max(EVERYTHING) int keptPercent) {}

  /** A missing list fails validation, not the constructor. */
  public CancellationPolicy {
    steps = steps == null ? List.of() : List.copyOf(steps);
  }

  /** Returns the percentage that the shop keeps for a cancellation on a day. */
  public int keptPercent(LocalDate today, LocalDate departure) {
    long left = ChronoUnit.DAYS.between(today, departure);
    return steps.stream()
        .filter(step -> step.fromDays() <= left)
        .max(comparingInt(Step::fromDays))
        .map(Step::keptPercent)
        .orElse(EVERYTHING);
  }

  /** Returns the amount that the shop keeps, in won, rounded down in the customer's favour. */
  public long kept(long amount, LocalDate today, LocalDate departure) {
    return Math.multiplyExact(amount, (long) keptPercent(today, departure)) / EVERYTHING;
  }
}
