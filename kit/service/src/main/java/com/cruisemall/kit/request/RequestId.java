package com.cruisemall.kit.request;

import io.vertx.core.http.HttpServerRequest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Names one request wherever it leaves a trace. A caller may bring its own in {@code X-Request-Id};
 * what does not look like one is replaced.
 */
public final class RequestId {
  public static final String HEADER = "X-Request-Id";

  /** The key under which every log line of the request carries it. */
  public static final String LOG_KEY = "requestId";

  private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{8,64}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private RequestId() {}

  /** The id of a request that passed {@link RequestIdFilter}. */
  public static String of(HttpServerRequest request) {
    String decided = request.response().headers().get(HEADER);
    return decided == null ? "unknown" : decided;
  }

  /** The id of the request that this code runs for, if it runs for one. */
  public static Optional<String> current() {
    return Optional.ofNullable(MDC.get(LOG_KEY)).map(Object::toString);
  }

  static String acceptOrMake(@Nullable String offered) {
    if (offered != null && ACCEPTED.matcher(offered).matches()) {
      return offered;
    }
    byte[] bytes = new byte[12];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
