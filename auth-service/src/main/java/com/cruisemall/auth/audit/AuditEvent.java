package com.cruisemall.auth.audit;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Something to be remembered. Where and by whom it was asked for is found out by the trail; it is
 * said here only when the request does not tell, as at a login, which begins as a guest's.
 *
 * @param account whom it is about
 * @param by the account that did it; empty for whoever the request is from
 * @param details short facts; no secret, no phone number or address of a person in clear
 */
public record AuditEvent(
    AuditType type, Optional<UUID> account, Optional<UUID> by, Map<String, String> details) {
  public AuditEvent {
    details = Map.copyOf(details);
  }

  public static AuditEvent of(AuditType type) {
    return new AuditEvent(type, Optional.empty(), Optional.empty(), Map.of());
  }

  /** It happened to this account. */
  public AuditEvent about(UUID accountId) {
    return new AuditEvent(type, Optional.of(accountId), by, details);
  }

  /** It happened to this account, and its owner did it. */
  public AuditEvent byAndAbout(UUID accountId) {
    return new AuditEvent(type, Optional.of(accountId), Optional.of(accountId), details);
  }

  public AuditEvent with(String name, String value) {
    Map<String, String> more = new TreeMap<>(details);
    more.put(name, value);
    return new AuditEvent(type, account, by, more);
  }
}
