package com.cruisemall.gateway.cache;

import com.cruisemall.gateway.session.AuthService;
import com.cruisemall.gateway.upstream.ServiceQuestions;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Reads what services show to everybody, out of the cache where it is there. */
@Singleton
public class PublicPages {
  private final PublicCache cache;
  private final ServiceQuestions questions;
  private final AuthService auth;
  private final long largest;

  PublicPages(PublicCache cache, ServiceQuestions questions, AuthService auth, CacheConfig config) {
    this.cache = cache;
    this.questions = questions;
    this.auth = auth;
    this.largest = config.largestAnswer().asLongValue();
  }

  /**
   * Reads a page.
   *
   * @param target path and query
   * @param client the headers of the request that wants it
   * @param patience for the service's answer
   */
  public Future<Found> read(
      String service, String target, MultiMap client, String requestId, Duration patience) {
    return cache.find(
        target,
        client,
        tag ->
            auth.anonymousToken()
                .compose(token -> {
                  MultiMap headers = ServiceQuestions.headers(client, requestId, token);
                  headers.set("Accept", PublicCache.REPRESENTATION);
                  tag.ifPresent(known -> headers.set("If-None-Match", known));
                  return questions.ask(service, target, headers, patience, largest);
                }));
  }
}
