package com.cruisemall.chat.knowledge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** Search thresholds and size of the knowledge base. */
@ConfigMapping(prefix = "cruisemall.knowledge")
public interface KnowledgeConfig {
  /** Minimum word similarity of a keyword to a question, 0 to 1. */
  @WithDefault("0.6")
  double similarity();

  /** Minimum score of a match; one keyword of two syllables scores 2. */
  @WithDefault("1.0")
  double minScore();

  /** Maximum number of entries; each search reads all of them. */
  @Min(1)
  @WithDefault("1000")
  int maxEntries();
}
