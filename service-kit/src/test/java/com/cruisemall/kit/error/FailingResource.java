package com.cruisemall.kit.error;

import com.cruisemall.kit.Answer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;

/** Endpoints that fail in every way an endpoint can. */
@Path("/open")
@PermitAll
@RunOnVirtualThread
class FailingResource {
  record Order(@NotBlank String name, int count) {}

  @GET
  @Path("/ok")
  public Answer fine() {
    return Answer.plain();
  }

  @POST
  @Path("/order")
  public Answer order(@NotNull @Valid Order order) {
    return Answer.plain();
  }

  @GET
  @Path("/crash")
  public Answer crash() {
    throw new IllegalStateException("select secret from table_of_secrets");
  }

  @GET
  @Path("/later")
  public Answer later() {
    throw ApiException.retryLater(CommonError.RATE_LIMITED, Duration.ofMillis(4_200));
  }
}
