package com.cruisemall.upload.link;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.Reason;
import com.cruisemall.kit.json.PresentList;
import com.cruisemall.kit.text.AsTyped;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /api/passport/requests}: 201 with the link, whose token appears in this response
 * only; 404 for an order that the caller may not manage, 409 for a closed order.
 */
@Path("/api/passport/requests")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class PassportRequestResource {
  private final CreateLink create;
  private final LinkConfig config;
  private final String publicUrl;

  PassportRequestResource(CreateLink create, LinkConfig config) {
    this.create = create;
    this.config = config;
    this.publicUrl = config.publicUrl().replaceFirst("(?<!/)/+$", "");
  }

  /**
   * Request body. Travellers are named by their ids in the order, as text or as {@code {"id":…}};
   * without {@code travelers} all travellers of the order are included.
   */
  record Request(
      @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{6,64}", message = "{constraint.identifier}")
          String orderId,
      @JsonDeserialize(using = PresentList.class) @Size(min = 1, max = 50)
          @Nullable List<@Valid @NotNull TravelerRef> travelers,
      @Nullable @Min(1) @Max(8760) Integer expiresInHours) {}

  record TravelerRef(@NotNull @Size(min = 1, max = 64) @AsTyped String id) {
    /** Jackson reads text with it. */
    public static TravelerRef valueOf(String id) {
      return new TravelerRef(id);
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
    if (lifetime.isPresent() && lifetime.get().compareTo(config.maxLinkLifetime()) > 0) {
      throw ApiException.invalid(
          "expiresInHours", Reason.of("field.too-much", "max", config.maxLinkLifetime().toHours()));
    }
    List<TravelerRef> travelers = Optional.ofNullable(request.travelers()).orElse(List.of());
    CreateLink.Created link =
        create.create(
            request.orderId(),
            travelers.stream().map(TravelerRef::id).collect(Collectors.toUnmodifiableSet()),
            lifetime);
    String token = link.token().value();
    return RestResponse.status(
        RestResponse.Status.CREATED,
        new Created(token, publicUrl + "/passport/" + token, link.expiresAt()));
  }
}
