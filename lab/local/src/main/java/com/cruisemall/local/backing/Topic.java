package com.cruisemall.local.backing;

import java.util.List;

/** Kafka topic. The broker does not create topics automatically. */
public record Topic(String name, int partitions) {
  /** All topics of the suite. */
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
