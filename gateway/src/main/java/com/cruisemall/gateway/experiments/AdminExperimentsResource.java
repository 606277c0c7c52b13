package com.cruisemall.gateway.experiments;

import com.cruisemall.gateway.session.Identity;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.concurrent.CompletionException;

/** What comes of the experiments. */
@Path("/api/admin/experiments")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class AdminExperimentsResource {
  private final Variants variants;
  private final VariantCounts counts;

  AdminExperimentsResource(Variants variants, VariantCounts counts) {
    this.variants = variants;
    this.counts = counts;
  }

  /** A variant, with the different visitors who saw it and those of them who reached the goal. */
  record VariantView(String variant, long exposed, long won) {}

  /** An experiment. */
  record ExperimentView(String name, boolean running, String goal, List<VariantView> variants) {}

  /** All of them. */
  record ExperimentsView(boolean ok, List<ExperimentView> experiments) {}

  /** For administrators. */
  @GET
  public ExperimentsView read(@Context RoutingContext context) {
    Identity.administrator(context);
    return new ExperimentsView(true, variants.experiments().stream().map(this::view).toList());
  }

  private ExperimentView view(Experiment experiment) {
    List<VariantView> views =
        experiment.variants().stream()
            .sorted()
            .map(variant -> {
              VariantCounts.Count count = read(counts.of(experiment, variant));
              return new VariantView(variant, count.exposed(), count.won());
            })
            .toList();
    return new ExperimentView(
        experiment.name(), experiment.isRunning(), experiment.goal().name(), views);
  }

  private static <T> T read(Future<T> answer) {
    try {
      return answer.toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException e) {
      throw new ApiException(CommonError.UNAVAILABLE, e);
    }
  }
}
