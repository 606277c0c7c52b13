package com.cruisemall.auth.oldshop;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What became of a record.
 *
 * @param id the old shop's
 * @param note what a person should know of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Outcome(String id, Result result, @Nullable String note) {
  enum Result {
    ADDED,
    /** It was brought in before. */
    KNOWN,
    /** Its name or code was another one's: it came in under another. */
    RENAMED,
    REJECTED
  }

  static Outcome added(String id, @Nullable String note) {
    return new Outcome(id, Result.ADDED, note);
  }

  static Outcome known(String id) {
    return new Outcome(id, Result.KNOWN, null);
  }

  static Outcome renamed(String id, String note) {
    return new Outcome(id, Result.RENAMED, note);
  }

  static Outcome rejected(String id, String why) {
    return new Outcome(id, Result.REJECTED, why);
  }
}
