package com.cruisemall.gateway.connection;

import com.cruisemall.kit.error.CommonError;
import io.netty.handler.codec.http.HttpMethod;
import io.vertx.core.MultiMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Refusal of a request head.
 *
 * @param method of the response: a response to HEAD has no body
 */
record RequestRefusal(CommonError code, HttpMethod method) {
  /** Header that marks a refused request. No client can send a name with a colon. */
  private static final String MARK = ":refused";

  void mark(MultiMap headers) {
    headers.set("Host", "localhost").set("Connection", "close");
    headers.set(MARK, code.name());
  }

  /** Returns the code for which a request was refused and removes the mark. */
  static Optional<CommonError> read(MultiMap headers) {
    @Nullable String code = headers.get(MARK);
    headers.remove(MARK);
    return Optional.ofNullable(code).map(CommonError::valueOf);
  }
}
