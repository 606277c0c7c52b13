package com.cruisemall.gateway.home;

import com.cruisemall.gateway.behaviour.VisitorCookie;
import com.cruisemall.gateway.experiments.Variants;
import com.cruisemall.gateway.session.Identity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Everything that the start page shows, asked for side by side. */
@Path("/api/home")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class HomeResource {
  /** Visitors who agree to be counted see the newest products first, or the popular ones. */
  private static final String EXPERIMENT = "home-products";

  private final Sections sections;
  private final VisitorCookie visitors;
  private final Variants variants;

  HomeResource(Sections sections, VisitorCookie visitors, Variants variants) {
    this.sections = sections;
    this.visitors = visitors;
    this.variants = variants;
  }

  /**
   * Always 200: {@code {ok,sections:{me,pageConfig,products,rates}}}, each section as its service
   * answers it, or {@code {ok:false,error}} when it failed or was late.
   */
  @GET
  public Response home(@Context RoutingContext context) {
    HttpServerRequest request = context.request();
    Identity identity = Identity.of(context);
    Future<String> me = sections.me(request, identity);
    Future<String> pageConfig = sections.pageConfig(request);
    Future<String> products = sections.products(request, order(request));
    Future<String> rates = sections.rates(request);
    return page(read(me), read(pageConfig), read(products), read(rates));
  }

  private Sections.Order order(HttpServerRequest request) {
    return variants
        .shown(EXPERIMENT, visitors.of(request))
        .map(Sections.Order::of)
        .orElse(Sections.Order.POPULAR);
  }

  /** A section always comes, in time. */
  private static String read(Future<String> section) {
    return section.toCompletionStage().toCompletableFuture().join();
  }

  /** The sections are JSON already. */
  private static Response page(String me, String pageConfig, String products, String rates) {
    return Response.ok(
            "{\"ok\":true,\"sections\":{\"me\":%s,\"pageConfig\":%s,\"products\":%s,\"rates\":%s}}"
                .formatted(me, pageConfig, products, rates))
        .header("Cache-Control", "private, no-store")
        .build();
  }
}
