package com.cruisemall.payment.pageconfig;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.error.Reason;
import com.cruisemall.kit.outbox.Outbox;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.kit.version.Version;
import com.cruisemall.payment.catalogue.admin.CatalogueChanged;
import com.cruisemall.payment.catalogue.admin.CatalogueChanged.Change;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Endpoint for the administration of the page configuration: {@code GET} with inactive pieces,
 * {@code PUT} to replace it as a whole. A change requires {@code If-Match}: 428 without it, 412 for
 * another version.
 */
@Path("/api/admin/page-config")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ADMIN")
@RunOnVirtualThread
class AdminPageConfigResource {
  private final PageConfigRepository pages;
  private final Outbox outbox;
  private final Transactions transactions;
  private final Clock clock;

  AdminPageConfigResource(
      PageConfigRepository pages, Outbox outbox, Transactions transactions, Clock clock) {
    this.pages = pages;
    this.outbox = outbox;
    this.transactions = transactions;
    this.clock = clock;
  }

  record Pages(@NotNull @Size(max = 50) List<@NotNull @Valid PageSection> sections) {}

  record PagesAnswer(List<PageSection> sections, long version) implements SuccessBody {}

  @GET
  public RestResponse<PagesAnswer> read() {
    return response(transactions.call(pages::read));
  }

  @PUT
  public RestResponse<PagesAnswer> replace(
      @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull @Valid Pages body) {
    Version version = Version.required(ifMatch);
    requireDistinct(body.sections());
    return response(
        transactions.call(() -> {
          if (!pages.replace(body.sections(), version, clock.instant())) {
            throw new ApiException(CommonError.VERSION_CONFLICT);
          }
          new CatalogueChanged(Change.PAGE_CONFIG_CHANGED, null, clock.instant()).publish(outbox);
          return pages.read();
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
      throw ApiException.invalid("sections", Reason.of("field.duplicate"));
    }
  }

  private static RestResponse<PagesAnswer> response(PageConfigRepository.Stored stored) {
    return ResponseBuilder.ok(new PagesAnswer(stored.sections(), stored.version().number()))
        .tag(stored.version().tag())
        .build();
  }
}
