package com.cruisemall.upload.operation;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.caller.Caller;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.page.PageRequest;
import com.cruisemall.kit.page.Pagination;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.delivery.Deliveries;
import com.cruisemall.upload.document.DocumentStatus;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/admin/uploads}, for administrators: {@code GET} how deep the queue is and a page of
 * the documents, all or of one {@code status} (FAILED are the dead letters); {@code POST
 * {id}/replay} and {@code POST replay} have one or all that failed tried again: 202, or 409 for a
 * document that has not failed.
 */
@Path("/api/admin/uploads")
@RolesAllowed("ADMIN")
@RunOnVirtualThread
class AdminUploadResource {
  private static final int REPLAYED_AT_ONCE = 500;

  private final UploadQuery query;
  private final Deliveries deliveries;
  private final Transactions transactions;
  private final Caller caller;

  AdminUploadResource(
      UploadQuery query, Deliveries deliveries, Transactions transactions, Caller caller) {
    this.query = query;
    this.deliveries = deliveries;
    this.transactions = transactions;
    this.caller = caller;
  }

  /** {@code depth} by status; {@code oldestAt} of what waits for Drive. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Queue(Map<DocumentStatus, Long> depth, @Nullable Instant oldestAt) {}

  record Uploads(Queue queue, List<UploadState> uploads, Pagination pagination)
      implements SuccessBody {}

  record Replayed(int replayed) implements SuccessBody {}

  @GET
  public RestResponse<Uploads> list(
      @Valid @BeanParam PageRequest page,
      @QueryParam("status")
          @Pattern(regexp = "RECEIVING|QUEUED|UPLOADING|STORED|FAILED|ERASING|ERASED")
          @Nullable String status) {
    Optional<DocumentStatus> wanted = Optional.ofNullable(status).map(DocumentStatus::valueOf);
    Uploads found =
        transactions.call(() ->
            new Uploads(
                new Queue(query.depths(), query.oldest().orElse(null)),
                query.page(wanted, page),
                page.of(query.count(wanted))));
    return ResponseBuilder.ok(found).header("Cache-Control", "private, no-store").build();
  }

  @POST
  @Path("{id: [0-9a-fA-F-]{36}}/replay")
  public RestResponse<Replayed> replay(UUID id) {
    if (!deliveries.replay(id)) {
      throw new ApiException(
          deliveries.document(id).isPresent() ? CommonError.CONFLICT : CommonError.NOT_FOUND);
    }
    return replayed(1);
  }

  /** As many as are taken at once; who wants more asks again. */
  @POST
  @Path("replay")
  public RestResponse<Replayed> replayAll() {
    List<UUID> failed = transactions.call(() -> query.failed(REPLAYED_AT_ONCE));
    return replayed((int) failed.stream().filter(deliveries::replay).count());
  }

  private RestResponse<Replayed> replayed(int count) {
    Log.infof("failed documents are tried again count=%d by=%s", count, caller.requireUserId());
    return ResponseBuilder.create(RestResponse.Status.ACCEPTED, new Replayed(count)).build();
  }
}
