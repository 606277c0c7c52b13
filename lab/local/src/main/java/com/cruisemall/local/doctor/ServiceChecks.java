package com.cruisemall.local.doctor;

import com.cruisemall.local.stack.StackState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Checks the readiness endpoint of every program. */
record ServiceChecks(StackState state, StackHttpClient http) implements CheckGroup {
  @Override
  public List<CheckResult> run() throws InterruptedException {
    var results = new ArrayList<CheckResult>();
    for (var component : state.components()) {
      if (!component.management().isEmpty()) {
        results.add(health(component));
      }
    }
    return results;
  }

  private CheckResult health(StackState.ComponentState component) throws InterruptedException {
    var check = component.name() + " /q/health/ready";
    try {
      var status = http.get(component.management() + "/q/health/ready").statusCode();
      return CheckResult.expect(
          status == 200, check, status + ", " + component.restarts() + " restarts");
    } catch (IOException e) {
      return CheckResult.fail(check, "no response from " + component.management());
    }
  }
}
