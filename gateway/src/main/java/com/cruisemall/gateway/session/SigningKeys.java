package com.cruisemall.gateway.session;

import io.quarkus.logging.Log;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import jakarta.inject.Singleton;
import java.security.Key;
import java.util.Map;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** The public keys of auth-service; asked for again when a token names one that is not known. */
@Singleton
class SigningKeys {
  private final AuthService auth;
  private final SessionConfig config;

  private volatile Map<String, Key> keys = Map.of();
  private long nextRefresh = System.nanoTime();
  private Future<Void> latest = Future.succeededFuture();

  SigningKeys(AuthService auth, SessionConfig config) {
    this.auth = auth;
    this.config = config;
  }

  @Nullable Key find(String kid) {
    return keys.get(kid);
  }

  /** Reads the keys anew, once for all who wait, unless that was done a moment ago. Never fails. */
  synchronized Future<Void> refresh() {
    long now = System.nanoTime();
    if (latest.isComplete() && now - nextRefresh >= 0) {
      nextRefresh = now + config.keyRefresh().toNanos();
      latest = auth.keys().onSuccess(this::accept).<Void>mapEmpty().otherwiseEmpty();
    }
    return latest;
  }

  private void accept(HttpResponse<Buffer> response) {
    try {
      keys =
          new JsonWebKeySet(response.bodyAsString())
              .getJsonWebKeys().stream()
                  .collect(Collectors.toUnmodifiableMap(JsonWebKey::getKeyId, JsonWebKey::getKey));
    } catch (JoseException e) {
      Log.warn("the keys of auth-service cannot be read", e);
    }
  }
}
