package com.cruisemall.auth.audit;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Security event. The audit trail adds the client address, the request id and the actor.
 *
 * @param account the account concerned
 * @param by the acting account; empty for the caller of the request. A login sets it, because its
 *     request begins as a guest's.
 * @param details short facts; never a secret, nor a phone number or address in clear
 */
public record AuditEvent(
    AuditType type, Optional<UUID> account, Optional<UUID> by, Map<String, String> details) {
  public AuditEvent {
    details = Map.copyOf(details);
  }

  public static AuditEvent of(AuditType type) {
    return new AuditEvent(type, Optional.empty(), Optional.empty(), Map.of());
  }

  /** Sets the account concerned. */
  public AuditEvent about(UUID accountId) {
    return new AuditEvent(type, Optional.of(accountId), by, details);
  }

  /** Sets the same account as concerned and as acting. */
  public AuditEvent byAndAbout(UUID accountId) {
    return new AuditEvent(type, Optional.of(accountId), Optional.of(accountId), details);
  }

  public AuditEvent with(String name, String value) {
    Map<String, String> more = new TreeMap<>(details);
    more.put(name, value);
    return new AuditEvent(type, account, by, more);
  }
}
