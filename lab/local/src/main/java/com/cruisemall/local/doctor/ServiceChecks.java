package com.cruisemall.local.doctor;

import com.cruisemall.local.stack.StackState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Every program answers that it is ready. */
record ServiceChecks(StackState state, Http http) implements Checks {
  @Override
  public List<Finding> findings() throws InterruptedException {
    var findings = new ArrayList<Finding>();
    for (var part : state.components()) {
      if (!part.management().isEmpty()) {
        findings.add(health(part));
      }
    }
    return findings;
  }

  private Finding health(StackState.Part part) throws InterruptedException {
    var check = part.name() + " is ready";
    try {
      var status = http.get(part.management() + "/q/health/ready").statusCode();
      return Finding.expect(status == 200, check, status + ", " + part.restarts() + " restarts");
    } catch (IOException e) {
      return Finding.fail(check, "no answer at " + part.management());
    }
  }
}
