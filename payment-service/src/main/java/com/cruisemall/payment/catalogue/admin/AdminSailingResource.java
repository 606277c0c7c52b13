package com.cruisemall.payment.catalogue.admin;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.error.Reason;
import com.cruisemall.kit.time.DateWithin;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.kit.version.Version;
import com.cruisemall.payment.catalogue.SailingQuery;
import com.cruisemall.payment.catalogue.SailingView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/**
 * Endpoint for the administration of a product's sailings: {@code GET} all, {@code POST} a new one,
 * {@code PUT} to open, close and price one, with {@code If-Match}. The dates cannot change, because
 * customers have booked them; {@code /api/admin/inventory} manages the cabins.
 */
@Path("/api/admin/products/{productCode}/sailings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ADMIN")
@RunOnVirtualThread
class AdminSailingResource {
  private final ProductRepository products;
  private final SailingQuery sailings;
  private final ChangeCatalogue change;
  private final Transactions transactions;

  AdminSailingResource(
      ProductRepository products,
      SailingQuery sailings,
      ChangeCatalogue change,
      Transactions transactions) {
    this.products = products;
    this.sailings = sailings;
    this.change = change;
    this.transactions = transactions;
  }

  record NewSailing(
      @NotNull @DateWithin(min = "2000-01-01") LocalDate departureDate,
      @NotNull @DateWithin(min = "2000-01-01") LocalDate returnDate,
      boolean open,
      @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,31}", message = "{constraint.identifier}")
          String cancellationPolicy,
      @NotEmpty List<@NotNull @Valid CabinFares> cabins) {}

  record SailingChange(
      boolean open,
      @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,31}", message = "{constraint.identifier}")
          String cancellationPolicy,
      @NotEmpty List<@NotNull @Valid CabinFares> cabins) {}

  record SailingsAnswer(List<SailingQuery.Found> sailings) implements SuccessBody {}

  record SailingAnswer(SailingView sailing, boolean open, String cancellationPolicy, long version)
      implements SuccessBody {}

  @GET
  public SailingsAnswer all(String productCode) {
    return new SailingsAnswer(read(productCode));
  }

  @POST
  public RestResponse<SailingAnswer> create(
      String productCode, @NotNull @Valid NewSailing sailing) {
    if (sailing.returnDate().isBefore(sailing.departureDate())) {
      throw ApiException.invalid("returnDate", Reason.of("sailing.return"));
    }
    ChangeCatalogue.requireDistinct(sailing.cabins());
    return response(Status.CREATED, productCode, change.createSailing(productCode, sailing));
  }

  @PUT
  @Path("{sailingId}")
  public RestResponse<SailingAnswer> change(
      String productCode,
      UUID sailingId,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @NotNull @Valid SailingChange wanted) {
    Version version = Version.required(ifMatch);
    ChangeCatalogue.requireDistinct(wanted.cabins());
    change.changeSailing(productCode, sailingId, wanted, version);
    return response(Status.OK, productCode, sailingId);
  }

  private RestResponse<SailingAnswer> response(Status status, String productCode, UUID id) {
    SailingQuery.Found found =
        read(productCode).stream()
            .filter(it -> it.sailing().sailingId().equals(id))
            .findFirst()
            .orElseThrow(() -> new ApiException(CommonError.NOT_FOUND));
    return ResponseBuilder.create(
            status,
            new SailingAnswer(
                found.sailing(), found.open(), found.cancellationPolicy(), found.version()))
        .tag(new Version(found.version()).tag())
        .build();
  }

  private List<SailingQuery.Found> read(String productCode) {
    return transactions.call(() ->
        sailings.list(
            products.findId(productCode).orElseThrow(() -> new ApiException(CommonError.NOT_FOUND)),
            true));
  }
}
