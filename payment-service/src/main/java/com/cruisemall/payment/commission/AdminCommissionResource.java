package com.cruisemall.payment.commission;

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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/admin/commission}: what each affiliate has earned. {@code GET} and {@code PUT
 * …/terms}: how new sales are shared; a change needs {@code If-Match}.
 */
@Path("/api/admin/commission")
@RolesAllowed("ADMIN")
@RunOnVirtualThread
class AdminCommissionResource {
  private final CommissionTermsTable table;
  private final CommissionStatement statement;
  private final Transactions transactions;

  AdminCommissionResource(
      CommissionTermsTable table, CommissionStatement statement, Transactions transactions) {
    this.table = table;
    this.statement = statement;
    this.transactions = transactions;
  }

  record TermsAnswer(CommissionTerms terms) implements SuccessBody {}

  record Statement(List<CommissionStatement.Line> affiliates, Pagination pagination)
      implements SuccessBody {}

  @GET
  public RestResponse<Statement> statement(@Valid @BeanParam PageRequest page) {
    CommissionStatement.Lines found = transactions.call(() -> statement.read(page));
    return ResponseBuilder.ok(new Statement(found.lines(), found.pagination()))
        .header("Cache-Control", "private, no-store")
        .build();
  }

  @GET
  @Path("terms")
  public RestResponse<TermsAnswer> terms() {
    return answer(transactions.call(table::stored));
  }

  @PUT
  @Path("terms")
  public RestResponse<TermsAnswer> replace(
      @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull @Valid CommissionTerms terms) {
    Version version = Version.required(ifMatch);
    if (!terms.consistent()) {
      throw new ApiException(
          CommonError.VALIDATION_FAILED,
          Map.of("margin", "must not be less than agent and branch together"));
    }
    return answer(
        transactions.call(() -> {
          if (!table.replace(terms, version)) {
            throw new ApiException(CommonError.VERSION_CONFLICT);
          }
          return table.stored();
        }));
  }

  private static RestResponse<TermsAnswer> answer(CommissionTermsTable.Stored stored) {
    return ResponseBuilder.ok(new TermsAnswer(stored.terms()))
        .tag(stored.version().tag())
        .header("Cache-Control", "private, no-store")
        .build();
  }
}
