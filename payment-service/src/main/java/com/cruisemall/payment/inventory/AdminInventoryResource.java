package com.cruisemall.payment.inventory;

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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/**
 * Endpoint of the allotment of a sailing: {@code GET} counts the cabins, {@code POST cabins} adds
 * some, {@code POST withdrawals} withdraws some and refuses with 409 {@code ALLOTMENT_IN_USE} to go
 * below the held and sold ones, and {@code GET entries} lists the changes.
 */
@Path("/api/admin/inventory/{sailingId}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ADMIN")
@RunOnVirtualThread
class AdminInventoryResource {
  private final AllotmentRepository allotment;
  private final Transactions transactions;
  private final Caller caller;

  AdminInventoryResource(AllotmentRepository allotment, Transactions transactions, Caller caller) {
    this.allotment = allotment;
    this.transactions = transactions;
    this.caller = caller;
  }

  record Counts(UUID sailingId, List<AllotmentRepository.Count> cabinTypes)
      implements SuccessBody {}

  record Entries(List<AllotmentRepository.Entry> entries, Pagination pagination)
      implements SuccessBody {}

  record NewCabins(
      @NotNull CabinType cabinType,
      @Min(1) @Max(30) int deck,
      @NotEmpty @Size(max = 500)
          List<
                  @NotNull @Pattern(regexp = "[A-Z0-9]{1,10}", message = "{constraint.identifier}")
                  String>
              numbers) {}

  record Withdrawal(@NotNull CabinType cabinType, @Min(1) @Max(5000) int cabins) {}

  @GET
  public Counts count(UUID sailingId) {
    return new Counts(sailingId, transactions.call(() -> allotment.count(sailingId)));
  }

  @POST
  @Path("cabins")
  public RestResponse<Counts> add(UUID sailingId, @NotNull @Valid NewCabins cabins) {
    UUID actor = caller.requireUserId();
    List<String> numbers = cabins.numbers().stream().distinct().toList();
    List<AllotmentRepository.Count> counts =
        transactions.call(() -> {
          allotment.add(sailingId, cabins.cabinType(), cabins.deck(), numbers, actor);
          return allotment.count(sailingId);
        });
    return RestResponse.status(Status.CREATED, new Counts(sailingId, counts));
  }

  @POST
  @Path("withdrawals")
  public Counts withdraw(UUID sailingId, @NotNull @Valid Withdrawal withdrawal) {
    UUID actor = caller.requireUserId();
    return new Counts(
        sailingId,
        transactions.call(() -> {
          allotment.withdraw(sailingId, withdrawal.cabinType(), withdrawal.cabins(), actor);
          return allotment.count(sailingId);
        }));
  }

  @GET
  @Path("entries")
  public Entries entries(UUID sailingId, @Valid @BeanParam PageRequest page) {
    AllotmentRepository.Entries found = transactions.call(() -> allotment.entries(sailingId, page));
    return new Entries(found.entries(), found.pagination());
  }
}
