package com.cruisemall.kit.error;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.page.PageRequest;
import com.cruisemall.kit.page.Pagination;
import com.cruisemall.kit.version.Version;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Endpoints that fail in each way the error mappers handle. */
@Path("/open")
@PermitAll
@RunOnVirtualThread
class FailingResource {
  record Order(@NotBlank String name, int count) {}

  @GET
  @Path("/ok")
  public SuccessBody fine() {
    return SuccessBody.plain();
  }

  @POST
  @Path("/order")
  public SuccessBody order(@NotNull @Valid Order order) {
    return SuccessBody.plain();
  }

  /** Returns the pagination of a list of 41 entries. */
  @GET
  @Path("/list")
  public Pagination list(@Valid @BeanParam PageRequest page) {
    return page.of(41);
  }

  /** Changes a resource whose current version is 7. */
  @PATCH
  @Path("/versioned")
  public Response change(@HeaderParam("If-Match") @Nullable String ifMatch) {
    Version.required(ifMatch).mustBe(7);
    return Response.ok(SuccessBody.plain()).tag(new Version(8).tag()).build();
  }

  @GET
  @Path("/crash")
  public SuccessBody crash() {
    throw new IllegalStateException("select secret from table_of_secrets");
  }

  @GET
  @Path("/later")
  public SuccessBody later() {
    throw ApiException.retryLater(CommonError.RATE_LIMITED, Duration.ofMillis(4_200));
  }
}
