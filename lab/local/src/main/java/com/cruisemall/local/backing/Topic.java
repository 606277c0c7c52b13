package com.cruisemall.local.backing;

import java.util.List;

/** An event stream; none comes into being by merely being written to. */
public record Topic(String name, int partitions) {
  /** Every topic has a line here. */
  public static final List<Topic> ALL =
      List.of(
          new Topic("auth.session-ended.v1", 3),
          new Topic("auth.order-event.dead.v1", 1),
          new Topic("gateway.behaviour.v1", 3),
          new Topic("payment.order-paid.v1", 3),
          new Topic("payment.order-refunded.v1", 3),
          new Topic("payment.inventory-short.v1", 3),
          new Topic("payment.catalogue-changed.v1", 3),
          new Topic("upload.drive-job.v1", 6),
          new Topic("upload.drive-job.retry-2s.v1", 3),
          new Topic("upload.drive-job.retry-10s.v1", 3),
          new Topic("upload.drive-job.retry-1m.v1", 3),
          new Topic("upload.drive-job.retry-10m.v1", 3),
          new Topic("upload.drive-job.dead.v1", 1));
}
