package com.cruisemall.gateway.routing;

import com.cruisemall.gateway.edge.HeaderRules;
import com.cruisemall.gateway.edge.Methods;
import com.cruisemall.gateway.metric.TaggedCounter;
import com.cruisemall.gateway.upstream.BodyTooLargeException;
import com.cruisemall.gateway.upstream.ClientGoneException;
import com.cruisemall.gateway.upstream.Instance;
import com.cruisemall.gateway.upstream.UpstreamFailure;
import com.cruisemall.gateway.upstream.Upstreams;
import com.cruisemall.kit.deadline.Deadline;
import com.cruisemall.kit.deadline.DeadlineHeader;
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
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Carries requests to the services and answers back, streaming both ways at the pace of the slower
 * side. Whatever goes wrong on the way leaves in the one error form, and so does an error of a
 * service that is not in it.
 */
@Singleton
class UpstreamProxy {
  private static final String DEADLINE = "deadline";
  private static final String INSTANCE = "instance";
  private static final String LIMITED = "limited";

  private final HttpProxy proxy;
  private final Upstreams upstreams;
  private final ErrorResponses errors;
  private final TaggedCounter failures;

  UpstreamProxy(Vertx vertx, Upstreams upstreams, ErrorResponses errors, MeterRegistry metrics) {
    this.upstreams = upstreams;
    this.errors = errors;
    this.failures = new TaggedCounter(metrics, "cruisemall.upstream.failures", "code");
    // Each service has a client of its own; this one is never asked.
    this.proxy =
        HttpProxy.reverseProxy(
                new ProxyOptions().setSupportWebSocket(false), vertx.createHttpClient())
            .origin(context ->
                context
                    .get(INSTANCE, Instance.class)
                    .connect(context.get(DEADLINE, Deadline.class).remaining()))
            .addInterceptor(new OneErrorForm());
  }

  /** Sends a request on its route; everything about it was checked before. */
  void forward(HttpServerRequest request) {
    proxy.handle(request);
  }

  private static Route route(ProxyContext context) {
    String path = Objects.requireNonNull(context.request().proxiedRequest().path());
    return RouteTable.find(path).orElseThrow();
  }

  /** Turns failures on the way, and foreign errors, into the error form. */
  private final class OneErrorForm implements ProxyInterceptor {
    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
      HttpServerRequest request = context.request().proxiedRequest();
      boolean safe = Methods.isSafe(request.method());
      if (safe) {
        // Without a body it can be sent again.
        context.request().setBody(null);
        request.resume();
      }
      Route route = route(context);
      @Nullable Body body = context.request().getBody();
      if (body != null && body.length() < 0) {
        LimitedBody limited = new LimitedBody(body.stream(), route.bodyLimit());
        context.set(LIMITED, limited);
        context.request().setBody(Body.body(limited));
      }
      context.set(DEADLINE, Deadline.in(route.patience()));
      return upstreams
          .find(route.upstream())
          .map(upstream -> upstream.call(safe, instance -> send(context, instance)))
          .orElseGet(() -> Future.failedFuture("no such service is configured"))
          .recover(failure -> failed(context, failure));
    }

    private static Future<ProxyResponse> send(ProxyContext context, Instance instance) {
      Deadline deadline = context.get(DEADLINE, Deadline.class);
      if (deadline.isOver()) {
        return Future.failedFuture(new TimeoutException("no time is left for another attempt"));
      }
      context.set(INSTANCE, instance);
      context.request().putHeader(DeadlineHeader.NAME, DeadlineHeader.of(deadline.remaining()));
      return context
          .sendRequest()
          .onSuccess(response -> instance.heed(response.headers()))
          .recover(failure -> Future.failedFuture(cause(context, failure)));
    }

    /** Vert.x would wait for the rest of the body before it closes the connection. */
    private static void closeAfterTooLargeBody(ProxyContext context) {
      @Nullable LimitedBody body = context.get(LIMITED, LimitedBody.class);
      if (body != null && body.isTooLarge()) {
        context.request().proxiedRequest().connection().close();
      }
    }

    private static Throwable cause(ProxyContext context, Throwable failure) {
      @Nullable LimitedBody body = context.get(LIMITED, LimitedBody.class);
      if (body != null && body.isTooLarge()) {
        return new BodyTooLargeException();
      }
      return context.request().proxiedRequest().response().closed()
          ? new ClientGoneException(failure)
          : failure;
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
      return context.sendResponse().onComplete(_ -> closeAfterTooLargeBody(context));
    }

    private Future<ProxyResponse> failed(ProxyContext context, Throwable failure) {
      CommonError code = failedCode(context, failure);
      ProxyResponse response = context.request().release().response();
      answer(context, response, code);
      return Future.succeededFuture(response);
    }

    private CommonError failedCode(ProxyContext context, Throwable failure) {
      if (failure instanceof BodyTooLargeException) {
        // The rest of the body stays unread.
        context
            .request()
            .proxiedRequest()
            .response()
            .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        return CommonError.PAYLOAD_TOO_LARGE;
      }
      CommonError code = UpstreamFailure.logged(failure);
      failures.increment(code.name());
      return code;
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
  }
}
