package com.cruisemall.auth.sessionstore;

import java.time.Duration;

/** End of a session, stored in Redis until its cookie would have expired. */
public record Tombstone(SessionId id, EndReason reason, Duration remaining) {}
