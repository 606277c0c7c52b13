package com.cruisemall.upload.demo;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.cruisemall.upload.image.GeneratedImages;
import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Nine images per region. Their ids are derived from their names, so that the demo products of
 * payment-service can refer to them without a request.
 */
@Singleton
class DemoImages implements GeneratedImages {
  private static final int PER_REGION = 9;
  private static final List<String> REGIONS =
      List.of(
          "japan",
          "southeast-asia",
          "singapore",
          "western-mediterranean",
          "eastern-mediterranean",
          "alaska",
          "usa");

  private final Map<UUID, SeaPicture> pictures;

  DemoImages(DemoConfig config) {
    this.pictures =
        config.enabled()
            ? REGIONS.stream()
                .flatMap(DemoImages::of)
                .collect(toUnmodifiableMap(DemoImages::id, picture -> picture))
            : Map.of();
  }

  private static Stream<SeaPicture> of(String region) {
    return IntStream.rangeClosed(1, PER_REGION).mapToObj(number -> new SeaPicture(region, number));
  }

  static UUID id(SeaPicture picture) {
    String name = "demo/%s/%d".formatted(picture.region(), picture.number());
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Optional<Supplier<BufferedImage>> find(UUID id) {
    return Optional.ofNullable(pictures.get(id)).map(picture -> picture::draw);
  }
}
