package com.cruisemall.gateway.upstream;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The connections to one service: a pool for each event loop, so that an answer comes on the loop
 * that asked. One pool for all would hand every second request to another thread, and back.
 */
final class Connections {
  private final Vertx vertx;
  private final HttpClientOptions options;
  private final PoolOptions size;
  private final Map<Thread, HttpClient> pools = new ConcurrentHashMap<>();
  private final HttpClient ofOtherThreads;

  Connections(Vertx vertx, UpstreamConfig.Upstream config) {
    this.vertx = vertx;
    this.options =
        new HttpClientOptions()
            .setConnectTimeout(Math.toIntExact(config.connectPatience().toMillis()))
            .setDecompressionSupported(false);
    this.size =
        new PoolOptions()
            .setHttp1MaxSize(config.connections())
            .setMaxWaitQueueSize(config.waiting());
    this.ofOtherThreads = pool();
  }

  HttpClient here() {
    return Context.isOnEventLoopThread()
        ? pools.computeIfAbsent(Thread.currentThread(), _ -> pool())
        : ofOtherThreads;
  }

  private HttpClient pool() {
    return vertx.createHttpClient(options, size);
  }
}
