package com.cruisemall.load.findings;

import static com.cruisemall.load.findings.Limit.atLeast;
import static com.cruisemall.load.findings.Limit.atMost;
import static com.cruisemall.load.findings.Limit.zero;

import java.util.List;

/** Findings about orders, database reads and caching. */
final class OrderFindings {
  static final List<Finding> ALL =
      List.of(
          new Finding(
              "A5",
              new LocalizedText("결제: 트랜잭션이 없고 재고가 경쟁함", "Payment: no transaction, stock races"),
              new LocalizedText(
                  "모두가 열 명 중 한 명 몫밖에 없는 객실을 같은 순간에 주문하고 샌드박스에서 결제한다.",
                  "All order at the same moment where there is a cabin for one in ten, and pay at"
                      + " the sandbox."),
              "orders",
              List.of(
                  zero("orders.errors", "매진이 아닌 실패", "failures other than sold out"),
                  zero("orders.unsold", "팔리지 않고 남은 객실", "cabins left unsold"),
                  zero("orders.oversold", "있는 것보다 더 팔린 객실", "cabins sold beyond what there is"),
                  zero("orders.cabinsTwice", "두 주문에 팔린 객실", "cabins in two orders"),
                  zero(
                      "orders.moneyOff",
                      "결제사가 받은 돈과 주문 금액의 차이",
                      "won at the payment provider, less those of the orders"),
                  zero(
                      "orders.ledgerDifferences",
                      "장부 점검이 찾은 차이",
                      "differences that the ledger check found"))),
          new Finding(
              "A13",
              new LocalizedText(
                  "프로필과 여행을 따로 읽는 N+1", "N+1: profile and trips in queries of their own"),
              new LocalizedText("모두가 프로필을 다섯 번 읽는다.", "All read their profile five times."),
              "sessions",
              List.of(
                  atMost("profiles.sqlPerRequest", 1.2, "", "요청당 SQL", "SQL per request"),
                  zero("profiles.errors", "실패한 요청", "failed requests"))),
          new Finding(
              "A14",
              new LocalizedText("확인되지 않은 색인", "Indexes nobody checked"),
              new LocalizedText(
                  "감사가 이름을 댄 조회마다 그 열로 시작하는 쓸 수 있는 색인이 있고, 계획이 그것을 쓰는지 데이터베이스에 묻는다.",
                  "The database is asked, for each look-up that the audit names, for a valid index"
                      + " that begins with its column, and whether the plan uses it."),
              "inspection",
              List.of(
                  zero("indexes.missing", "색인이 없는 조회", "look-ups without an index"),
                  zero("indexes.unused", "색인을 쓰지 않는 계획", "plans without the index"))),
          new Finding(
              "A15",
              new LocalizedText("응답 캐시 없음", "No response is cached"),
              new LocalizedText(
                  "캐시 표의 경로마다 머리글을 읽고 다시 묻는다.",
                  "The headers of each path of the caching table are read, and it is asked again."),
              "day,inspection",
              List.of(
                  zero("caching.wrong", "표와 다른 경로", "paths that differ from the table"),
                  zero("caching.notRevalidated", "304가 아닌 재확인", "revalidations that were no 304"),
                  atLeast(
                      "day.cacheHitPercent",
                      50,
                      "%",
                      "하루 동안 캐시가 답한 몫",
                      "answered by the cache during the day"))),
          new Finding(
              "A16",
              new LocalizedText("최적화되지 않은 그림", "Pictures nobody optimised"),
              new LocalizedText(
                  "상품 사진을 WebP와 JPEG로, 두 너비로 받아 본다.",
                  "A product's picture is fetched as WebP and JPEG and in two widths."),
              "inspection",
              List.of(
                  atMost(
                      "images.webpPercentOfJpeg",
                      90,
                      "%",
                      "JPEG 대비 WebP 크기",
                      "size of the WebP, of the JPEG's"),
                  atMost(
                      "images.smallPercentOfLarge",
                      60,
                      "%",
                      "큰 너비 대비 작은 너비의 크기",
                      "size of the small width, of the large one's"),
                  atLeast("images.cacheSeconds", 31_536_000, "s", "캐시 기간", "kept for"))));

  private OrderFindings() {}
}
