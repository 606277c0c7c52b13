package com.cruisemall.local.stack;

import java.util.ArrayList;
import java.util.List;

/**
 * What the shop does without, and is started when asked for.
 *
 * @param keycloak where demo staff sign in
 * @param monitoring Prometheus, which shows the stack's figures
 */
public record Extras(boolean keycloak, boolean monitoring) {
  /** The options that ask for the same. */
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
