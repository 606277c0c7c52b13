package com.cruisemall.kit.caller;

import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.error.ErrorResponses;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rejects bearer tokens that do not have the three parts of a signed JWT. Quarkus fails with 500 on
 * a token that consists of separators.
 */
@Singleton
class BearerTokenFilter {
  private static final int BEFORE_AUTHENTICATION = 300;
  private static final Pattern BEARER = Pattern.compile("(?i)bearer(?: .*+|$)");
  private static final Pattern SIGNED =
      Pattern.compile("(?i)bearer +[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++ *");

  private final ErrorResponses responses;

  BearerTokenFilter(ErrorResponses responses) {
    this.responses = responses;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_AUTHENTICATION);
  }

  private void check(RoutingContext context) {
    @Nullable String value = context.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (value == null || !BEARER.matcher(value).matches() || SIGNED.matcher(value).matches()) {
      context.next();
    } else {
      responses.send(context.request(), CommonError.UNAUTHENTICATED);
    }
  }
}
