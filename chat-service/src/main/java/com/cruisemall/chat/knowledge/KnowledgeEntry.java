package com.cruisemall.chat.knowledge;

import com.cruisemall.kit.version.Version;
import java.time.Instant;
import java.util.UUID;

/** A stored entry of the knowledge base. */
record KnowledgeEntry(UUID id, EntryText text, Version version, Instant updatedAt) {}
