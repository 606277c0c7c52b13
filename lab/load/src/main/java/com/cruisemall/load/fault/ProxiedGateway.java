package com.cruisemall.load.fault;

import com.cruisemall.load.stack.LocalStack;
import com.cruisemall.local.process.ProcessSpec;
import com.cruisemall.local.process.Replica;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/** Gateway replica that reaches one service and Redis through fault proxies. */
public final class ProxiedGateway implements AutoCloseable {
  private final FaultProxy service;
  private final FaultProxy redis;
  private final Replica gateway;

  /** Starts the proxies and the gateway, and returns when it is ready. */
  public ProxiedGateway(LocalStack stack, String upstream) throws IOException {
    ProcessSpec original = ProcessSpec.of(stack.process("gateway").pid());
    URI serviceAddress = stack.service(upstream, "");
    URI redisAddress = URI.create(original.variable("QUARKUS_REDIS_HOSTS"));
    service = new FaultProxy(serviceAddress.getHost(), serviceAddress.getPort());
    redis = new FaultProxy(redisAddress.getHost(), redisAddress.getPort());
    Map<String, String> proxied =
        Map.of(
            "CRUISEMALL_UPSTREAM_" + upstream.toUpperCase(Locale.ROOT) + "_URL",
            "http://127.0.0.1:" + service.port(),
            "QUARKUS_REDIS_HOSTS",
            "redis://" + redisAddress.getRawUserInfo() + "@127.0.0.1:" + redis.port());
    gateway = new Replica(original.with(proxied), Redirect.DISCARD);
  }

  /** Returns the proxy in front of the service. */
  public FaultProxy service() {
    return service;
  }

  /** Returns the proxy in front of Redis. */
  public FaultProxy redis() {
    return redis;
  }

  public String address() {
    return gateway.uri("").toString();
  }

  @Override
  public void close() throws IOException {
    gateway.close();
    service.close();
    redis.close();
  }
}
