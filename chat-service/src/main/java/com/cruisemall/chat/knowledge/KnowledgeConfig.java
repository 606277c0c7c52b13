package com.cruisemall.chat.knowledge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How questions find their answers. */
@ConfigMapping(prefix = "cruisemall.knowledge")
public interface KnowledgeConfig {
  /** How much of a keyword's trigrams a question must have for the keyword to count, 0 to 1. */
  @WithDefault("0.6")
  double similarity();

  /** The least score of an entry that is of any use; one keyword of two syllables scores 2. */
  @WithDefault("1.0")
  double leastScore();

  /** Entries that staff may write; each search looks at all of them. */
  @Min(1)
  @WithDefault("1000")
  int maxEntries();
}
