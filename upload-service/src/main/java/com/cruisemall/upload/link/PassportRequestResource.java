package com.cruisemall.upload.link;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.fasterxml.jackson.annotation.JsonCreator;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /api/passport/requests}: 201 with the link, whose token is shown this once; 404 for
 * an order that is not one's own to see to, 409 for one that is closed.
 */
@Path("/api/passport/requests")
@RunOnVirtualThread
class PassportRequestResource {
  private final CreateLink create;
  private final LinkConfig config;
  private final String publicUrl;

  PassportRequestResource(
      CreateLink create,
      LinkConfig config,
      @ConfigProperty(name = "cruisemall.public-url") String publicUrl) {
    this.create = create;
    this.config = config;
    this.publicUrl = publicUrl.replaceFirst("/+$", "");
  }

  /**
   * Travellers are named by their ids in the order, as text or as {@code {"id":…}}; without any,
   * all of the order are meant.
   */
  record Request(
      @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{6,64}") String orderId,
      @Nullable @Size(max = 50) List<@Valid @NotNull TravelerRef> travelers,
      @Nullable @Min(1) @Max(8760) Integer expiresInHours) {}

  record TravelerRef(@NotNull @Size(min = 1, max = 64) String id) {
    @JsonCreator
    static TravelerRef of(Object named) {
      Object id = named instanceof Map<?, ?> object ? object.get("id") : named;
      return new TravelerRef(id == null ? "" : id.toString());
    }
  }

  record Created(String token, String url, Instant expiresAt) implements SuccessBody {
    @Override
    public String toString() {
      return "Created[expiresAt=" + expiresAt + "]";
    }
  }

  @POST
  public RestResponse<Created> create(@NotNull @Valid Request request) {
    Optional<Duration> lifetime =
        Optional.ofNullable(request.expiresInHours()).map(Duration::ofHours);
    if (lifetime.isPresent() && lifetime.get().compareTo(config.longestLinkLifetime()) > 0) {
      throw new ApiException(
          CommonError.VALIDATION_FAILED,
          Map.of("expiresInHours", "at most " + config.longestLinkLifetime().toHours()));
    }
    List<TravelerRef> travelers = Optional.ofNullable(request.travelers()).orElse(List.of());
    CreateLink.Created link =
        create.create(
            request.orderId(),
            travelers.stream().map(TravelerRef::id).collect(Collectors.toUnmodifiableSet()),
            lifetime);
    String token = link.token().value();
    return ResponseBuilder.create(
            RestResponse.Status.CREATED,
            new Created(token, publicUrl + "/passport/" + token, link.expiresAt()))
        .header("Cache-Control", "private, no-store")
        .build();
  }
}
