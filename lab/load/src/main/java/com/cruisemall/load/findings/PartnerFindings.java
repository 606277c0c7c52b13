package com.cruisemall.load.findings;

import static com.cruisemall.load.findings.Limit.atLeast;
import static com.cruisemall.load.findings.Limit.atMost;
import static com.cruisemall.load.findings.Limit.zero;

import java.util.List;

/** Findings about chat, passports, images, exchange rates and the start page. */
final class PartnerFindings {
  static final List<Finding> ALL =
      List.of(
          new Finding(
              "A8",
              new LocalizedText(
                  "챗: 시간 제한·재시도·오류 구분·대체 답변이 없음",
                  "Chat: no time-out, no retries, no classes of errors, no fallback"),
              new LocalizedText(
                  "모두가 같은 순간에 묻고, 이어서 모델이 할당량 초과·침묵·쓰레기·권한 없음일 때 묻고, 깨진 JSON을 보낸다.",
                  "All ask at the same moment; then while the model is over quota, silent, babbling"
                      + " or refuses the key; and malformed JSON is sent."),
              "chat",
              List.of(
                  zero("chat.errors", "실패한 질문", "failed questions"),
                  atLeast("chat.fromModelPercent", 95, "%", "모델이 답한 몫", "answered by the model"),
                  zero(
                      "chatFaults.errors",
                      "모델이 고장일 때 실패한 질문",
                      "failed questions while the model fails"),
                  zero(
                      "chatFaults.unanswered",
                      "모델이 고장일 때 답 없는 질문",
                      "questions without an answer while the model fails"),
                  atMost("chatFaults.slowest", 30_000, "ms", "가장 긴 기다림", "longest wait"),
                  atLeast(
                      "chat.quotaExplained",
                      1,
                      "",
                      "할당량 초과가 설명됨 (1 = 예)",
                      "being over quota is explained (1 = yes)"),
                  atLeast(
                      "chat.malformedRefused",
                      1,
                      "",
                      "깨진 JSON에 400 MALFORMED_JSON (1 = 예)",
                      "400 MALFORMED_JSON for malformed JSON (1 = yes)"))),
          new Finding(
              "A9",
              new LocalizedText(
                  "여권 업로드: 이름 충돌, Drive 제한, 재시도 없음",
                  "Passports: names collide, Drive's limit, no retry"),
              new LocalizedText(
                  "모두가 같은 순간에 초당 세 번만 쓰는 Drive로 여권 사진을 보낸다.",
                  "All send a passport at the same moment, into a Drive that takes three writes a"
                      + " second."),
              "passports",
              List.of(
                  zero("passports.notAsked", "링크를 받지 못한 사람", "people who got no link"),
                  zero("passports.errors", "실패한 업로드", "failed uploads"),
                  zero(
                      "passports.notStored",
                      "받았다고 했으나 Drive에 없는 여권",
                      "passports acknowledged that are not in Drive"),
                  zero("passports.twice", "Drive에 두 번 있는 여권", "passports in Drive twice"),
                  atMost(
                      "passports.refusedPercent",
                      5,
                      "%",
                      "Drive가 거절한 쓰기",
                      "writes that Drive refused"),
                  atMost(
                      "passports.heapPercent",
                      100,
                      "%",
                      "힙 (상한 256 MB 대비)",
                      "heap, of the 256 MB there are"))),
          new Finding(
              "A10",
              new LocalizedText("큰 그림 여러 장이 메모리를 소진함", "Many large pictures exhaust memory"),
              new LocalizedText(
                  "여러 사람이 같은 순간에 큰 사진에 대해 묻는다.",
                  "Many people ask about a large picture at the same moment."),
              "vision",
              List.of(
                  atLeast("vision.answered", 1, "", "답을 받은 사람", "people answered"),
                  zero(
                      "vision.unexplained",
                      "답도 503도 아닌 결과",
                      "neither an answer nor a 503 with a reason"),
                  zero("vision.restarts", "죽은 프로그램", "programs that died"),
                  atMost("vision.heapPercent", 95, "%", "그 뒤의 힙", "heap afterwards"))),
          new Finding(
              "A11",
              new LocalizedText(
                  "환율: 인스턴스마다 캐시, 외부 호출 다수",
                  "Exchange rates: a cache in each instance, many outside calls"),
              new LocalizedText(
                  "어디에도 환율이 없는 상태에서 모두가 캐시를 비켜 같은 순간에 묻는다.",
                  "All ask at the same moment, past the caches, while no rate is kept anywhere."),
              "rates",
              List.of(
                  atMost(
                      "rates.feedCalls",
                      1,
                      "",
                      "외부 호출 (예전 64–84)",
                      "outside calls (64 to 84 before)"),
                  zero("rates.errors", "실패한 요청", "failed requests"),
                  atLeast("rates.cacheSeconds", 1, "s", "캐시 기간", "kept for"))),
          new Finding(
              "A12",
              new LocalizedText(
                  "시작 화면: 차례로 호출, 하나가 실패하면 화면이 상함",
                  "Start page: calls one after another, one failure hurts the page"),
              new LocalizedText(
                  "모두가 같은 순간에 시작 화면을 열고, 환율 서비스를 멈춘 채 다시 연다.",
                  "All open the start page at the same moment, and again with rates-service"
                      + " stopped."),
              "pages",
              List.of(
                  zero("pages.errors", "실패한 요청", "failed requests"),
                  atMost("pages.p95", 2000, "ms", "P95", "P95"),
                  zero(
                      "pagesWithout.errors",
                      "환율 서비스가 없을 때 실패한 요청",
                      "failed requests without the service"),
                  atMost(
                      "pagesWithout.slowest",
                      3500,
                      "ms",
                      "환율 서비스가 없을 때 가장 느린 답",
                      "slowest answer without the service"))));

  private PartnerFindings() {}
}
