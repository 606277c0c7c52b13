package com.cruisemall.auth.session;

import java.time.Duration;
import java.time.Instant;

/** That a session ended, to be remembered until its cookie would have run out. */
record Tombstone(SessionId id, EndReason reason, Duration remaining) {
  static Tombstone of(Session session, Instant now) {
    EndReason reason = session.endReason == null ? EndReason.EXPIRED : session.endReason;
    return new Tombstone(
        new SessionId(session.id), reason, Duration.between(now, session.expiresAt));
  }
}
