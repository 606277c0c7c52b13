package com.cruisemall.load.findings;

import static com.cruisemall.load.findings.Limit.atLeast;
import static com.cruisemall.load.findings.Limit.atMost;
import static com.cruisemall.load.findings.Limit.zero;

import java.util.List;

/** Findings about logins, sessions, profiles, rate limits and locks. */
final class SessionFindings {
  static final List<Finding> ALL =
      List.of(
          new Finding(
              "A1",
              new LocalizedText(
                  "연결 풀 설정이 없어 동시 로그인에 연결이 바닥남",
                  "No settings of the connection pool: logins at once exhaust it"),
              new LocalizedText(
                  "모두가 같은 순간에 로그인하고, 로그인해 있던 한 사람은 그동안 계속 조회한다.",
                  "All log in at the same moment, while somebody who is signed in goes on asking."),
              "logins",
              List.of(
                  zero("logins.errors", "실패한 요청", "failed requests"),
                  atMost(
                      "logins.slowest",
                      8000,
                      "ms",
                      "가장 느린 로그인 (예전 10초, 20 % 단축)",
                      "slowest login (10 s before, less 20 %)"),
                  atMost(
                      "logins.meSlowest",
                      2000,
                      "ms",
                      "그동안 가장 느린 조회 (예전 10초)",
                      "slowest look meanwhile (10 s before)"),
                  atMost(
                      "logins.longestWaitForConnection",
                      5000,
                      "ms",
                      "연결을 기다린 최장 시간",
                      "longest wait for a connection"),
                  atMost(
                      "logins.connectionsAllowedPercent",
                      80,
                      "%",
                      "서버가 허용하는 연결 중 쓰인 몫",
                      "connections open, of those the server allows"))),
          new Finding(
              "A2",
              new LocalizedText(
                  "한 프로세스 안의 호출 제한: 재시작하면 사라지고 공유되지 않음",
                  "A limiter in one process: lost at a restart, not shared"),
              new LocalizedText(
                  "한 주소에서 제한보다 많이 보내고, 두 번째 게이트웨이로, 또 게이트웨이를 재시작한 뒤 다시 보낸다.",
                  "More than the limit from one address, then to a second gateway, and again after"
                      + " a restart of the first."),
              "limiter",
              List.of(
                  atLeast("limiter.refused", 1, "", "거절된 요청", "requests refused"),
                  atMost(
                      "limiter.allowedBeyond",
                      50,
                      "",
                      "제한을 넘어 통과한 요청",
                      "requests let through beyond the limit"),
                  atLeast(
                      "limiter.refusedBySecond",
                      1,
                      "",
                      "두 번째 게이트웨이가 거절한 요청",
                      "requests refused by the second gateway"),
                  atMost(
                      "limiter.allowedBySecond",
                      50,
                      "",
                      "두 번째 게이트웨이가 보충량을 넘어 통과시킨 요청",
                      "let through by the second gateway beyond what was refilled"),
                  atMost(
                      "limiter.allowedAfterRestart",
                      50,
                      "",
                      "재시작 뒤 보충량을 넘어 통과한 요청",
                      "let through after the restart beyond what was refilled"),
                  zero(
                      "limiter.othersRefused",
                      "다른 주소에서 거절된 요청",
                      "requests of other addresses refused"))),
          new Finding(
              "A3",
              new LocalizedText(
                  "요청마다 세션과 사용자를 데이터베이스에서 읽음",
                  "Every request reads session and user from the database"),
              new LocalizedText(
                  "로그인한 모두가 10초 동안 쉬지 않고 /api/auth/me 를 조회한다.",
                  "All signed-in people ask /api/auth/me for 10 s without a pause."),
              "sessions",
              List.of(
                  atMost(
                      "sessions.sqlPerRequest",
                      0.4,
                      "",
                      "요청당 SQL (예전 4, 90 % 감소)",
                      "SQL per request (4 before, less 90 %)"),
                  atMost(
                      "sessions.p99",
                      960,
                      "ms",
                      "P99 (예전 1.2초, 20 % 단축)",
                      "P99 (1.2 s before, less 20 %)"),
                  atLeast(
                      "sessions.perSecond",
                      264,
                      "/s",
                      "초당 요청 (예전 167–264)",
                      "requests a second (167 to 264 before)"),
                  zero("sessions.errors", "실패한 요청", "failed requests"))),
          new Finding(
              "A4",
              new LocalizedText(
                  "트랜잭션 없는 로그인: 두 기기가 경쟁하면 실패·중복·공백",
                  "Login without a transaction: devices race, with failures, duplicates and gaps"),
              new LocalizedText(
                  "15명이 각각 기기 10대에서 같은 순간에 로그인하고, 모두 끝난 뒤 각 기기로 조회한다.",
                  "Fifteen people log in from ten devices each at the same moment; then every"
                      + " device asks who it is."),
              "logins",
              List.of(
                  zero("race.loginErrors", "실패한 로그인", "failed logins"),
                  atMost("race.mostSessions", 1, "", "한 사람에게 남은 세션", "sessions left to one person"),
                  zero(
                      "race.signedInOff",
                      "로그인되어 있는 기기 수와 사람 수의 차이",
                      "devices still signed in, less people"))),
          new Finding(
              "A6",
              new LocalizedText("프로필 수정: 마지막 저장이 앞의 것을 덮어씀", "Profile edits: the last write wins"),
              new LocalizedText(
                  "한 사람의 여러 화면이 같은 판을 보고 같은 순간에 저장한다.",
                  "Many windows of one person save the same version at the same moment."),
              "edits",
              List.of(
                  atMost("edits.won", 1, "", "저장된 수정 (하나여야 함)", "edits saved (of one version)"),
                  atLeast("edits.won", 1, "", "저장된 수정", "edits saved"),
                  zero("edits.lost", "412가 아닌 답을 받은 나머지", "others that got no 412"))),
          new Finding(
              "A7",
              new LocalizedText(
                  "교착 가능성: 잠금 순서와 대기 제한이 없음", "Deadlocks: no order of locks, no time-outs"),
              new LocalizedText(
                  "위의 모든 경쟁과 하루 동안 PostgreSQL이 푼 교착과 사람이 본 실패를 센다.",
                  "During all the races and the day, deadlocks that PostgreSQL broke and failures"
                      + " that people saw are counted."),
              "day",
              List.of(
                  zero("all.deadlocks", "교착", "deadlocks"),
                  zero(
                      "all.transactionsGivenUp",
                      "재시도 끝에 포기한 트랜잭션",
                      "transactions given up after all retries"))));

  private SessionFindings() {}
}
