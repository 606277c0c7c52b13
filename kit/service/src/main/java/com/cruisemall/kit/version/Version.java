package com.cruisemall.kit.version;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import jakarta.ws.rs.core.EntityTag;
import org.jspecify.annotations.Nullable;

/**
 * The version of something that people change, as it travels in {@code ETag} and {@code If-Match}
 * (RFC 9110 §8.8.3 and §13.1.1).
 *
 * @param number counts the changes
 */
public record Version(long number) {

  /**
   * The version that a change was made on.
   *
   * @param ifMatch the header's value
   * @throws ApiException 428 without the header, 412 when it names no version of ours, {@code *}
   *     and several versions included: neither says what the person saw
   */
  public static Version required(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw new ApiException(CommonError.PRECONDITION_REQUIRED);
    }
    String text = ifMatch.strip();
    if (!text.matches("\"[0-9]{1,18}\"")) {
      throw new ApiException(CommonError.VERSION_CONFLICT);
    }
    return new Version(Long.parseLong(text.substring(1, text.length() - 1)));
  }

  /** Refuses with 412 a change that was not made on the version there is. */
  public void mustBe(long current) {
    if (number != current) {
      throw new ApiException(CommonError.VERSION_CONFLICT);
    }
  }

  /** The {@code ETag} of an answer that shows this version. */
  public EntityTag tag() {
    return new EntityTag(Long.toString(number));
  }
}
