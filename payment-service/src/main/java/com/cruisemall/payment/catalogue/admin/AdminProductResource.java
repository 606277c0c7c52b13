package com.cruisemall.payment.catalogue.admin;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.error.Reason;
import com.cruisemall.kit.page.PageRequest;
import com.cruisemall.kit.page.Pagination;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.kit.version.Version;
import com.cruisemall.payment.catalogue.ProductFilter;
import com.cruisemall.payment.catalogue.ProductQuery;
import com.cruisemall.payment.catalogue.ProductView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/**
 * Endpoint for the administration of products: {@code GET} a page or one, {@code POST} a new one,
 * {@code PUT} to replace one, {@code DELETE} to end its sale. A change requires {@code If-Match}:
 * 428 without it, 412 for another version.
 */
@Path("/api/admin/products")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ADMIN")
@RunOnVirtualThread
class AdminProductResource {
  private final ProductQuery products;
  private final ChangeCatalogue change;
  private final Transactions transactions;

  AdminProductResource(ProductQuery products, ChangeCatalogue change, Transactions transactions) {
    this.products = products;
    this.change = change;
    this.transactions = transactions;
  }

  record AdminProductAnswer(ProductView product, long version) implements SuccessBody {
    static AdminProductAnswer of(ProductQuery.Found found) {
      return new AdminProductAnswer(found.product(), found.version());
    }
  }

  record AdminProductsAnswer(List<Listed> products, Pagination pagination) implements SuccessBody {
    record Listed(ProductView product, long version) {}
  }

  @GET
  public AdminProductsAnswer page(
      @Valid @BeanParam PageRequest page, @Valid @BeanParam ProductFilter filter) {
    ProductQuery.Page found = transactions.call(() -> products.page(filter, page, true));
    var listed =
        found.products().stream()
            .map(it -> new AdminProductsAnswer.Listed(it.product(), it.version()))
            .toList();
    return new AdminProductsAnswer(listed, found.pagination());
  }

  @GET
  @Path("{productCode}")
  public RestResponse<AdminProductAnswer> read(String productCode) {
    return response(Status.OK, productCode);
  }

  @POST
  public RestResponse<AdminProductAnswer> create(@NotNull @Valid ProductDraft draft) {
    change.create(draft);
    return response(Status.CREATED, draft.productCode());
  }

  @PUT
  @Path("{productCode}")
  public RestResponse<AdminProductAnswer> replace(
      String productCode,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @NotNull @Valid ProductDraft draft) {
    Version version = Version.required(ifMatch);
    if (!draft.productCode().equals(productCode)) {
      throw ApiException.invalid("productCode", Reason.of("field.fixed"));
    }
    change.replace(draft, version);
    return response(Status.OK, productCode);
  }

  @DELETE
  @Path("{productCode}")
  public RestResponse<AdminProductAnswer> withdraw(
      String productCode, @HeaderParam("If-Match") @Nullable String ifMatch) {
    change.withdraw(productCode, Version.required(ifMatch));
    return response(Status.OK, productCode);
  }

  private RestResponse<AdminProductAnswer> response(Status status, String productCode) {
    ProductQuery.Found found =
        transactions.call(() ->
            products.find(productCode).orElseThrow(() -> new ApiException(CommonError.NOT_FOUND)));
    return ResponseBuilder.create(status, AdminProductAnswer.of(found))
        .tag(new Version(found.version()).tag())
        .build();
  }
}
