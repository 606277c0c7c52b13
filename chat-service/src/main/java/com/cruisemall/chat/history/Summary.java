package com.cruisemall.chat.history;

import java.time.Instant;
import java.util.UUID;

/** A conversation in a list; the title is the beginning of its first question. */
record Summary(UUID id, String title, int messages, Instant createdAt, Instant updatedAt) {}
