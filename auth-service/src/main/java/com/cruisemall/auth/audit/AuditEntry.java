package com.cruisemall.auth.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Row of the audit trail.
 *
 * @param id UUIDv7, so that ids are in order of time
 * @param account the account concerned
 * @param address client address as the gateway saw it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({"id", "at", "type", "actor", "account", "address", "requestId", "details"})
record AuditEntry(
    UUID id,
    Instant at,
    String type,
    Actor actor,
    @Nullable UUID account,
    @Nullable String address,
    @Nullable String requestId,
    Map<String, String> details) {
  /**
   * Originator of an event.
   *
   * @param name account id or service name; empty for guests and the system
   */
  record Actor(Kind kind, String name) {
    /** Kind of originator. */
    enum Kind {
      PERSON,
      SERVICE,
      GUEST,
      SYSTEM
    }

    static final Actor GUEST = new Actor(Kind.GUEST, "");
    static final Actor SYSTEM = new Actor(Kind.SYSTEM, "");

    static Actor person(UUID accountId) {
      return new Actor(Kind.PERSON, accountId.toString());
    }

    static Actor service(String name) {
      return new Actor(Kind.SERVICE, name);
    }
  }
}
