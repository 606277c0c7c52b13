package com.cruisemall.upload.admin;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.caller.Caller;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.page.PageRequest;
import com.cruisemall.kit.page.Pagination;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.delivery.DeliveryQueue;
import com.cruisemall.upload.document.DocumentRepository;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/admin/uploads}, for administrators: {@code GET} returns the depth of the delivery
 * queue and a page of documents, filtered by {@code status} (FAILED are the dead letters); {@code
 * POST {id}/replay} and {@code POST replay} queue one or all failed documents again: 202, or 409
 * for a document that has not failed.
 */
@Path("/api/admin/uploads")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ADMIN")
@RunOnVirtualThread
class AdminUploadResource {
  private static final int REPLAY_BATCH = 500;

  private final UploadQuery query;
  private final DeliveryQueue deliveries;
  private final DocumentRepository documents;
  private final Transactions transactions;
  private final Caller caller;

  AdminUploadResource(
      UploadQuery query,
      DeliveryQueue deliveries,
      DocumentRepository documents,
      Transactions transactions,
      Caller caller) {
    this.query = query;
    this.deliveries = deliveries;
    this.documents = documents;
    this.transactions = transactions;
    this.caller = caller;
  }

  /**
   * State of the delivery queue.
   *
   * @param depth number of documents by status
   * @param oldestAt when the longest-waiting document was queued
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Queue(Map<DocumentStatus, Long> depth, @Nullable Instant oldestAt) {}

  record Uploads(Queue queue, List<UploadState> uploads, Pagination pagination)
      implements SuccessBody {}

  record Replayed(int replayed) implements SuccessBody {}

  @GET
  public Uploads list(
      @Valid @BeanParam PageRequest page,
      @QueryParam("status")
          @Pattern(
              regexp = "RECEIVING|QUEUED|UPLOADING|STORED|FAILED|ERASING|ERASED",
              message = "{constraint.choice}")
          @Nullable String status) {
    Optional<DocumentStatus> filter = Optional.ofNullable(status).map(DocumentStatus::valueOf);
    return transactions.call(() ->
        new Uploads(
            new Queue(query.countByStatus(), query.oldest().orElse(null)),
            query.page(filter, page),
            page.of(query.count(filter))));
  }

  @POST
  @Path("{id: [0-9a-fA-F-]{36}}/replay")
  public RestResponse<Replayed> replay(UUID id) {
    if (!deliveries.replay(id)) {
      boolean exists = transactions.call(() -> documents.find(id)).isPresent();
      throw new ApiException(exists ? CommonError.CONFLICT : CommonError.NOT_FOUND);
    }
    return replayed(1);
  }

  /** Replays one batch; the caller repeats the request for more. */
  @POST
  @Path("replay")
  public RestResponse<Replayed> replayAll() {
    List<UUID> failed = transactions.call(() -> query.findFailed(REPLAY_BATCH));
    return replayed((int) failed.stream().filter(deliveries::replay).count());
  }

  private RestResponse<Replayed> replayed(int count) {
    Log.infof("failed documents replayed count=%d by=%s", count, caller.requireUserId());
    return RestResponse.status(RestResponse.Status.ACCEPTED, new Replayed(count));
  }
}
