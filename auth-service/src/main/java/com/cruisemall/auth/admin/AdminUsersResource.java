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
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * The accounts, for administrators: each call answers 404 for an account that does not exist, and
 * 409 {@code OWN_ACCOUNT} where administrators would shut themselves out.
 */
@Path("/api/admin/users")
@RolesAllowed("ADMIN")
@RunOnVirtualThread
class AdminUsersResource {
  private static final String NO_CONTROLS = "\\P{Cntrl}*";

  private final AdministerAccount administer;
  private final UserSearch search;
  private final Transactions transactions;
  private final Caller caller;

  AdminUsersResource(
      AdministerAccount administer, UserSearch search, Transactions transactions, Caller caller) {
    this.administer = administer;
    this.search = search;
    this.transactions = transactions;
    this.caller = caller;
  }

  /** The newest account first. */
  record Users(List<UserView> users, Pagination pagination) implements SuccessBody {}

  record One(UserView user) implements SuccessBody {}

  /** {@code reason} is for the shop's own eyes. */
  record Lock(@NotBlank @Size(max = 500) @Pattern(regexp = NO_CONTROLS) String reason) {}

  record NewRole(@NotNull Role role) {}

  /** {@code ended}: how many sessions there were. */
  record Ended(int ended) implements SuccessBody {}

  /** {@code query} is the beginning of a phone number, in any notation, or of a name. */
  @GET
  public RestResponse<Users> list(
      @QueryParam("query") @DefaultValue("") @Size(max = 64) @Pattern(regexp = NO_CONTROLS)
          String query,
      @Valid @BeanParam PageRequest page) {
    UserSearch.Found found = transactions.call(() -> search.page(query, page));
    return answer(new Users(found.users(), page.of(found.total())));
  }

  @GET
  @Path("{id}")
  public RestResponse<One> one(UUID id) {
    return user(id);
  }

  /** Keeps the person out and ends the sessions. */
  @POST
  @Path("{id}/lock")
  public RestResponse<One> lock(UUID id, @NotNull @Valid Lock body) {
    administer.lock(caller.requireUserId(), id, body.reason());
    return user(id);
  }

  @POST
  @Path("{id}/unlock")
  public RestResponse<One> unlock(UUID id) {
    administer.unlock(id);
    return user(id);
  }

  /** Changes what the person may do and ends the sessions. */
  @PUT
  @Path("{id}/role")
  public RestResponse<One> changeRole(UUID id, @NotNull @Valid NewRole body) {
    administer.changeRole(caller.requireUserId(), id, body.role());
    return user(id);
  }

  @DELETE
  @Path("{id}/sessions")
  public RestResponse<Ended> endSessions(UUID id) {
    return answer(new Ended(administer.endSessions(id)));
  }

  private RestResponse<One> user(UUID id) {
    return answer(
        new One(
            transactions
                .call(() -> search.find(id))
                .orElseThrow(() -> new ApiException(CommonError.NOT_FOUND))));
  }

  private static <T> RestResponse<T> answer(T body) {
    return ResponseBuilder.ok(body).header("Cache-Control", "private, no-store").build();
  }
}
