package com.cruisemall.payment.fare;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.error.Reason;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.kit.version.Version;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Endpoint {@code /api/admin/fare-rules/{code}}: reads and replaces a cancellation policy. A change
 * requires {@code If-Match} and applies to later orders.
 */
@Path("/api/admin/fare-rules/{code}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ADMIN")
@RunOnVirtualThread
class AdminFareRulesResource {
  private final CancellationPolicyRepository policies;
  private final Transactions transactions;

  AdminFareRulesResource(CancellationPolicyRepository policies, Transactions transactions) {
    this.policies = policies;
    this.transactions = transactions;
  }

  record PolicyAnswer(String code, String name, CancellationPolicy policy) implements SuccessBody {}

  @GET
  public RestResponse<PolicyAnswer> read(String code) {
    return response(transactions.call(() -> require(code)));
  }

  @PUT
  public RestResponse<PolicyAnswer> replace(
      String code,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @NotNull @Valid CancellationPolicy policy) {
    Version version = Version.required(ifMatch);
    if (policy.steps().stream().map(CancellationPolicy.Step::fromDays).distinct().count()
        < policy.steps().size()) {
      throw ApiException.invalid("steps", Reason.of("field.duplicate"));
    }
    return response(
        transactions.call(() -> {
          require(code);
          if (!policies.replace(code, policy, version)) {
            throw new ApiException(CommonError.VERSION_CONFLICT);
          }
          return require(code);
        }));
  }

  private CancellationPolicyRepository.Stored require(String code) {
    return policies.find(code).orElseThrow(() -> new ApiException(CommonError.NOT_FOUND));
  }

  private static RestResponse<PolicyAnswer> response(CancellationPolicyRepository.Stored stored) {
    return ResponseBuilder.ok(new PolicyAnswer(stored.code(), stored.name(), stored.policy()))
        .tag(stored.version().tag())
        .build();
  }
}
