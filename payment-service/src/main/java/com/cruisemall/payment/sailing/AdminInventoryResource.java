package com.cruisemall.payment.sailing;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.caller.Caller;
import com.cruisemall.kit.page.PageRequest;
import com.cruisemall.kit.page.Pagination;
import com.cruisemall.kit.transactions.Transactions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * The allotment of a sailing: {@code GET} counts it, {@code POST cabins} adds to it, {@code POST
 * withdrawals} takes from it, 409 {@code ALLOTMENT_IN_USE} where that would be below what is held
 * and sold, {@code GET entries} tells why it is as it is.
 */
@Path("/api/admin/inventory/{sailingId}")
@RolesAllowed("ADMIN")
@RunOnVirtualThread
class AdminInventoryResource {
  private final Allotment allotment;
  private final AllotmentHistory history;
  private final Transactions transactions;
  private final Caller caller;

  AdminInventoryResource(
      Allotment allotment, AllotmentHistory history, Transactions transactions, Caller caller) {
    this.allotment = allotment;
    this.history = history;
    this.transactions = transactions;
    this.caller = caller;
  }

  record Counts(UUID sailingId, List<Allotment.Count> cabinTypes) implements SuccessBody {}

  record Entries(List<AllotmentHistory.Entry> entries, Pagination pagination)
      implements SuccessBody {}

  record NewCabins(
      @NotNull CabinType cabinType,
      @Min(1) @Max(30) int deck,
      @NotEmpty @Size(max = 500)
          List<@NotNull @Pattern(regexp = "[A-Z0-9]{1,10}") String> numbers) {}

  record Withdrawal(@NotNull CabinType cabinType, @Min(1) @Max(5000) int cabins) {}

  @GET
  public RestResponse<Counts> count(UUID sailingId) {
    return counts(200, sailingId, transactions.call(() -> allotment.count(sailingId)));
  }

  @POST
  @Path("cabins")
  public RestResponse<Counts> add(UUID sailingId, @NotNull @Valid NewCabins cabins) {
    UUID actor = caller.requireUserId();
    List<String> numbers = cabins.numbers().stream().distinct().toList();
    return counts(
        201,
        sailingId,
        transactions.call(() -> {
          allotment.add(sailingId, cabins.cabinType(), cabins.deck(), numbers, actor);
          return allotment.count(sailingId);
        }));
  }

  @POST
  @Path("withdrawals")
  public RestResponse<Counts> withdraw(UUID sailingId, @NotNull @Valid Withdrawal withdrawal) {
    UUID actor = caller.requireUserId();
    return counts(
        200,
        sailingId,
        transactions.call(() -> {
          allotment.withdraw(sailingId, withdrawal.cabinType(), withdrawal.cabins(), actor);
          return allotment.count(sailingId);
        }));
  }

  @GET
  @Path("entries")
  public RestResponse<Entries> entries(UUID sailingId, @Valid @BeanParam PageRequest page) {
    AllotmentHistory.Entries found = transactions.call(() -> history.read(sailingId, page));
    return ResponseBuilder.ok(new Entries(found.entries(), found.pagination()))
        .header("Cache-Control", "private, no-store")
        .build();
  }

  private static RestResponse<Counts> counts(
      int status, UUID sailingId, List<Allotment.Count> counts) {
    return ResponseBuilder.create(
            RestResponse.Status.fromStatusCode(status), new Counts(sailingId, counts))
        .header("Cache-Control", "private, no-store")
        .build();
  }
}
