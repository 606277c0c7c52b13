package com.cruisemall.local.addon;

import java.util.ArrayList;
import java.util.List;

/**
 * Optional servers of the stack.
 *
 * @param keycloak starts Keycloak with a realm of demo staff
 * @param monitoring starts Prometheus with the alert rules and plots of production
 */
public record AddOns(boolean keycloak, boolean monitoring) {
  /** Returns the command-line options of {@code ./cruise up} that select these servers. */
  public List<String> options() {
    var options = new ArrayList<String>();
    if (keycloak) {
      options.add("--with-keycloak");
    }
    if (monitoring) {
      options.add("--with-monitoring");
    }
    return options;
  }
}
