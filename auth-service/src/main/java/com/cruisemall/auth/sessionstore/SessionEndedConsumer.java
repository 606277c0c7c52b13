package com.cruisemall.auth.sessionstore;

import com.cruisemall.kit.event.EventReader;
import com.cruisemall.kit.event.EventReaders;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Writes the tombstone of a session whose instance crashed between the commit and the write to
 * Redis; the outbox has sent the event. Idempotent.
 */
@Singleton
class SessionEndedConsumer {
  private final SessionStore store;
  private final SessionStoreConfig config;
  private final EventReader<SessionEnded> events;

  SessionEndedConsumer(SessionStore store, SessionStoreConfig config, EventReaders readers) {
    this.store = store;
    this.config = config;
    this.events = readers.of(SessionEnded.TOPIC, SessionEnded.class);
  }

  @Incoming("session-ended")
  @RunOnVirtualThread
  void writeTombstone(ConsumerRecord<String, String> record) {
    events
        .read(record.value())
        .map(event ->
            new Tombstone(new SessionId(event.sid()), event.reason(), config.tombstoneTtl()))
        .ifPresent(tombstone -> store.writeTombstones(List.of(tombstone)));
  }
}
