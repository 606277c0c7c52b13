package com.cruisemall.kit.management;

import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.error.ErrorResponses;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Rejects requests to the management port whose {@code Host} is a public name. A web page can point
 * its own name at an internal address (DNS rebinding); probes and Prometheus use addresses or names
 * of the cluster.
 */
@Singleton
class ManagementHostFilter {
  private static final List<String> CLUSTER = List.of(".svc", ".cluster.local", ".localhost");

  private final ErrorResponses responses;

  ManagementHostFilter(ErrorResponses responses) {
    this.responses = responses;
  }

  void register(@Observes ManagementInterface management) {
    management.router().route().order(Integer.MIN_VALUE).handler(this::check);
  }

  private void check(RoutingContext context) {
    @Nullable HostAndPort authority = context.request().authority();
    if (authority != null && isInternal(authority.host())) {
      context.next();
    } else {
      responses.send(context.request(), CommonError.FORBIDDEN);
    }
  }

  static boolean isInternal(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.indexOf('.') < 0 || CLUSTER.stream().anyMatch(name::endsWith) || isAddress(name);
  }

  private static boolean isAddress(String host) {
    try {
      InetAddress.ofLiteral(
          host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
