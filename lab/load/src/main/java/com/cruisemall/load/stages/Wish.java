package com.cruisemall.load.stages;

import static io.gatling.javaapi.core.CoreDsl.exec;

import com.cruisemall.load.Departure;
import io.gatling.javaapi.core.ChainBuilder;
import java.io.IOException;

/**
 * What buyers want.
 *
 * @param order the body of it
 * @param sandbox where the payment provider's window is
 */
record Wish(String order, String sandbox) {
  static Wish of(Scene scene, Departure departure) throws IOException {
    return new Wish(departure.order(), scene.stack().service("sandbox", "").toString());
  }

  /** Has it in mind. */
  ChainBuilder inMind() {
    return exec(session -> session.set("order", order).set("sandbox", sandbox));
  }
}
