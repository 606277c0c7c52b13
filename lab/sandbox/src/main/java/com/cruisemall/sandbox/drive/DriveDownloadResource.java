package com.cruisemall.sandbox.drive;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** File content, at the path that Google's client library uses. */
@Path("/download/drive/v3/files/{id}")
@Blocking
class DriveDownloadResource {
  private final DriveRequestPipeline pipeline;
  private final DriveStore store;

  DriveDownloadResource(DriveRequestPipeline pipeline, DriveStore store) {
    this.pipeline = pipeline;
    this.store = store;
  }

  @GET
  public Uni<Response> download(String id, HttpServerRequest request) {
    return pipeline.read(
        "download",
        request,
        () -> {
          DriveFile file =
              store.find(id).orElseThrow(() -> new DriveException(DriveError.NOT_FOUND));
          return Response.ok(store.pathOf(file).toFile(), file.mimeType()).build();
        });
  }
}
