package com.cruisemall.payment.commission;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How an affiliate's sale is shared, in hundredths of a percent. An order keeps the terms that it
 * was made under.
 *
 * @param margin of the sale; all parts together
 * @param agent of the sale
 * @param branch of the sale; what is left of the margin is the headquarters'
 * @param withholding of what agent and branch, who are people, receive
 */
public record CommissionTerms(
    @Min(0) @Max(WHOLE) int margin,
    @Min(0) @Max(WHOLE) int agent,
    @Min(0) @Max(WHOLE) int branch,
    @Min(0) @Max(WHOLE) int withholding) {
  private static final int WHOLE = 10_000;

  /** Whether the parts fit into the margin. */
  public boolean consistent() {
    return agent + branch <= margin;
  }

  /** The parts of a sale in won, each rounded down; what rounding leaves is the headquarters'. */
  public Commission of(long sale) {
    long agentGross = part(sale, agent);
    long branchGross = part(sale, branch);
    long agentWithheld = part(agentGross, withholding);
    long branchWithheld = part(branchGross, withholding);
    return new Commission(
        agentGross - agentWithheld,
        agentWithheld,
        branchGross - branchWithheld,
        branchWithheld,
        part(sale, margin) - agentGross - branchGross);
  }

  private static long part(long amount, int hundredthsOfPercent) {
    return Math.multiplyExact(amount, (long) hundredthsOfPercent) / WHOLE;
  }
}
