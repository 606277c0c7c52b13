package com.cruisemall.upload;

import com.cruisemall.upload.LinkClient.Part;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** SamplePassports of people who do not exist. */
public final class SamplePassports {
  private SamplePassports() {}

  /** Random number in the format of Korean passports. */
  public static String number() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return "M%08d".formatted(random.nextInt(100_000_000));
  }

  /** Form with an image and passport fields. */
  public static List<Part> with(String number) {
    return List.of(
        Part.field("travelerId", "t1"),
        Part.field("fields", fields(number)),
        Part.file(ImageFiles.jpeg(300_000)));
  }

  static String fields(String number) {
    return """
    {"passportNumber":"%s","surname":"KIMYEOHAENG","givenNames":"TEST","nationality":"KOR",
     "birthDate":"1991-03-02","expiryDate":"2031-03-02","sex":"F"}
    """
        .formatted(number.toLowerCase(Locale.ROOT));
  }
}
