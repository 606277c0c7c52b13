package com.cruisemall.load.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Catalogue of the findings: A1 to A22 of the audit of the old shop, the mixed day, capacity and
 * faults.
 */
public final class AuditFindings {
  private AuditFindings() {}

  /**
   * Returns the findings that a run can judge.
   *
   * @param parts stages that ran; empty for all
   * @param faults whether faults were injected
   */
  public static List<Finding> of(List<String> parts, boolean faults) {
    List<Finding> all = new ArrayList<>(SessionFindings.ALL);
    all.addAll(OrderFindings.ALL);
    all.addAll(PartnerFindings.ALL);
    all.addAll(OperationFindings.ALL);
    return all.stream()
        .filter(finding -> faults || !finding.parts().contains("faults"))
        .filter(finding -> parts.isEmpty() || parts.containsAll(finding.parts()))
        .sorted(Comparator.comparingInt(AuditFindings::order))
        .toList();
  }

  /** Orders the audit's findings by number, before all others. */
  private static int order(Finding finding) {
    String number = finding.id().substring(1);
    return number.matches("\\d+") ? Integer.parseInt(number) : Integer.MAX_VALUE;
  }
}
