package com.cruisemall.payment.commission;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.error.Reason;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Endpoint of commissions: {@code GET /api/admin/commission} lists the sums of affiliates, {@code
 * GET} and {@code PUT …/terms} the rates of new sales. A change requires {@code If-Match}.
 */
@Path("/api/admin/commission")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ADMIN")
@RunOnVirtualThread
class AdminCommissionResource {
  private final CommissionTermsRepository repository;
  private final CommissionStatementQuery statement;
  private final Transactions transactions;

  AdminCommissionResource(
      CommissionTermsRepository repository,
      CommissionStatementQuery statement,
      Transactions transactions) {
    this.repository = repository;
    this.statement = statement;
    this.transactions = transactions;
  }

  record TermsAnswer(CommissionTerms terms) implements SuccessBody {}

  record Statement(List<CommissionStatementQuery.Line> affiliates, Pagination pagination)
      implements SuccessBody {}

  @GET
  public Statement statement(@Valid @BeanParam PageRequest page) {
    CommissionStatementQuery.Lines found = transactions.call(() -> statement.read(page));
    return new Statement(found.lines(), found.pagination());
  }

  @GET
  @Path("terms")
  public RestResponse<TermsAnswer> terms() {
    return response(transactions.call(repository::read));
  }

  @PUT
  @Path("terms")
  public RestResponse<TermsAnswer> replace(
      @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull @Valid CommissionTerms terms) {
    Version version = Version.required(ifMatch);
    if (!terms.consistent()) {
      throw ApiException.invalid("margin", Reason.of("commission.margin"));
    }
    return response(
        transactions.call(() -> {
          if (!repository.replace(terms, version)) {
            throw new ApiException(CommonError.VERSION_CONFLICT);
          }
          return repository.read();
        }));
  }

  private static RestResponse<TermsAnswer> response(CommissionTermsRepository.Stored stored) {
    return ResponseBuilder.ok(new TermsAnswer(stored.terms())).tag(stored.version().tag()).build();
  }
}
