package com.cruisemall.chat.knowledge;

import com.cruisemall.kit.version.Version;
import java.time.Instant;
import java.util.UUID;

/** A stored topic. */
record KnowledgeEntry(UUID id, EntryText text, Version version, Instant updatedAt) {}
