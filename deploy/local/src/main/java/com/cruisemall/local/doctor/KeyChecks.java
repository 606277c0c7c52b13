package com.cruisemall.local.doctor;

import com.cruisemall.local.stack.StackState;
import java.io.IOException;
import java.util.List;

/** The keys by which services check tokens are published. */
record KeyChecks(StackState state, Http http) implements Checks {
  @Override
  public List<Finding> findings() throws IOException, InterruptedException {
    var keys = http.json(state.part("auth").address() + "/oauth2/jwks").path("keys").size();
    return List.of(Finding.expect(keys > 0, "signing keys published", keys));
  }
}
