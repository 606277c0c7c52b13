package com.cruisemall.payment.commission;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * Commission rates of an affiliate sale, in hundredths of a percent. An order keeps the terms under
 * which it was placed.
 *
 * @param margin the sum of all shares, of the sale
 * @param agent of the sale
 * @param branch of the sale; the headquarters receive the rest of the margin
 * @param withholding the tax on the shares of agent and branch, who are natural persons
 */
public record CommissionTerms(
    @Min(0) @Max(WHOLE) int margin,
    @Min(0) @Max(WHOLE) int agent,
    @Min(0) @Max(WHOLE) int branch,
    @Min(0) @Max(WHOLE) int withholding) {
  private static final int WHOLE = 10_000;

  /** Returns whether the shares do not exceed the margin. */
  public boolean consistent() {
    return agent + branch <= margin;
  }

  /** Calculates the shares of a sale in won, rounded down; headquarters receive the remainder. */
  public Commission of(long sale) {
    long agentGross = share(sale, agent);
    long branchGross = share(sale, branch);
    long agentWithheld = share(agentGross, withholding);
    long branchWithheld = share(branchGross, withholding);
    return new Commission(
        agentGross - agentWithheld,
        agentWithheld,
        branchGross - branchWithheld,
        branchWithheld,
        share(sale, margin) - agentGross - branchGross);
  }

  private static long share(long amount, int hundredthsOfPercent) {
    return Math.multiplyExact(amount, (long) hundredthsOfPercent) / WHOLE;
  }
}
