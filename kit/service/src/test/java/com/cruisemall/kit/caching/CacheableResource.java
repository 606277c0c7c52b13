package com.cruisemall.kit.caching;

import com.cruisemall.kit.SuccessBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Endpoint with its own {@code Cache-Control}. */
@Path("/open/cacheable")
@PermitAll
@RunOnVirtualThread
class CacheableResource {
  @GET
  public Response read() {
    return Response.ok(SuccessBody.plain())
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
        .build();
  }
}
