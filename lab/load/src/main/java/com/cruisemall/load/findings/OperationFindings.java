package com.cruisemall.load.findings;

import static com.cruisemall.load.findings.Limit.atLeast;
import static com.cruisemall.load.findings.Limit.atMost;
import static com.cruisemall.load.findings.Limit.zero;

import java.util.List;

/** Findings about errors, logs, metrics, behaviour data, capacity and faults. */
final class OperationFindings {
  static final List<Finding> ALL =
      List.of(
          new Finding(
              "A17",
              new LocalizedText("여러 가지 오류 형식", "Several forms of errors"),
              new LocalizedText("틀린 요청을 여러 가지로 보낸다.", "Wrong requests of many kinds are sent."),
              "inspection",
              List.of(
                  atLeast("errors.kinds", 10, "", "보낸 종류", "kinds sent"),
                  zero("errors.otherForm", "다른 형식의 오류", "errors in another form"),
                  zero("errors.otherStatus", "뜻밖의 상태 코드", "errors of an unexpected status"))),
          new Finding(
              "A18",
              new LocalizedText(
                  "기록되지 않거나 맥락 없는 오류", "Errors that are not logged, or without context"),
              new LocalizedText(
                  "서비스를 멈춰 일으킨 오류를 로그에서 요청 번호로 찾는다.",
                  "The failure of a stopped service is looked for in the logs by its request id."),
              "inspection",
              List.of(
                  atLeast("logs.failuresCaused", 2, "", "일으킨 실패", "failures caused"),
                  zero("logs.withoutRequest", "로그에 없는 실패", "failures that no log has"))),
          new Finding(
              "A19",
              new LocalizedText("사람에게 보이는 기술 용어", "Technical messages shown to people"),
              new LocalizedText(
                  "위의 오류 문구를 한국어와 영어로 읽는다.",
                  "The messages of those errors are read, in Korean and English."),
              "inspection",
              List.of(
                  zero("errors.technical", "기술 용어가 든 문구", "messages with technical words"),
                  zero("errors.notKorean", "한국어가 아닌 문구", "messages that are not Korean"))),
          new Finding(
              "A20",
              new LocalizedText(
                  "지표 없음: 풀, 질의 시간, 실패, P95, 오류율, 제한",
                  "Metrics missing: pools, query time, failures, P95, error rate, limits"),
              new LocalizedText(
                  "하루가 지난 뒤 모든 프로그램의 지표를 읽는다.",
                  "The metrics of all programs are read after the day."),
              "inspection",
              List.of(zero("metrics.missing", "없는 지표", "metrics that are not there"))),
          new Finding(
              "A21",
              new LocalizedText(
                  "행동 분석과 A/B 시험의 기반이 없음", "Nothing to analyse behaviour or test variants with"),
              new LocalizedText(
                  "방문자가 동의하고, 변형을 여러 번 묻고, 행동을 보낸다.",
                  "A visitor consents, asks for the variants repeatedly, and sends behaviour."),
              "inspection",
              List.of(
                  atLeast("behaviour.accepted", 10, "", "받아들인 행동", "events accepted"),
                  zero("behaviour.unstable", "바뀐 변형", "variants that changed"))),
          new Finding(
              "A22",
              new LocalizedText("자동 동시성 시험 없음", "No automated concurrency tests"),
              new LocalizedText(
                  "이 실행 자체: 같은 순간의 로그인과 질문.",
                  "This run itself: logins and questions at the same moment."),
              "logins,chat",
              List.of(
                  atLeast("logins.atOnce", 100, "", "같은 순간의 로그인", "logins at once"),
                  atLeast("chat.atOnce", 100, "", "같은 순간의 질문", "questions at once"))),
          new Finding(
              "DAY",
              new LocalizedText(
                  "하루: 모두가 오가며 둘러보고, 사고, 묻는다",
                  "The day: people come and go, look around, buy, ask"),
              new LocalizedText(
                  "사람들이 끊임없이 와서 걸음마다 5–10초 생각한다.",
                  "People keep arriving and think 5 to 10 s between steps."),
              "day",
              List.of(
                  atMost("day.errorPercent", 0.1, "%", "오류율", "error rate"),
                  atMost("day.p95", 1000, "ms", "P95", "P95"),
                  atLeast("day.atOnce", 50, "", "가장 많을 때 함께 있던 사람", "people at once at most"))),
          new Finding(
              "STEPS",
              new LocalizedText("무릎: 몇 명까지 견디는가", "The knee: how many people it bears"),
              new LocalizedText(
                  "50명부터 8,000명까지 늘리며 오류 1 % 또는 P95 2초를 넘을 때까지.",
                  "From 50 to 8,000 people in steps, until more than 1 % fail or P95 passes 2 s."),
              "steps",
              List.of(
                  atLeast(
                      "steps.people",
                      1000,
                      "",
                      "견딘 사람 (감사의 약속 200)",
                      "people borne (the audit promised 200)"))),
          new Finding(
              "FAULTS",
              new LocalizedText(
                  "고장: 받았다고 한 것은 한 번씩 있다", "Faults: what was acknowledged is there, once"),
              new LocalizedText(
                  "사람들이 사고 묻고 여권을 보내는 동안 모든 서버를 죽였다 살리고, 협력사가 실패하고, 게이트웨이와 서비스·Redis 사이의 연결이 느려지고"
                      + " 끊기고 삼켜진다.",
                  "While people buy, ask and send passports, every server is killed and started"
                      + " again, partners fail, and connections of the gateway to a service and to"
                      + " Redis are slow, reset and swallowed."),
              "faults",
              List.of(
                  atLeast("faults.ordersAcknowledged", 10, "", "알린 주문", "orders acknowledged"),
                  atLeast("faults.paymentsAcknowledged", 10, "", "알린 결제", "payments acknowledged"),
                  zero("faults.unsettled", "정리되지 않은 결제·이벤트", "payments or events left unsettled"),
                  zero("faults.ordersLost", "알렸으나 없는 주문", "orders acknowledged and not there"),
                  zero("faults.paymentsLost", "알렸으나 없는 결제", "payments acknowledged and not there"),
                  zero("faults.cabinsTwice", "두 주문의 객실", "cabins in two orders"),
                  zero(
                      "faults.ledgerDifferences",
                      "결제사 장부와의 차이",
                      "differences from the payment provider's books"),
                  zero(
                      "faults.tripsLost",
                      "여행이 되지 않은 결제 (이벤트)",
                      "paid orders without a trip (events)"),
                  zero(
                      "faults.notStored",
                      "받았다고 했으나 Drive에 없는 여권",
                      "passports acknowledged that are not in Drive"),
                  zero("faults.twice", "Drive에 두 번 있는 여권", "passports in Drive twice"),
                  zero("faults.sessionsLost", "끊긴 세션", "sessions lost"))));

  private OperationFindings() {}
}
