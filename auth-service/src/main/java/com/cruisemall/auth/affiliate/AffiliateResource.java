package com.cruisemall.auth.affiliate;

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
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/** Profile and agents of the signed-in partner; 404 for a person without a profile. */
@Path("/api/affiliate")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"AGENT", "MANAGER", "ADMIN"})
@RunOnVirtualThread
class AffiliateResource {
  private final AffiliateRepository repository;
  private final Transactions transactions;
  private final Caller caller;

  AffiliateResource(AffiliateRepository repository, Transactions transactions, Caller caller) {
    this.repository = repository;
    this.transactions = transactions;
    this.caller = caller;
  }

  record Own(AffiliateProfile affiliateProfile) implements SuccessBody {}

  /** Newest first. */
  record Agents(List<AffiliateProfile> agents, Pagination pagination) implements SuccessBody {}

  @GET
  @Path("profile")
  public Own profile() {
    return new Own(transactions.call(this::own));
  }

  @GET
  @Path("agents")
  public Agents agents(@Valid @BeanParam PageRequest page) {
    return transactions.call(() -> {
      UUID manager = own().id();
      return new Agents(repository.agents(manager, page), page.of(repository.countAgents(manager)));
    });
  }

  private AffiliateProfile own() {
    return repository
        .ofAccount(caller.requireUserId())
        .orElseThrow(() -> new ApiException(CommonError.NOT_FOUND));
  }
}
