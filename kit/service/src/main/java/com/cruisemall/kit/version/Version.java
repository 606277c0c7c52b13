package com.cruisemall.kit.version;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import jakarta.ws.rs.core.EntityTag;
import org.jspecify.annotations.Nullable;

/**
 * Version of an editable resource, sent in {@code ETag} and {@code If-Match} (RFC 9110 §8.8.3 and
 * §13.1.1).
 *
 * @param number of changes so far
 */
public record Version(long number) {

  /**
   * Parses the version that a change is based on.
   *
   * @param ifMatch the header's value
   * @throws ApiException 428 without the header; 412 for a value that is not exactly one version,
   *     {@code *} and lists included, because these do not say which version the person saw
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

  /** Throws 412 if the current version is another one. */
  public void mustBe(long current) {
    if (number != current) {
      throw new ApiException(CommonError.VERSION_CONFLICT);
    }
  }

  /** Returns the {@code ETag} of a response that shows this version. */
  public EntityTag tag() {
    return new EntityTag(Long.toString(number));
  }
}
