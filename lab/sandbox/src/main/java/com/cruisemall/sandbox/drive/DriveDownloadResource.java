package com.cruisemall.sandbox.drive;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The content of files, where Google's client library asks for it. */
@Path("/download/drive/v3/files/{id}")
@Blocking
class DriveDownloadResource {
  private final DriveDesk desk;
  private final DriveStore store;

  DriveDownloadResource(DriveDesk desk, DriveStore store) {
    this.desk = desk;
    this.store = store;
  }

  @GET
  public Uni<Response> download(String id, HttpServerRequest request) {
    return desk.read(
        "download",
        request,
        () -> {
          DriveFile file =
              store.find(id).orElseThrow(() -> new DriveException(DriveError.NOT_FOUND));
          return Response.ok(store.pathOf(file).toFile(), file.mimeType()).build();
        });
  }
}
