package com.cruisemall.payment.pageconfig;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.outbox.Outbox;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.kit.version.Version;
import com.cruisemall.payment.assortment.CatalogueChanged;
import com.cruisemall.payment.assortment.CatalogueChanged.Change;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The page configuration for the administration: {@code GET} with what people do not see, {@code
 * PUT} everything at once with {@code If-Match}: 428 without, 412 when somebody else was faster.
 */
@Path("/api/admin/page-config")
@RolesAllowed("ADMIN")
@RunOnVirtualThread
class AdminPageConfigResource {
  private final PageConfig config;
  private final Outbox outbox;
  private final Transactions transactions;
  private final Clock clock;

  AdminPageConfigResource(
      PageConfig config, Outbox outbox, Transactions transactions, Clock clock) {
    this.config = config;
    this.outbox = outbox;
    this.transactions = transactions;
    this.clock = clock;
  }

  record Pages(@NotNull @Size(max = 50) List<@NotNull @Valid PageSection> sections) {}

  record PagesAnswer(List<PageSection> sections, long version) implements SuccessBody {}

  @GET
  public RestResponse<PagesAnswer> read() {
    return answer(transactions.call(config::read));
  }

  @PUT
  public RestResponse<PagesAnswer> replace(
      @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull @Valid Pages pages) {
    Version version = Version.required(ifMatch);
    requireDistinct(pages.sections());
    return answer(
        transactions.call(() -> {
          if (!config.replace(pages.sections(), version, clock.instant())) {
            throw new ApiException(CommonError.VERSION_CONFLICT);
          }
          new CatalogueChanged(Change.PAGE_CONFIG_CHANGED, null, clock.instant()).tell(outbox);
          return config.read();
        }));
  }

  private static void requireDistinct(List<PageSection> sections) {
    long pieces = sections.stream().mapToLong(section -> section.pieces().size()).sum();
    long names =
        sections.stream()
            .flatMap(section ->
                section.pieces().stream().map(piece -> section.section() + " " + piece.key()))
            .distinct()
            .count();
    if (names < pieces) {
      throw new ApiException(CommonError.VALIDATION_FAILED, Map.of("sections", "a key twice"));
    }
  }

  private static RestResponse<PagesAnswer> answer(PageConfig.Stored stored) {
    return ResponseBuilder.ok(new PagesAnswer(stored.sections(), stored.version().number()))
        .tag(stored.version().tag())
        .header("Cache-Control", "private, no-store")
        .build();
  }
}
