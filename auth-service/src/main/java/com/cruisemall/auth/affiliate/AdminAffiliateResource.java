package com.cruisemall.auth.affiliate;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.page.PageRequest;
import com.cruisemall.kit.page.Pagination;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.kit.version.Version;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Partners, for administrators. A change needs {@code If-Match} with the {@code ETag} that it is
 * based on: 428 without, 412 if the partner has changed since.
 */
@Path("/api/admin/affiliates")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ADMIN")
@RunOnVirtualThread
class AdminAffiliateResource {
  private final Affiliates affiliates;
  private final AffiliateRepository repository;
  private final Transactions transactions;

  AdminAffiliateResource(
      Affiliates affiliates, AffiliateRepository repository, Transactions transactions) {
    this.affiliates = affiliates;
    this.repository = repository;
    this.transactions = transactions;
  }

  record One(AffiliateProfile affiliateProfile) implements SuccessBody {}

  /** Newest first. */
  record Page(List<AffiliateProfile> affiliates, Pagination pagination) implements SuccessBody {}

  @GET
  public Page list(@Valid @BeanParam PageRequest page) {
    return transactions.call(() -> new Page(repository.all(page), page.of(repository.count())));
  }

  @GET
  @Path("{id}")
  public RestResponse<One> one(UUID id) {
    return response(
        RestResponse.Status.OK,
        transactions
            .call(() -> repository.find(id))
            .orElseThrow(() -> new ApiException(CommonError.NOT_FOUND)));
  }

  /** 201; 404 for an unknown user; 409 if another partner has the user, code or slug. */
  @POST
  public RestResponse<One> add(@NotNull @Valid NewAffiliate body) {
    return response(
        RestResponse.Status.CREATED,
        affiliates.add(body.userId(), body.affiliateCode(), body.data()));
  }

  @PUT
  @Path("{id}")
  public RestResponse<One> change(
      UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @NotNull @Valid AffiliateData body) {
    return response(RestResponse.Status.OK, affiliates.change(id, Version.required(ifMatch), body));
  }

  private static RestResponse<One> response(RestResponse.Status status, AffiliateProfile profile) {
    return ResponseBuilder.create(status, new One(profile))
        .tag(new Version(profile.version()).tag())
        .build();
  }
}
