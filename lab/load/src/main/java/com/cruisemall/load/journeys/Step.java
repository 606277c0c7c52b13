package com.cruisemall.load.journeys;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.Objects;

/** Recorded request of a journey. */
public final class Step {
  private static final String SENT = "step.sent";
  private static final String STATUS = "step.status";

  /** Session key under which a check stores the note of a request. */
  public static final String NOTE = "step.note";

  private static final int FIRST_ERROR = 400;

  private Step() {}

  /**
   * Sends a request and records its result. A failure does not end the journey: later steps check
   * for the values that they need.
   *
   * @param expected statuses besides success that the journey expects
   */
  public static ChainBuilder step(String name, HttpRequestActionBuilder request, int... expected) {
    HttpRequestActionBuilder checked =
        request
            .check(status().saveAs(STATUS))
            .checkIf((response, _) -> response.status().code() >= FIRST_ERROR)
            .then(code());
    return exec(session -> session.removeAll(STATUS, NOTE).set(SENT, System.nanoTime()))
        .exec(checked)
        .exec(session -> note(name, session, expected));
  }

  private static CheckBuilder code() {
    return jsonPath("$.error.code").optional().saveAs(NOTE);
  }

  private static Session note(String name, Session session, int... expected) {
    int status = session.contains(STATUS) ? session.getInt(STATUS) : 0;
    String note = Objects.requireNonNullElse(session.getString(NOTE), "");
    Traffic.recorder().add(name, session.getLong(SENT), status, note, expected);
    return session.markAsSucceeded();
  }
}
