package com.cruisemall.auth.audit;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.page.PageRequest;
import com.cruisemall.kit.page.Pagination;
import com.cruisemall.kit.transactions.Transactions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/admin/audit}, for administrators: the trail, newest first, a page at a time,
 * optionally of one {@code type} or about one {@code account}. {@code pagination.total} does not
 * count beyond 100,000.
 */
@Path("/api/admin/audit")
@RunOnVirtualThread
class AuditResource {
  private static final String UUID_FORM =
      "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

  private final AuditTable table;
  private final Transactions transactions;

  AuditResource(AuditTable table, Transactions transactions) {
    this.table = table;
    this.transactions = transactions;
  }

  record AuditResponse(List<AuditEntry> events, Pagination pagination) implements SuccessBody {}

  @GET
  @RolesAllowed("ADMIN")
  public RestResponse<AuditResponse> list(
      @Valid @BeanParam PageRequest page,
      @QueryParam("type") @Pattern(regexp = "[A-Z_]{1,40}") @Nullable String type,
      @QueryParam("account") @Pattern(regexp = UUID_FORM) @Nullable String account) {
    AuditFilter filter =
        new AuditFilter(
            Optional.ofNullable(type), Optional.ofNullable(account).map(UUID::fromString));
    AuditResponse found =
        transactions.call(
            () -> new AuditResponse(table.page(filter, page), page.of(table.count(filter))));
    return ResponseBuilder.ok(found).header("Cache-Control", "private, no-store").build();
  }
}
