package com.cruisemall.upload.image;

import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.caller.Caller;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /api/images}, for administrators: the body is the file; 201, or 200 for a file that
 * was added before. {@code GET /api/images/{id}?w=&format=}, public: the narrowest variant that is
 * wide enough, as WebP or JPEG by {@code Accept} unless {@code format} is given. Images are
 * immutable and cacheable without limit.
 */
@Path("/api/images")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ImageResource {
  private static final String IMMUTABLE = "public, max-age=31536000, immutable";

  /** Shorter than the timeout of the route. */
  private static final Duration MAX_WAIT = Duration.ofSeconds(20);

  private final AddImage add;
  private final FindVariant findVariant;
  private final ImageConfig config;
  private final Caller caller;

  /** One upload at a time, because the whole file is held in memory. */
  private final Semaphore uploads = new Semaphore(1, true);

  ImageResource(AddImage add, FindVariant findVariant, ImageConfig config, Caller caller) {
    this.add = add;
    this.findVariant = findVariant;
    this.config = config;
    this.caller = caller;
  }

  record Uploaded(Image image) implements SuccessBody {}

  @POST
  @RolesAllowed("ADMIN")
  @Consumes({"image/*", MediaType.APPLICATION_OCTET_STREAM})
  public RestResponse<Uploaded> upload(InputStream body) throws InterruptedException {
    if (!uploads.tryAcquire(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new ApiException(CommonError.OVERLOADED);
    }
    try {
      AddImage.Added added = add.add(read(body), caller.requireUserId());
      return RestResponse.status(
          added.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
          new Uploaded(added.image()));
    } finally {
      uploads.release();
    }
  }

  @GET
  @Path("{id: [0-9a-fA-F-]{36}}")
  @APIResponse(
      responseCode = "200",
      description = "The picture",
      content = {@Content(mediaType = "image/webp"), @Content(mediaType = "image/jpeg")})
  @Produces(MediaType.WILDCARD)
  public Response show(
      UUID id,
      @QueryParam("w") @DefaultValue("1600") @Min(1) @Max(10_000) int width,
      @QueryParam("format") @Pattern(regexp = "webp|jpeg", message = "{constraint.choice}")
          @Nullable String requested,
      @HeaderParam("Accept") @Nullable String accept,
      Request request)
      throws InterruptedException {
    ImageFormat format =
        requested == null
            ? ImageFormat.accepted(accept)
            : ImageFormat.valueOf(requested.toUpperCase(Locale.ROOT));
    ImageVariant variant =
        findVariant
            .find(id, format, width)
            .orElseThrow(() -> new ApiException(CommonError.NOT_FOUND));
    EntityTag tag =
        new EntityTag("%s-%d-%s".formatted(id, variant.width(), variant.format().name()));
    Response.@Nullable ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    Response.ResponseBuilder response =
        unchanged != null
            ? unchanged
            : Response.ok(variant.content(), variant.format().mediaType());
    return response.tag(tag).header("Cache-Control", IMMUTABLE).header("Vary", "Accept").build();
  }

  private byte[] read(InputStream body) {
    int maxSize = Math.toIntExact(config.maxFileSize().asLongValue());
    try {
      byte[] file = body.readNBytes(maxSize + 1);
      if (file.length > maxSize) {
        throw new ApiException(CommonError.PAYLOAD_TOO_LARGE, Map.of("largestFile", maxSize));
      }
      return file;
    } catch (IOException e) {
      throw new ApiException(CommonError.BAD_REQUEST, e);
    }
  }
}
