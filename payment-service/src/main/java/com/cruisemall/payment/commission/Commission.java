package com.cruisemall.payment.commission;

/** Shares of the margin of a sale, in won. */
public record Commission(
    long agent, long agentWithheld, long branch, long branchWithheld, long headquarters) {

  static final Commission NONE = new Commission(0, 0, 0, 0, 0);

  Commission minus(Commission other) {
    return new Commission(
        agent - other.agent,
        agentWithheld - other.agentWithheld,
        branch - other.branch,
        branchWithheld - other.branchWithheld,
        headquarters - other.headquarters);
  }

  public long total() {
    return agent + agentWithheld + branch + branchWithheld + headquarters;
  }
}
