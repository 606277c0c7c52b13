package com.cruisemall.upload.demo;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.cruisemall.upload.image.PictureOnDemand;
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
 * Nine pictures of each region, drawn when they are first looked at. Their ids come from their
 * names, so that payment-service's demo products can show them without asking.
 */
@Singleton
class DemoPictures implements PictureOnDemand {
  private static final int OF_A_REGION = 9;
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

  DemoPictures(DemoConfig config) {
    this.pictures =
        config.enabled()
            ? REGIONS.stream()
                .flatMap(DemoPictures::of)
                .collect(toUnmodifiableMap(DemoPictures::id, picture -> picture))
            : Map.of();
  }

  private static Stream<SeaPicture> of(String region) {
    return IntStream.rangeClosed(1, OF_A_REGION).mapToObj(number -> new SeaPicture(region, number));
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
