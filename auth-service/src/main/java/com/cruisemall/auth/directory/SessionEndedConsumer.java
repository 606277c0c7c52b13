package com.cruisemall.auth.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Buries a session whose instance died between the commit and telling Redis: the event left through
 * the outbox all the same. Doing it twice is doing it once.
 */
@Singleton
class SessionEndedConsumer {
  private final SessionDirectory directory;
  private final DirectoryConfig config;
  private final ObjectMapper json;

  SessionEndedConsumer(SessionDirectory directory, DirectoryConfig config, ObjectMapper json) {
    this.directory = directory;
    this.config = config;
    this.json = json;
  }

  @Incoming("session-ended")
  @RunOnVirtualThread
  void bury(String body) {
    try {
      SessionEnded event = json.readValue(body, SessionEnded.class);
      directory.bury(
          List.of(
              new Tombstone(
                  new SessionId(event.sid()), event.reason(), config.longestTombstone())));
    } catch (JsonProcessingException e) {
      Log.error("an unreadable event is passed over topic=" + SessionEnded.TOPIC, e);
    }
  }
}
