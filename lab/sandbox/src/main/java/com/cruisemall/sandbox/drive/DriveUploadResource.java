package com.cruisemall.sandbox.drive;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Resumable uploads of Drive v3: POST opens a session, PUT appends a chunk or queries the progress.
 * The response is 308 until all bytes have arrived.
 */
@Path("/upload/drive/v3/files")
@Blocking
class DriveUploadResource {
  private static final Pattern RANGE =
      Pattern.compile("bytes (?:(\\d{1,15})-(\\d{1,15})|\\*)/(\\d{1,15})");

  private final DriveRequestPipeline pipeline;
  private final DriveStore store;
  private final UploadSessions sessions;
  private final DriveCounts counts;
  private final ObjectMapper json;

  DriveUploadResource(
      DriveRequestPipeline pipeline,
      DriveStore store,
      UploadSessions sessions,
      DriveCounts counts,
      ObjectMapper json) {
    this.pipeline = pipeline;
    this.store = store;
    this.sessions = sessions;
    this.counts = counts;
    this.json = json;
  }

  @POST
  public Uni<Response> open(
      @QueryParam("uploadType") @Nullable String type,
      @HeaderParam("X-Upload-Content-Length") @Nullable Long length,
      HttpServerRequest request,
      InputStream metadata) {
    return pipeline.write(
        "upload",
        request,
        () -> {
          if (!"resumable".equals(type) || length == null) {
            return DriveError.BAD_REQUEST.response();
          }
          FileMetadata file = json.readValue(metadata, FileMetadata.class);
          if (store.has(file.id())) {
            counts.increment("refusedAsKnown");
            return DriveError.ID_IN_USE.response();
          }
          UploadSessions.Session session = sessions.open(file, length);
          URI location =
              URI.create(
                  "http://%s/upload/drive/v3/files?uploadType=resumable&upload_id=%s"
                      .formatted(request.authority(), session.id()));
          return Response.ok().header("Location", location).build();
        });
  }

  @PUT
  public Uni<Response> append(
      @QueryParam("upload_id") @Nullable String id,
      @HeaderParam("Content-Range") @Nullable String range,
      HttpServerRequest request,
      InputStream bytes) {
    return pipeline.read("chunk", request, () -> response(append(id, range, bytes)));
  }

  private UploadSessions.Progress append(
      @Nullable String id, @Nullable String range, InputStream bytes) throws IOException {
    UploadSessions.Session session =
        (id == null ? Optional.<UploadSessions.Session>empty() : sessions.find(id))
            .orElseThrow(() -> new DriveException(DriveError.NOT_FOUND));
    Matcher parts = RANGE.matcher(range == null ? "" : range);
    if (!parts.matches() || Long.parseLong(parts.group(3)) != session.total()) {
      throw new DriveException(DriveError.BAD_REQUEST);
    }
    if (parts.group(1) == null || session.done() != null) {
      return sessions.progress(session);
    }
    long from = Long.parseLong(parts.group(1));
    long length = Long.parseLong(parts.group(2)) - from + 1;
    return sessions.append(session, from, length, bytes);
  }

  private static Response response(UploadSessions.Progress progress) {
    return switch (progress) {
      case UploadSessions.Progress.Complete(DriveFile file) ->
          Response.ok(file, MediaType.APPLICATION_JSON_TYPE).build();
      case UploadSessions.Progress.Incomplete(long received) -> {
        Response.ResponseBuilder incomplete = Response.status(308);
        yield (received == 0 ? incomplete : incomplete.header("Range", "bytes=0-" + (received - 1)))
            .build();
      }
    };
  }
}
