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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/admin/audit}, for administrators: pages of the audit trail, newest first,
 * optionally filtered by {@code type} or {@code account}. {@code pagination.total} stops at
 * 100,000.
 */
@Path("/api/admin/audit")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class AuditResource {
  private static final String UUID_FORM =
      "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

  private final AuditRepository repository;
  private final Transactions transactions;

  AuditResource(AuditRepository repository, Transactions transactions) {
    this.repository = repository;
    this.transactions = transactions;
  }

  record AuditResponse(List<AuditEntry> events, Pagination pagination) implements SuccessBody {}

  @GET
  @RolesAllowed("ADMIN")
  public AuditResponse list(
      @Valid @BeanParam PageRequest page,
      @QueryParam("type") @Pattern(regexp = "[A-Z_]{1,40}", message = "{constraint.identifier}")
          @Nullable String type,
      @QueryParam("account") @Pattern(regexp = UUID_FORM, message = "{constraint.identifier}")
          @Nullable String account) {
    AuditRepository.Filter filter =
        new AuditRepository.Filter(
            Optional.ofNullable(type), Optional.ofNullable(account).map(UUID::fromString));
    return transactions.call(
        () -> new AuditResponse(repository.page(filter, page), page.of(repository.count(filter))));
  }
}
