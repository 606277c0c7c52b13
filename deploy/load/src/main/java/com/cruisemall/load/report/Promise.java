package com.cruisemall.load.report;

import com.cruisemall.load.findings.Text;
import java.util.List;
import java.util.Map;

/**
 * What the audit promised of its repairs, beside what the old shop did and what was measured now.
 *
 * @param kept whether now is good enough; a figure that is not there keeps nothing
 */
record Promise(Text what, String before, String promised, double now, String unit, boolean kept) {
  private static final double PEOPLE = 200;
  private static final double LOGINS_MILLIS = 8000;
  private static final double ME_MILLIS = 960;
  private static final double ERRORS = 1;
  private static final double ME_SQL = 2;
  private static final double LOGIN_SQL = 4.5;

  /** By the figures of a run. */
  static List<Promise> of(Map<String, Double> figures) {
    return List.of(
        atLeast(
            figures, "steps.people", PEOPLE, "", "50", "200", new Text("동시 사용자", "people at once")),
        atMost(
            figures,
            "logins.slowest",
            LOGINS_MILLIS,
            "ms",
            "10,000 ms",
            "−20 %",
            new Text("동시 로그인 100건의 응답", "a hundred logins at once")),
        atMost(
            figures,
            "sessions.p99",
            ME_MILLIS,
            "ms",
            "1,200 ms",
            "−20 %",
            new Text("연결 100개에서 /api/auth/me 의 P99", "P99 of /api/auth/me at 100 connections")),
        atMost(
            figures,
            "day.errorPercent",
            ERRORS,
            "%",
            "5 %",
            "≤ 1 %",
            new Text("오류율", "error rate")),
        atMost(
            figures,
            "sessions.sqlPerRequest",
            ME_SQL,
            "",
            "4",
            "−50 %",
            new Text("요청당 SQL", "SQL per request")),
        atMost(
            figures,
            "logins.sqlPerLogin",
            LOGIN_SQL,
            "",
            "9",
            "−50 %",
            new Text("로그인당 SQL", "SQL per login")));
  }

  private static Promise atMost(
      Map<String, Double> figures,
      String figure,
      double bound,
      String unit,
      String before,
      String promised,
      Text what) {
    double now = figures.getOrDefault(figure, Double.NaN);
    return new Promise(what, before, promised, now, unit, now <= bound);
  }

  private static Promise atLeast(
      Map<String, Double> figures,
      String figure,
      double bound,
      String unit,
      String before,
      String promised,
      Text what) {
    double now = figures.getOrDefault(figure, Double.NaN);
    return new Promise(what, before, promised, now, unit, now >= bound);
  }
}
