package com.cruisemall.gateway.routing;

import com.cruisemall.gateway.edge.HeaderRules;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.error.ErrorCode;
import com.cruisemall.kit.error.ErrorResponses;
import com.cruisemall.kit.error.RetryAfter;
import com.cruisemall.kit.request.RequestId;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.logging.Log;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.inject.Singleton;
import java.net.ConnectException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Carries requests to the services and answers back, streaming both ways at the pace of the slower
 * side. Whatever goes wrong on the way leaves in the one error form, and so does an error of a
 * service that is not in it.
 */
@Singleton
class UpstreamProxy {
  private final Map<String, HttpProxy> proxies;
  private final ErrorResponses errors;
  private final MeterRegistry metrics;

  UpstreamProxy(Vertx vertx, UpstreamConfig config, ErrorResponses errors, MeterRegistry metrics) {
    this.errors = errors;
    this.metrics = metrics;
    this.proxies =
        config.upstreams().entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> proxy(vertx, entry.getValue())));
  }

  /** Sends a request on its route; everything about it was checked before. */
  void forward(HttpServerRequest request, Route route) {
    HttpProxy proxy = proxies.get(route.upstream());
    if (proxy == null) {
      errors.send(request, CommonError.UNAVAILABLE);
      return;
    }
    proxy.handle(request);
  }

  private HttpProxy proxy(Vertx vertx, UpstreamConfig.Upstream upstream) {
    HttpClient client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(upstream.connectPatience().toMillis()))
                .setDecompressionSupported(false),
            new PoolOptions()
                .setHttp1MaxSize(upstream.connections())
                .setMaxWaitQueueSize(upstream.waiting()));
    URI url = upstream.url();
    int port = url.getPort() < 0 ? ("https".equals(url.getScheme()) ? 443 : 80) : url.getPort();
    return HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
        .origin(context ->
            client.request(
                new RequestOptions()
                    .setHost(url.getHost())
                    .setPort(port)
                    .setSsl("https".equals(url.getScheme()))
                    .setIdleTimeout(patience(context))))
        .addInterceptor(new OneErrorForm());
  }

  private static long patience(ProxyContext context) {
    String path = context.request().getURI().replaceFirst("\\?.*", "");
    return RouteTable.find(path).orElseThrow().patience().toMillis();
  }

  /** Turns failures on the way, and foreign errors, into the error form. */
  private final class OneErrorForm implements ProxyInterceptor {
    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
      return context.sendRequest().recover(failure -> failed(context, failure));
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
      ProxyResponse response = context.response();
      HeaderRules.cleanResponse(response.headers());
      // The gateway has set its own already.
      response.headers().remove(RequestId.HEADER);
      @Nullable String type = response.headers().get("Content-Type");
      boolean foreign =
          response.getStatusCode() >= 400 && (type == null || !type.startsWith("application/json"));
      if (foreign) {
        int status = response.getStatusCode();
        Log.warnf("an error without the error form was replaced status=%d", status);
        response.release();
        answer(context, response, CommonError.ofStatus(status));
      }
      return context.sendResponse();
    }

    private Future<ProxyResponse> failed(ProxyContext context, Throwable failure) {
      CommonError code = code(failure);
      metrics.counter("cruisemall.upstream.failures", "code", code.name()).increment();
      // Its message may name the path, and a path may hold the token of a link.
      Log.warnf("a service did not answer code=%s cause=%s", code.name(), failure.getClass());
      ProxyResponse response = context.request().release().response();
      answer(context, response, code);
      return Future.succeededFuture(response);
    }

    private void answer(ProxyContext context, ProxyResponse response, ErrorCode code) {
      response.headers().clear();
      code.retryAfter()
          .ifPresent(
              wait -> response.putHeader("Retry-After", Long.toString(RetryAfter.seconds(wait))));
      response
          .setStatusCode(code.status())
          .setStatusMessage(HttpResponseStatus.valueOf(code.status()).reasonPhrase())
          .putHeader("Content-Type", "application/json")
          .putHeader("Cache-Control", "private, no-store")
          .setBody(Body.body(Buffer.buffer(errors.json(context.request().proxiedRequest(), code))));
    }

    private static CommonError code(Throwable failure) {
      return switch (failure) {
        case ConnectException _ -> CommonError.UNAVAILABLE;
        case ConnectionPoolTooBusyException _ -> CommonError.OVERLOADED;
        case TimeoutException _ -> CommonError.UPSTREAM_TIMEOUT;
        default -> CommonError.UPSTREAM_ERROR;
      };
    }
  }
}
