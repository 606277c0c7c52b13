package com.cruisemall.kit.request;

import io.vertx.core.http.HttpServerRequest;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Id of one request in responses, logs and downstream calls. A caller may send one in {@code
 * X-Request-Id}; a malformed one is replaced.
 */
public final class RequestId {
  public static final String HEADER = "X-Request-Id";

  /** MDC key of the request id. */
  public static final String LOG_KEY = "requestId";

  private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{8,64}");

  private RequestId() {}

  /** Returns the id that {@link RequestIdFilter} assigned. */
  public static String of(HttpServerRequest request) {
    String assigned = request.response().headers().get(HEADER);
    return assigned == null ? "unknown" : assigned;
  }

  /** Returns the id of the current request, if the code runs for one. */
  public static Optional<String> current() {
    return Optional.ofNullable(MDC.get(LOG_KEY)).map(Object::toString);
  }

  static String acceptOrCreate(@Nullable String offered, RandomGenerator random) {
    if (offered != null && ACCEPTED.matcher(offered).matches()) {
      return offered;
    }
    byte[] bytes = new byte[12];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
