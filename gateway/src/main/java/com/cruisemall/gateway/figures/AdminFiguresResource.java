package com.cruisemall.gateway.figures;

import com.cruisemall.gateway.session.Identity;
import com.cruisemall.gateway.upstream.Reply;
import com.cruisemall.gateway.upstream.ServiceFailedException;
import com.cruisemall.gateway.upstream.ServiceQuestions;
import com.cruisemall.gateway.upstream.UpstreamFailure;
import com.cruisemall.gateway.upstream.Upstreams;
import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.request.RequestId;
import com.cruisemall.kit.stats.InstanceStats;
import com.cruisemall.kit.stats.StatsReader;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** What goes on in the suite, for who watches it. */
@Path("/api/admin/figures")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class AdminFiguresResource {
  private static final long LARGEST = 64 * 1024;

  private final StatsReader own;
  private final Upstreams upstreams;
  private final ServiceQuestions questions;
  private final FiguresConfig config;
  private final ObjectMapper json;

  AdminFiguresResource(
      StatsReader own,
      Upstreams upstreams,
      ServiceQuestions questions,
      FiguresConfig config,
      ObjectMapper json) {
    this.own = own;
    this.upstreams = upstreams;
    this.questions = questions;
    this.config = config;
    this.json = json;
  }

  /** An instance that did not say, and the code of why. */
  record Missing(String service, String code) {}

  /** Those that answered, and those that did not. */
  record SuiteFigures(List<InstanceStats> figures, List<Missing> missing) implements SuccessBody {}

  private record Asked(String service, Future<Reply> reply) {}

  /**
   * For administrators: what this gateway and each instance of the services have counted since they
   * started. Of several gateways the one that answers speaks for itself; of a service behind a
   * balancer, the instance to which it leads. Who wants rates compares two answers of one instance.
   */
  @GET
  public SuiteFigures read(@Context RoutingContext context) {
    Identity.Person person = Identity.administrator(context);
    MultiMap headers =
        ServiceQuestions.headers(
            MultiMap.caseInsensitiveMultiMap(), RequestId.of(context.request()), person.token());
    List<Asked> asked =
        upstreams.names().stream()
            .flatMap(service -> ask(service, headers).map(reply -> new Asked(service, reply)))
            .toList();
    List<InstanceStats> figures = new ArrayList<>(List.of(own.now()));
    List<Missing> missing = new ArrayList<>();
    for (Asked one : asked) {
      try {
        figures.add(figures(one.reply().toCompletionStage().toCompletableFuture().join()));
      } catch (CompletionException e) {
        missing.add(
            new Missing(
                one.service(),
                UpstreamFailure.code(Objects.requireNonNullElse(e.getCause(), e)).name()));
      } catch (JsonProcessingException _) {
        missing.add(new Missing(one.service(), CommonError.UPSTREAM_ERROR.name()));
      }
    }
    return new SuiteFigures(figures, missing);
  }

  private Stream<Future<Reply>> ask(String service, MultiMap headers) {
    return questions
        .askEach(service, "/internal/figures", headers, config.patience(), LARGEST)
        .stream()
        .map(reply -> reply.compose(AdminFiguresResource::succeeded));
  }

  private static Future<Reply> succeeded(Reply reply) {
    return reply.status() == 200
        ? Future.succeededFuture(reply)
        : Future.failedFuture(new ServiceFailedException(reply.status()));
  }

  private InstanceStats figures(Reply reply) throws JsonProcessingException {
    JsonNode body = json.readTree(reply.body().toString());
    return json.treeToValue(body.path("figures"), InstanceStats.class);
  }
}
