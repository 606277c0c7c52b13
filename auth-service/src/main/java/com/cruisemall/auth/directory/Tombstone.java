package com.cruisemall.auth.directory;

import java.time.Duration;

/** That a session ended, to be remembered until its cookie would have run out. */
public record Tombstone(SessionId id, EndReason reason, Duration remaining) {}
