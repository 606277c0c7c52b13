package com.cruisemall.load.stages;

import static io.gatling.javaapi.core.CoreDsl.exec;

import com.cruisemall.load.stack.TestSailing;
import io.gatling.javaapi.core.ChainBuilder;
import java.io.IOException;

/**
 * Order to place and pay.
 *
 * @param order request body
 * @param sandbox address of the payment provider's window
 */
record Purchase(String order, String sandbox) {
  static Purchase of(SimulationContext context, TestSailing sailing) throws IOException {
    return new Purchase(sailing.order(), context.stack().service("sandbox", "").toString());
  }

  /** Stores both in the Gatling session. */
  ChainBuilder intoSession() {
    return exec(session -> session.set("order", order).set("sandbox", sandbox));
  }
}
