package com.cruisemall.upload.intake;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.upload.document.DocumentView;
import com.cruisemall.upload.link.LinkToken;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * {@code POST /api/passport/{token}/upload}, a form of {@code file}, {@code travelerId} and perhaps
 * {@code fields} (JSON): 202 once the passport would survive a crash, 200 for bytes that were sent
 * before; 400, 404, 408, 410 {@code LINK_EXPIRED}, 413, 415, 422 {@code FILE_DAMAGED}, 429, 503.
 */
@Path("/api/passport/{token: " + LinkToken.PATTERN + "}/upload")
@RunOnVirtualThread
class UploadResource {
  private final ReceiveDocument receive;
  private final IntakeConfig config;
  private final Clock clock;
  private final Vertx vertx;
  private final Semaphore slots;

  UploadResource(ReceiveDocument receive, IntakeConfig config, Clock clock, Vertx vertx) {
    this.receive = receive;
    this.config = config;
    this.clock = clock;
    this.vertx = vertx;
    this.slots = new Semaphore(config.atOnce());
  }

  record Uploaded(DocumentView document) implements SuccessBody {}

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public RestResponse<Uploaded> upload(
      String token,
      @HeaderParam("Content-Type") String contentType,
      @Context HttpServerRequest request,
      InputStream content) {
    if (!slots.tryAcquire()) {
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      throw new ApiException(CommonError.OVERLOADED);
    }
    Body body = bounded(content);
    boolean heard = false;
    try {
      UploadOutcome outcome = receive.receive(new LinkToken(token), contentType, body);
      heard = body.drain();
      return answer(outcome);
    } catch (IOException e) {
      throw new ApiException(CommonError.BAD_REQUEST, e);
    } finally {
      slots.release();
      if (!heard && !body.drain()) {
        hangUp(request);
      }
    }
  }

  /**
   * Nothing more of the body is kept, and the connection ends when the answer had time to leave.
   */
  private void hangUp(HttpServerRequest request) {
    request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    if (!request.isEnded()) {
      request.handler(_ -> {});
    }
    vertx.setTimer(config.farewell().toMillis(), _ -> request.connection().close());
  }

  private Body bounded(InputStream content) {
    long largest = config.largestFile().asLongValue() + config.largestForm().asLongValue();
    return new Body(content, largest, clock, clock.instant().plus(config.deadline()));
  }

  private static RestResponse<Uploaded> answer(UploadOutcome outcome) {
    RestResponse.Status status =
        switch (outcome) {
          case UploadOutcome.Accepted _ -> RestResponse.Status.ACCEPTED;
          case UploadOutcome.Known _ -> RestResponse.Status.OK;
        };
    return ResponseBuilder.create(status, new Uploaded(outcome.document()))
        .header("Cache-Control", "private, no-store")
        .build();
  }
}
