package com.cruisemall.auth.admin;

import com.cruisemall.auth.account.Role;
import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.caller.Caller;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.page.PageRequest;
import com.cruisemall.kit.page.Pagination;
import com.cruisemall.kit.transactions.Transactions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/**
 * Accounts, for administrators. Each call responds 404 for an unknown account, and 409 {@code
 * OWN_ACCOUNT} to administrators who would lock themselves out.
 */
@Path("/api/admin/users")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ADMIN")
@RunOnVirtualThread
class AdminUsersResource {
  private static final String NO_CONTROLS = "\\P{Cntrl}*";

  private final AdministerAccount administer;
  private final UserQuery users;
  private final Transactions transactions;
  private final Caller caller;

  AdminUsersResource(
      AdministerAccount administer, UserQuery users, Transactions transactions, Caller caller) {
    this.administer = administer;
    this.users = users;
    this.transactions = transactions;
    this.caller = caller;
  }

  /** Newest account first. */
  record Users(List<UserView> users, Pagination pagination) implements SuccessBody {}

  record One(UserView user) implements SuccessBody {}

  /** {@code reason} is visible to administrators only. */
  record Lock(
      @NotBlank
          @Size(max = 500)
          @Pattern(regexp = NO_CONTROLS, message = "{text.control-character}")
          String reason) {}

  record NewRole(@NotNull Role role) {}

  /** {@code ended} is the number of sessions. */
  record Ended(int ended) implements SuccessBody {}

  /** {@code query} is a prefix of a phone number, in any notation, or of a name. */
  @GET
  public Users list(
      @QueryParam("query")
          @DefaultValue("")
          @Size(max = 64)
          @Pattern(regexp = NO_CONTROLS, message = "{text.control-character}")
          String query,
      @Valid @BeanParam PageRequest page) {
    UserQuery.Found found = transactions.call(() -> users.page(query, page));
    return new Users(found.users(), page.of(found.total()));
  }

  @GET
  @Path("{id}")
  public One one(UUID id) {
    return user(id);
  }

  /** Locks the account and ends its sessions. */
  @POST
  @Path("{id}/lock")
  public One lock(UUID id, @NotNull @Valid Lock body) {
    administer.lock(caller.requireUserId(), id, body.reason());
    return user(id);
  }

  @POST
  @Path("{id}/unlock")
  public One unlock(UUID id) {
    administer.unlock(id);
    return user(id);
  }

  /** Changes the role and ends the sessions. */
  @PUT
  @Path("{id}/role")
  public One changeRole(UUID id, @NotNull @Valid NewRole body) {
    administer.changeRole(caller.requireUserId(), id, body.role());
    return user(id);
  }

  @DELETE
  @Path("{id}/sessions")
  public Ended endSessions(UUID id) {
    return new Ended(administer.endSessions(id));
  }

  private One user(UUID id) {
    return new One(
        transactions
            .call(() -> users.find(id))
            .orElseThrow(() -> new ApiException(CommonError.NOT_FOUND)));
  }
}
