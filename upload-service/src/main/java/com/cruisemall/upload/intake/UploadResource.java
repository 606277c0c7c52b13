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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * {@code POST /api/passport/{token}/upload}, a form of {@code file}, {@code travelerId} and
 * optional {@code fields} (JSON): 202 once the passport is stored durably, 200 for bytes that were
 * sent before; 400, 404, 408, 410 {@code LINK_EXPIRED}, 413, 415, 422 {@code FILE_DAMAGED}, 429,
 * 503.
 */
@Path("/api/passport/{token: " + LinkToken.PATTERN + "}/upload")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class UploadResource {
  private final ReceiveDocument receive;
  private final IntakeConfig config;
  private final Clock clock;
  private final Vertx vertx;
  private final Semaphore permits;

  UploadResource(ReceiveDocument receive, IntakeConfig config, Clock clock, Vertx vertx) {
    this.receive = receive;
    this.config = config;
    this.clock = clock;
    this.vertx = vertx;
    this.permits = new Semaphore(config.maxUploads());
  }

  record Uploaded(DocumentView document) implements SuccessBody {}

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public RestResponse<Uploaded> upload(
      String token,
      @HeaderParam("Content-Type") String contentType,
      @Context HttpServerRequest request,
      InputStream content) {
    if (!permits.tryAcquire()) {
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      throw new ApiException(CommonError.OVERLOADED);
    }
    RequestBody body = limit(content);
    boolean drained = false;
    try {
      ReceiveDocument.Received received = receive.receive(new LinkToken(token), contentType, body);
      drained = body.drain();
      return RestResponse.status(
          received.created() ? RestResponse.Status.ACCEPTED : RestResponse.Status.OK,
          new Uploaded(received.document()));
    } catch (IOException e) {
      throw new ApiException(CommonError.BAD_REQUEST, e);
    } finally {
      permits.release();
      if (!drained && !body.drain()) {
        closeConnection(request);
      }
    }
  }

  /** Discards the rest of the body, and closes the connection once the response is sent. */
  private void closeConnection(HttpServerRequest request) {
    request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    if (!request.isEnded()) {
      request.handler(_ -> {});
    }
    vertx.setTimer(config.closeDelay().toMillis(), _ -> request.connection().close());
  }

  private RequestBody limit(InputStream content) {
    long maxSize = config.maxFileSize().asLongValue() + config.maxFormSize().asLongValue();
    return new RequestBody(content, maxSize, clock, clock.instant().plus(config.timeout()));
  }
}
