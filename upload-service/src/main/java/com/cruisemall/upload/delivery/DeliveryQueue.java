package com.cruisemall.upload.delivery;

import com.cruisemall.kit.outbox.Outbox;
import com.cruisemall.kit.outbox.OutboxEvent;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Takes documents that are to be brought to Drive, in the transaction that makes them QUEUED. */
@Singleton
public class DeliveryQueue {
  private final DeliveryTable table;
  private final Outbox outbox;

  DeliveryQueue(DeliveryTable table, Outbox outbox) {
    this.table = table;
    this.outbox = outbox;
  }

  public void add(UUID documentId) {
    table.insert(documentId);
    outbox.add(new OutboxEvent(DriveJob.TOPIC, documentId.toString(), new DriveJob(documentId, 1)));
  }
}
