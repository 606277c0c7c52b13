package com.cruisemall.load.stages;

import com.cruisemall.load.Shop;
import com.cruisemall.load.stack.Http;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A picture that staff bring, as browsers get it. */
final class Images {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private Images() {}

  static void check(Scene scene) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var bring =
          HttpRequest.newBuilder(scene.gateway("/api/images"))
              .timeout(PATIENCE)
              .header("Content-Type", "image/jpeg")
              .POST(BodyPublishers.ofByteArray(Picture.photo(2000, 1500, 7)));
      People.signedInAs(scene.people().administrator()).forEach(bring::header);
      JsonNode image =
          Shop.JSON
              .readTree(client.send(bring.build(), BodyHandlers.ofString()).body())
              .path("image");
      String path = "/api/images/" + image.path("id").asText();
      HttpResponse<byte[]> webp = get(client, scene, path + "?w=1600", "image/webp,*/*");
      HttpResponse<byte[]> jpeg = get(client, scene, path + "?w=1600", "image/jpeg");
      HttpResponse<byte[]> small = get(client, scene, path + "?w=400", "image/webp,*/*");
      boolean made =
          webp.headers().firstValue("Content-Type").orElse("").equals("image/webp")
              && jpeg.headers().firstValue("Content-Type").orElse("").equals("image/jpeg");
      scene.figure(
          "images.webpPercentOfJpeg", made ? 100.0 * webp.body().length / jpeg.body().length : 100);
      scene.figure(
          "images.smallPercentOfLarge",
          made ? 100.0 * small.body().length / webp.body().length : 100);
      scene.figure("images.cacheSeconds", Http.maxAge(webp));
    }
  }

  private static HttpResponse<byte[]> get(
      HttpClient client, Scene scene, String path, String accept)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(scene.gateway(path))
            .timeout(PATIENCE)
            .header("Accept", accept)
            .build(),
        BodyHandlers.ofByteArray());
  }
}
