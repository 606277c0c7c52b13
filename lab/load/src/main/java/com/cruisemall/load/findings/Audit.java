package com.cruisemall.load.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All that is judged: the findings A1 to A22 of the audit of the old shop, and the day. */
public final class Audit {
  private Audit() {}

  /**
   * What is judged after a run.
   *
   * @param parts what was played; all if there is none
   * @param faults whether servers and partners were taken away
   */
  public static List<Finding> of(List<String> parts, boolean faults) {
    List<Finding> all = new ArrayList<>(SessionFindings.ALL);
    all.addAll(SaleFindings.ALL);
    all.addAll(PartnerFindings.ALL);
    all.addAll(DeliveryFindings.ALL);
    return all.stream()
        .filter(finding -> faults || !finding.parts().contains("faults"))
        .filter(finding -> parts.isEmpty() || parts.containsAll(finding.parts()))
        .sorted(Comparator.comparingInt(Audit::place))
        .toList();
  }

  /** By number; what is not the audit's own comes last. */
  private static int place(Finding finding) {
    String number = finding.id().substring(1);
    return number.matches("\\d+") ? Integer.parseInt(number) : Integer.MAX_VALUE;
  }
}
