package com.cruisemall.kit;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** A successful answer's body: its record's fields beside {@code "ok": true}. */
@JsonPropertyOrder("ok")
public interface SuccessBody {
  @JsonProperty("ok")
  default boolean ok() {
    return true;
  }

  /** The body of a call that has nothing to tell but that it worked. */
  static SuccessBody plain() {
    return new Plain();
  }

  /** {@code {"ok":true}}. */
  record Plain() implements SuccessBody {}
}
