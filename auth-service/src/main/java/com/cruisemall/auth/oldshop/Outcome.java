package com.cruisemall.auth.oldshop;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Outcome of one record.
 *
 * @param id the old shop's id
 * @param note note for the operator
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Outcome(String id, Result result, @Nullable String note) {
  enum Result {
    ADDED,
    /** Imported by an earlier request. */
    KNOWN,
    /** Imported under another name or code, because another record has the given one. */
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
