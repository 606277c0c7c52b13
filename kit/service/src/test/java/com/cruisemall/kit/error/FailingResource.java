package com.cruisemall.kit.error;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.page.PageRequest;
import com.cruisemall.kit.page.Pagination;
import com.cruisemall.kit.version.Version;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Endpoints that fail in each way the error mappers handle. */
@Path("/open")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
class FailingResource {
  record Order(@NotBlank String name, int count, @Nullable JsonNode more) {}

  enum Colour {
    RED
  }

  /** One member of each type that requests have. */
  record Everything(
      int number,
      long amount,
      @Nullable Integer boxed,
      boolean truth,
      @Nullable String text,
      @Nullable LocalDate date,
      @Nullable Colour colour,
      @Nullable UUID id,
      @Nullable BigDecimal decimal,
      Optional<String> optional,
      @Nullable List<Integer> numbers,
      @Nullable List<Everything> nested,
      @Nullable Set<Colour> colours,
      @Nullable Map<String, Long> amounts,
      @Nullable JsonNode free,
      @Nullable @Size(max = 3) String shortText,
      @Nullable @Pattern(regexp = "[a-z]+", message = "{constraint.identifier}") String pattern) {}

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

  @POST
  @Path("/everything")
  public SuccessBody everything(@NotNull @Valid Everything body) {
    return SuccessBody.plain();
  }

  @GET
  @Path("/things/{id}")
  public SuccessBody thing(UUID id, @QueryParam("word") @DefaultValue("") String word) {
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
