package com.cruisemall.gateway.routing;

import com.cruisemall.gateway.edge.DeviceCookie;
import com.cruisemall.gateway.edge.HeaderRules;
import com.cruisemall.gateway.shedding.LoadShedder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes an admitted request on to its service, with the gateway's headers for the client's. */
@Singleton
class Forwarding {
  private final DeviceCookie devices;
  private final UpstreamProxy proxy;
  private final LoadShedder shedder;

  Forwarding(DeviceCookie devices, UpstreamProxy proxy, LoadShedder shedder) {
    this.devices = devices;
    this.proxy = proxy;
    this.shedder = shedder;
  }

  /**
   * Forwards.
   *
   * @param token what the service is shown
   */
  void forward(RoutingContext context, Route route, String address, String token) {
    HttpServerRequest request = context.request();
    Optional<String> device = devices.of(request);
    String cookies = cookies(request, route);
    HeaderRules.cleanRequest(request.headers());
    if (!cookies.isEmpty()) {
      request.headers().set(HttpHeaders.COOKIE, cookies);
    }
    request.headers().set("Authorization", "Bearer " + token).set("X-Client-Address", address);
    device.ifPresent(cookie -> request.headers().set("X-Client-Device", cookie));
    if (request.headers().contains(HttpHeaders.EXPECT)) {
      request.headers().remove(HttpHeaders.EXPECT);
      if (request.version() != HttpVersion.HTTP_1_0) {
        request.response().writeContinue();
      }
    }
    if (route.isPrompt()) {
      Runnable ended = shedder.begin();
      context.addEndHandler(_ -> ended.run());
    }
    proxy.forward(request);
  }

  /** The cookies that the service may see; the session's is never among them. */
  private static String cookies(HttpServerRequest request, Route route) {
    return route.cookies().isEmpty()
        ? ""
        : request.cookies().stream()
            .filter(cookie -> cookie.getName().startsWith(route.cookies()))
            .map(cookie -> cookie.getName() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
  }
}
