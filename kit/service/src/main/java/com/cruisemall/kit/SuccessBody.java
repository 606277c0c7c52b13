package com.cruisemall.kit;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/** Body of a successful response: the fields of its record and {@code "ok": true}. */
@JsonPropertyOrder("ok")
public interface SuccessBody {
  @JsonProperty("ok")
  default boolean ok() {
    return true;
  }

  /** Returns the body {@code {"ok":true}} of a call without a result. */
  static SuccessBody plain() {
    return new Plain();
  }

  record Plain() implements SuccessBody {}
}
