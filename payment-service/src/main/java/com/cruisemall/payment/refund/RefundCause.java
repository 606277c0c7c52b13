package com.cruisemall.payment.refund;

/** Reason of a refund. */
enum RefundCause {
  CUSTOMER("고객 요청"),
  STAFF("상점 처리"),
  /** The order was paid after its cabins had been sold to others. */
  SHORTFALL("객실 부족 자동 환불"),
  /** Another payment had paid the order. */
  SURPLUS("중복 결제 자동 환불"),
  /** Made at the PSP, outside of the shop. */
  EXTERNAL("외부 취소");

  private final String text;

  RefundCause(String text) {
    this.text = text;
  }

  /** Returns the reason as the PSP shows it to the customer. */
  String text() {
    return text;
  }

  /** Returns whether the refund returns cabins to the inventory. */
  boolean returnsCabins() {
    return this == CUSTOMER || this == STAFF;
  }
}
