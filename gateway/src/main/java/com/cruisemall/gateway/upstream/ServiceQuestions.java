package com.cruisemall.gateway.upstream;

import com.cruisemall.gateway.edge.HeaderRules;
import com.cruisemall.kit.deadline.DeadlineHeader;
import com.cruisemall.kit.request.RequestId;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Asks services what the gateway itself wants to know, and takes the whole answer into memory. */
@Singleton
public class ServiceQuestions {
  /** Of a client's headers, all that an answer to such a question can depend on. */
  public static final List<String> PASSED_ON =
      List.of("accept", "accept-language", "traceparent", "tracestate");

  private final Upstreams upstreams;

  ServiceQuestions(Upstreams upstreams) {
    this.upstreams = upstreams;
  }

  /**
   * One GET.
   *
   * @param target path and query
   * @param headers to send as they are
   * @param patience for the whole answer
   * @param largest body in bytes; beyond it the answer is a {@link TooLargeException}
   */
  public Future<Reply> ask(
      String service, String target, MultiMap headers, Duration patience, long largest) {
    return upstreams
        .find(service)
        .map(upstream ->
            upstream.call(true, instance -> get(instance, target, headers, patience, largest)))
        .orElseGet(() -> Future.failedFuture("no service is named " + service));
  }

  /** The same GET of every instance of a service, as far as its addresses are known. */
  public List<Future<Reply>> askEach(
      String service, String target, MultiMap headers, Duration patience, long largest) {
    return upstreams
        .find(service)
        .map(upstream ->
            upstream.callEach(instance -> get(instance, target, headers, patience, largest)))
        .orElseGet(List::of);
  }

  /** The headers of a question that a client's request leads to. */
  public static MultiMap headers(MultiMap client, String requestId, String token) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    PASSED_ON.forEach(name -> headers.add(name, client.getAll(name)));
    return headers.set(RequestId.HEADER, requestId).set("Authorization", "Bearer " + token);
  }

  private static Future<Reply> get(
      Instance instance, String target, MultiMap headers, Duration patience, long largest) {
    return instance
        .connect(patience)
        .compose(request -> {
          request
              .setMethod(HttpMethod.GET)
              .setURI(target)
              .headers()
              .addAll(headers)
              .set(DeadlineHeader.NAME, DeadlineHeader.of(patience));
          return request
              .send()
              .onSuccess(response -> instance.heed(response.headers()))
              .compose(response -> whole(request, response, largest))
              .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
              .onFailure(failure -> request.reset(0, failure));
        });
  }

  private static Future<Reply> whole(
      HttpClientRequest request, HttpClientResponse response, long largest) {
    Promise<Reply> whole = Promise.promise();
    Buffer body = Buffer.buffer();
    response
        .handler(part -> {
          if (body.length() + part.length() > largest) {
            request.reset();
            whole.tryFail(new TooLargeException());
          } else {
            body.appendBuffer(part);
          }
        })
        .exceptionHandler(whole::tryFail)
        .endHandler(_ -> {
          MultiMap headers = MultiMap.caseInsensitiveMultiMap().addAll(response.headers());
          HeaderRules.cleanResponse(headers);
          // The gateway has set its own already.
          headers.remove(RequestId.HEADER).remove("Content-Length").remove("Transfer-Encoding");
          whole.tryComplete(new Reply(response.statusCode(), headers, body));
        });
    return whole.future();
  }
}
