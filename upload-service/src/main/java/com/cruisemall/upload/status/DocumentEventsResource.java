package com.cruisemall.upload.status;

import com.cruisemall.kit.caching.PrivateByDefaultFilter;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.document.DocumentAccess;
import com.cruisemall.upload.document.DocumentRepository;
import com.cruisemall.upload.document.DocumentStatus;
import com.cruisemall.upload.document.DocumentView;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/passport/documents/{id}/events}: server-sent events named {@code status} with the
 * document after each change. The stream ends when the status is final.
 */
@Path("/api/passport/documents/{id: [0-9a-fA-F-]{36}}/events")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class DocumentEventsResource {
  private final DocumentAccess access;
  private final DocumentRepository documents;
  private final Transactions transactions;
  private final StatusFeed feed;
  private final StatusConfig config;
  private final ObjectMapper json;
  private final Clock clock;
  private final Semaphore permits;

  DocumentEventsResource(
      DocumentAccess access,
      DocumentRepository documents,
      Transactions transactions,
      StatusFeed feed,
      StatusConfig config,
      ObjectMapper json,
      Clock clock) {
    this.access = access;
    this.documents = documents;
    this.transactions = transactions;
    this.feed = feed;
    this.config = config;
    this.json = json;
    this.clock = clock;
    this.permits = new Semaphore(config.maxStreams());
  }

  @GET
  @APIResponse(
      responseCode = "200",
      description = "Server-sent events",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(implementation = String.class)))
  @Produces(MediaType.WILDCARD)
  public void events(UUID id, @Context HttpServerRequest request) throws InterruptedException {
    transactions.run(() -> access.require(id, request));
    if (!permits.tryAcquire()) {
      throw new ApiException(CommonError.OVERLOADED);
    }
    try (StatusFeed.Watch watch = feed.watch(id)) {
      stream(id, watch, request.response());
    } finally {
      permits.release();
    }
  }

  private void stream(UUID id, StatusFeed.Watch watch, HttpServerResponse response)
      throws InterruptedException {
    response
        .setChunked(true)
        .closeHandler(_ -> watch.wake())
        .putHeader("Content-Type", "text/event-stream")
        .putHeader("Cache-Control", PrivateByDefaultFilter.PRIVATE_NO_STORE)
        .putHeader("X-Accel-Buffering", "no");
    Instant end = clock.instant().plus(config.maxStreamDuration());
    @Nullable DocumentView sent = null;
    while (!response.closed() && clock.instant().isBefore(end)) {
      Optional<DocumentView> now = transactions.call(() -> documents.findView(id));
      if (now.isEmpty()) {
        return;
      }
      DocumentView document = now.get();
      if (!document.equals(sent)) {
        sent = document;
        response.write("event: status\ndata: " + write(document) + "\n\n");
      }
      if (document.status() == DocumentStatus.STORED
          || document.status() == DocumentStatus.FAILED) {
        return;
      }
      if (!watch.await(config.heartbeat())) {
        response.write(": alive\n\n");
      }
    }
  }

  private String write(DocumentView document) {
    try {
      return json.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("document cannot be serialized", e);
    }
  }
}
