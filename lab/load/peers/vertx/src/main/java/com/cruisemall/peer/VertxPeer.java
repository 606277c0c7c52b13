package com.cruisemall.peer;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.httpproxy.HttpProxy;
import java.net.URI;

/** The gateway's proxy library alone: the upper bound of any gateway built on it. */
public class VertxPeer extends AbstractVerticle {
  public static void main(String[] args) {
    Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    vertx.deployVerticle(
        VertxPeer.class,
        new DeploymentOptions().setInstances(2 * Runtime.getRuntime().availableProcessors()));
  }

  @Override
  public void start(Promise<Void> started) {
    URI upstream = URI.create(System.getenv("PEER_UPSTREAM"));
    var client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(256));
    vertx
        .createHttpServer()
        .requestHandler(
            HttpProxy.reverseProxy(client).origin(upstream.getPort(), upstream.getHost()))
        .listen(Integer.parseInt(System.getenv("PEER_PORT")), "127.0.0.1")
        .<Void>mapEmpty()
        .onComplete(started);
  }
}
