package com.cruisemall.auth.sessionstore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Writes the tombstone of a session whose instance crashed between the commit and the write to
 * Redis; the outbox has sent the event. Idempotent.
 */
@Singleton
class SessionEndedConsumer {
  private final SessionStore store;
  private final SessionStoreConfig config;
  private final ObjectMapper json;

  SessionEndedConsumer(SessionStore store, SessionStoreConfig config, ObjectMapper json) {
    this.store = store;
    this.config = config;
    this.json = json;
  }

  @Incoming("session-ended")
  @RunOnVirtualThread
  void writeTombstone(String body) {
    try {
      SessionEnded event = json.readValue(body, SessionEnded.class);
      store.writeTombstones(
          List.of(
              new Tombstone(new SessionId(event.sid()), event.reason(), config.tombstoneTtl())));
    } catch (JsonProcessingException e) {
      Log.error("unreadable event skipped topic=" + SessionEnded.TOPIC, e);
    }
  }
}
