package com.cruisemall.load.stages;

import com.cruisemall.load.stack.ServiceClient;
import com.cruisemall.load.stack.StackClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Checks format, size and cache time of an image that staff uploaded. */
final class ImageCheck {
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private ImageCheck() {}

  static void check(SimulationContext context) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var upload =
          HttpRequest.newBuilder(context.gateway("/api/images"))
              .timeout(TIMEOUT)
              .header("Content-Type", "image/jpeg")
              .POST(BodyPublishers.ofByteArray(TestImages.photo(2000, 1500, 7)));
      SimulatedUsers.sessionHeaders(context.users().administratorCookie()).forEach(upload::header);
      JsonNode image =
          ServiceClient.JSON
              .readTree(client.send(upload.build(), BodyHandlers.ofString()).body())
              .path("image");
      String path = "/api/images/" + image.path("id").asText();
      HttpResponse<byte[]> webp = get(client, context, path + "?w=1600", "image/webp,*/*");
      HttpResponse<byte[]> jpeg = get(client, context, path + "?w=1600", "image/jpeg");
      HttpResponse<byte[]> small = get(client, context, path + "?w=400", "image/webp,*/*");
      boolean converted =
          webp.headers().firstValue("Content-Type").orElse("").equals("image/webp")
              && jpeg.headers().firstValue("Content-Type").orElse("").equals("image/jpeg");
      context.recordFigure(
          "images.webpPercentOfJpeg",
          converted ? 100.0 * webp.body().length / jpeg.body().length : 100);
      context.recordFigure(
          "images.smallPercentOfLarge",
          converted ? 100.0 * small.body().length / webp.body().length : 100);
      context.recordFigure("images.cacheSeconds", StackClient.maxAge(webp));
    }
  }

  private static HttpResponse<byte[]> get(
      HttpClient client, SimulationContext context, String path, String accept)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(context.gateway(path))
            .timeout(TIMEOUT)
            .header("Accept", accept)
            .build(),
        BodyHandlers.ofByteArray());
  }
}
