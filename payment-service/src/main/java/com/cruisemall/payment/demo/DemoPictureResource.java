package com.cruisemall.payment.demo;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.payment.caching.PublicAnswers;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The demo products' pictures, drawn when first asked for: the same ones on every instance. */
@Path("/api/products/{productCode}/image")
@RunOnVirtualThread
class DemoPictureResource {
  private static final MediaType JPEG = new MediaType("image", "jpeg");

  private final PublicAnswers answers;
  private final Map<String, DemoProduct> products;
  private final Map<String, byte[]> drawn = new ConcurrentHashMap<>();

  DemoPictureResource(DemoConfig config, PublicAnswers answers, ObjectMapper json) {
    this.answers = answers;
    this.products =
        config.enabled()
            ? DemoFile.products(json).stream()
                .collect(Collectors.toMap(DemoProduct::productCode, Function.identity()))
            : Map.of();
  }

  @GET
  public Response picture(
      String productCode,
      @QueryParam("view") @DefaultValue("1") @Min(1) @Max(DemoProduct.VIEWS) int view,
      @Context Request request) {
    DemoProduct product = products.get(productCode);
    if (product == null) {
      throw new ApiException(CommonError.NOT_FOUND);
    }
    byte[] picture =
        drawn.computeIfAbsent(
            productCode + view, _ -> new SeaPicture(product.region(), productCode, view).jpeg());
    return answers.immutable(picture, JPEG, request);
  }
}
