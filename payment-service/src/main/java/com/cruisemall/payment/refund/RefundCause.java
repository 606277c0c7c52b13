package com.cruisemall.payment.refund;

/** Why money goes back. */
public enum RefundCause {
  CUSTOMER("고객 요청"),
  STAFF("상점 처리"),
  /** Paid after the cabins had gone. */
  SHORTFALL("객실 부족 자동 환불"),
  /** The order was paid already. */
  SURPLUS("중복 결제 자동 환불"),
  /** Made at the PSP, by somebody who did not go through the shop. */
  EXTERNAL("외부 취소");

  private final String text;

  RefundCause(String text) {
    this.text = text;
  }

  /** What the customer may read of it at the PSP. */
  String text() {
    return text;
  }

  /** Whether cabins come back with it. */
  boolean ofCabins() {
    return this == CUSTOMER || this == STAFF;
  }
}
