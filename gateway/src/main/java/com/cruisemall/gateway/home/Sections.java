package com.cruisemall.gateway.home;

import com.cruisemall.gateway.OwnContext;
import com.cruisemall.gateway.cache.Found;
import com.cruisemall.gateway.cache.PublicPages;
import com.cruisemall.gateway.session.Identity;
import com.cruisemall.gateway.upstream.Reply;
import com.cruisemall.gateway.upstream.ServiceQuestions;
import com.cruisemall.gateway.upstream.UpstreamFailure;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.error.ErrorCode;
import com.cruisemall.kit.error.ErrorResponses;
import com.cruisemall.kit.request.RequestId;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.quarkus.logging.Log;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The parts of the start page, each as JSON: what its service says, or an error in the one form.
 * None of them ever fails, or takes longer than its own patience.
 */
@Singleton
class Sections {
  private static final String NOBODY = "{\"ok\":true,\"user\":null}";
  private static final String PRODUCTS = "/api/products?limit=12&sort=";
  private static final long LARGEST = 64 * 1024;
  private static final JsonFactory JSON = new JsonFactory();

  private final PublicPages pages;
  private final ServiceQuestions questions;
  private final ErrorResponses errors;
  private final HomeConfig config;

  Sections(
      PublicPages pages, ServiceQuestions questions, ErrorResponses errors, HomeConfig config) {
    this.pages = pages;
    this.questions = questions;
    this.errors = errors;
    this.config = config;
  }

  /** Which products the start page begins with. */
  enum Order {
    POPULAR("popular"),
    NEWEST("newest");

    private final String sort;

    Order(String sort) {
      this.sort = sort;
    }

    static Order of(String variant) {
      return variant.equals(NEWEST.sort) ? NEWEST : POPULAR;
    }
  }

  Future<String> pageConfig(HttpServerRequest request) {
    return page(request, "payment", "/api/public/page-config", config.pageConfigPatience());
  }

  Future<String> products(HttpServerRequest request, Order order) {
    return page(request, "payment", PRODUCTS + order.sort, config.productsPatience());
  }

  Future<String> rates(HttpServerRequest request) {
    return page(request, "rates", "/api/exchange-rate", config.ratesPatience());
  }

  /** Who is signed in; a session that has ended is an error, so that the person is told why. */
  Future<String> me(HttpServerRequest request, Identity identity) {
    return switch (identity) {
      case Identity.Guest _ -> Future.succeededFuture(NOBODY);
      case Identity.Ended(ErrorCode error) -> error(request, error);
      case Identity.Undecided _ -> error(request, CommonError.UNAVAILABLE);
      case Identity.Person(String token) ->
          section(
              request,
              config.mePatience(),
              () ->
                  questions
                      .ask(
                          "auth",
                          "/api/auth/me",
                          ServiceQuestions.headers(request.headers(), RequestId.of(request), token),
                          config.mePatience(),
                          LARGEST)
                      .compose(reply -> json(request, reply)));
    };
  }

  private Future<String> page(
      HttpServerRequest request, String service, String target, Duration patience) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().addAll(request.headers());
    headers.remove("If-None-Match");
    return section(
        request,
        patience,
        () ->
            pages
                .read(service, target, headers, RequestId.of(request), patience)
                .compose(found ->
                    switch (found) {
                      case Found.Answer(Reply reply) -> json(request, reply);
                      case Found.NotShared _ -> Future.failedFuture("the section is not public");
                    }));
  }

  private Future<String> section(
      HttpServerRequest request, Duration patience, Supplier<Future<String>> read) {
    return OwnContext.of(read.get().timeout(patience.toMillis(), TimeUnit.MILLISECONDS))
        .recover(failure -> {
          Log.warnf("a section of the start page is missing cause=%s", failure.toString());
          return error(request, UpstreamFailure.code(failure));
        });
  }

  private Future<String> json(HttpServerRequest request, Reply reply) {
    if (!reply.isPresentable()) {
      return error(request, CommonError.ofStatus(reply.status()));
    }
    String body = reply.body().toString();
    return isJsonObject(body)
        ? Future.succeededFuture(body)
        : Future.failedFuture("the section is not a JSON object");
  }

  /** Checks a body before it is embedded, because a broken one would break the whole page. */
  private static boolean isJsonObject(String body) {
    try (JsonParser parser = JSON.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      parser.skipChildren();
      return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
    } catch (IOException _) {
      return false;
    }
  }

  private Future<String> error(HttpServerRequest request, ErrorCode code) {
    return Future.succeededFuture(errors.json(request, code));
  }
}
