package com.cruisemall.load.report;

import static com.cruisemall.load.findings.Limit.atLeast;
import static com.cruisemall.load.findings.Limit.atMost;

import com.cruisemall.load.findings.Finding.Check;
import com.cruisemall.load.findings.Limit;
import java.util.List;
import java.util.Map;

/**
 * Improvement that the audit promised, beside the measurement of the old shop.
 *
 * @param check check of the promised value in this run
 */
record PromisedImprovement(Check check, String before, String promised) {
  private static final double PEOPLE = 200;
  private static final double LOGINS_MILLIS = 8000;
  private static final double ME_MILLIS = 960;
  private static final double ERRORS = 1;
  private static final double ME_SQL = 2;
  private static final double LOGIN_SQL = 4.5;

  private record Promise(Limit limit, String before, String promised) {}

  private static final List<Promise> ALL =
      List.of(
          new Promise(atLeast("steps.people", PEOPLE, "", "동시 사용자", "people at once"), "50", "200"),
          new Promise(
              atMost(
                  "logins.slowest",
                  LOGINS_MILLIS,
                  "ms",
                  "동시 로그인 100건의 응답",
                  "a hundred logins at once"),
              "10,000 ms",
              "−20 %"),
          new Promise(
              atMost(
                  "sessions.p99",
                  ME_MILLIS,
                  "ms",
                  "연결 100개에서 /api/auth/me 의 P99",
                  "P99 of /api/auth/me at 100 connections"),
              "1,200 ms",
              "−20 %"),
          new Promise(atMost("day.errorPercent", ERRORS, "%", "오류율", "error rate"), "5 %", "≤ 1 %"),
          new Promise(
              atMost("sessions.sqlPerRequest", ME_SQL, "", "요청당 SQL", "SQL per request"),
              "4",
              "−50 %"),
          new Promise(
              atMost("logins.sqlPerLogin", LOGIN_SQL, "", "로그인당 SQL", "SQL per login"),
              "9",
              "−50 %"));

  /** Checks all promises against the figures of a run. */
  static List<PromisedImprovement> of(Map<String, Double> figures) {
    return ALL.stream()
        .map(promise ->
            new PromisedImprovement(
                promise.limit().check(figures), promise.before(), promise.promised()))
        .toList();
  }
}
