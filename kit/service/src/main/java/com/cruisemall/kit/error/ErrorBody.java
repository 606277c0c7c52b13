package com.cruisemall.kit.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;

/**
 * Body of every error response: {@code
 * {"ok":false,"error":{"code","message","requestId","details"?}}}.
 */
@JsonPropertyOrder({"ok", "error"})
public record ErrorBody(boolean ok, Detail error) {
  /** Error fields; {@code details} is omitted when empty. */
  @JsonPropertyOrder({"code", "message", "requestId", "details"})
  public record Detail(
      String code,
      String message,
      String requestId,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> details) {}

  static ErrorBody of(
      ErrorCode code, String message, String requestId, Map<String, Object> details) {
    return new ErrorBody(false, new Detail(code.name(), message, requestId, details));
  }
}
