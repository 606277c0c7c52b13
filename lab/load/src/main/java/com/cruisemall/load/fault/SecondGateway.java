package com.cruisemall.load.fault;

import com.cruisemall.load.stack.Http;
import com.cruisemall.load.stack.LocalStack;
import com.cruisemall.load.stack.SecondProgram;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One more gateway beside the stack's, whose way to a service and to Redis leads through proxies.
 */
public final class SecondGateway implements AutoCloseable {
  private final FaultProxy service;
  private final FaultProxy redis;
  private final SecondProgram.Running gateway;

  /** Starts it, and returns when it is ready. */
  public SecondGateway(LocalStack stack, Http http, String upstream) throws IOException {
    SecondProgram program = new SecondProgram(stack, http, "gateway");
    URI address = stack.service(upstream, "");
    URI store = URI.create(program.setting("QUARKUS_REDIS_HOSTS"));
    service = new FaultProxy(address.getHost(), address.getPort());
    redis = new FaultProxy(store.getHost(), store.getPort());
    gateway =
        program.start(
            Map.of(
                "CRUISEMALL_UPSTREAM_" + upstream.toUpperCase(Locale.ROOT) + "_URL",
                "http://127.0.0.1:" + service.port(),
                "QUARKUS_REDIS_HOSTS",
                "redis://" + store.getRawUserInfo() + "@127.0.0.1:" + redis.port()),
            List.of());
  }

  /** The proxy before the service. */
  public FaultProxy service() {
    return service;
  }

  /** The proxy before Redis. */
  public FaultProxy redis() {
    return redis;
  }

  public String address() {
    return gateway.address();
  }

  @Override
  public void close() throws IOException {
    gateway.close();
    service.close();
    redis.close();
  }
}
