package com.cruisemall.upload;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.cruisemall.kit.images.codec.ImageDecoder;
import com.cruisemall.kit.images.file.FileKind;
import com.cruisemall.kit.images.file.PixelSize;
import com.cruisemall.kit.test.Concurrently;
import com.cruisemall.kit.test.FakeIssuer;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Public images. */
@UploadServiceTest
class ImageTest {
  /** WebP of 36 bytes that decodes to 6000 × 6000 pixels, fewer than the maximum. */
  private static final byte[] LOSSLESS_6000 =
      Base64.getDecoder().decode("UklGRhwAAABXRUJQVlA4TBAAAAAvb9fbBQdQ0P5H/wMR0f8A");

  @ParameterizedTest
  @CsvSource({"100,400", "400,400", "401,800", "1000,1600", "5000,1600"})
  void servesNarrowestVariantThatIsWideEnough(int wanted, int width) throws IOException {
    String url = upload(ImageFiles.written(2000, 1000, "jpeg"));

    BufferedImage shown = jpeg(show(url + "?w=" + wanted, "image/jpeg"));

    assertThat(shown.getWidth()).isEqualTo(width);
    assertThat(shown.getHeight()).isEqualTo(width / 2);
  }

  @Test
  void selectsFormatByAcceptHeader() {
    String url = upload(ImageFiles.written(900, 600, "png"));

    Response webp = show(url, "image/avif,image/webp,image/*");
    Response jpeg = show(url, "image/*,*/*");

    webp.then()
        .statusCode(200)
        .contentType("image/webp")
        .header("Vary", "Accept")
        .header("Cache-Control", "public, max-age=31536000, immutable");
    jpeg.then().statusCode(200).contentType("image/jpeg").header("Vary", "Accept");
    assertThat(Arrays.copyOfRange(webp.asByteArray(), 8, 12))
        .isEqualTo("WEBP".getBytes(StandardCharsets.US_ASCII));
    show(url + "?format=jpeg", "image/webp").then().contentType("image/jpeg");
    assertThat(webp.header("ETag")).isNotEqualTo(jpeg.header("ETag"));
    guest()
        .header("Accept", "image/webp")
        .header("If-None-Match", webp.header("ETag"))
        .get(url)
        .then()
        .statusCode(304);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "image/webp;q=0|image/jpeg",
        "image/webp; Q=0.000, image/*|image/jpeg",
        "image/webp-like|image/jpeg",
        "IMAGE/WebP|image/webp",
        "image/avif, image/webp;q=0.1|image/webp"
      })
  void comparesAcceptedTypesAsRfc9110Defines(String accept, String type) {
    show(upload(ImageFiles.png()), accept).then().statusCode(200).contentType(type);
  }

  @Test
  void comparesEntityTagsWeakly() {
    String url = upload(ImageFiles.png());
    String tag = show(url, "image/jpeg").header("ETag");

    for (String cached : List.of("W/" + tag, "\"other\", W/" + tag, "*")) {
      guest()
          .header("Accept", "image/jpeg")
          .header("If-None-Match", cached)
          .get(url)
          .then()
          .statusCode(304)
          .header("ETag", tag);
    }
    guest().header("If-None-Match", "W/\"other\"").get(url).then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({"png,image/jpeg", "png,image/webp", "jpeg,image/jpeg", "jpeg,image/webp"})
  void keepsBrightnessOfGray(String format, String shown) throws Exception {
    String url = upload(ImageFiles.gray(format, 128));

    byte[] file = show(url, shown).asByteArray();

    FileKind kind = FileKind.ofMediaType(shown);
    BufferedImage image =
        new ImageDecoder(96 << 20).decode(file, kind, new PixelSize(640, 480), 640);
    for (int x = 0; x < 640; x += 40) {
      assertThat(image.getRGB(x, 400) & 0xff).isBetween(126, 130);
    }
  }

  @Test
  void dropsMetadata() {
    byte[] file = ImageFiles.located(ImageFiles.written(640, 480, "jpeg"));
    assertThat(text(file)).contains("GPS-secret");

    String url = upload(file);

    for (String type : new String[] {"image/jpeg", "image/webp"}) {
      assertThat(text(show(url, type).asByteArray())).doesNotContain("GPS-secret", "Exif");
    }
  }

  @Test
  void generatesDemoImageOnce() throws IOException {
    UUID id = UUID.nameUUIDFromBytes("demo/alaska/4".getBytes(StandardCharsets.UTF_8));
    String url = "/api/images/" + id;

    List<byte[]> shown =
        Concurrently.run(6, _ -> () -> show(url + "?w=1600", "image/jpeg").asByteArray());

    assertThat(shown).allSatisfy(one -> assertThat(one).isEqualTo(shown.getFirst()));
    assertThat(jpeg(show(url + "?w=300", "image/jpeg")).getWidth()).isEqualTo(400);
    show(url, "image/webp").then().statusCode(200).contentType("image/webp");
  }

  @Test
  void returnsSameImageForSameFile() {
    byte[] file = ImageFiles.written(300, 300, "png");
    String url = upload(file);

    post(UserClient.admin(), file).statusCode(200).body("image.url", equalTo(url));
  }

  @Test
  void rejectsInvalidFiles() {
    String admin = UserClient.admin();
    byte[] whole = ImageFiles.written(800, 800, "jpeg");

    post(admin, "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8))
        .statusCode(415);
    post(admin, ImageFiles.pngClaiming(50_000, 50_000))
        .statusCode(413)
        .body("error.code", equalTo("IMAGE_TOO_LARGE"));
    post(admin, Arrays.copyOf(whole, whole.length / 2))
        .statusCode(422)
        .body("error.code", equalTo("FILE_DAMAGED"));
    post(admin, ImageFiles.pngClaiming(100, 100)).statusCode(422);
    post(admin, ImageFiles.pngWithTwoHeaders()).statusCode(422);
    post(admin, LOSSLESS_6000).statusCode(413).body("error.code", equalTo("IMAGE_TOO_LARGE"));
  }

  @Test
  void restrictsUploadsToAdministrators() {
    post(FakeIssuer.guest(), ImageFiles.png()).statusCode(403);
    post(FakeIssuer.person(UUID.randomUUID(), "a-session", "USER"), ImageFiles.png())
        .statusCode(403);
    show("/api/images/00000000-0000-7000-8000-000000000000", "image/webp").then().statusCode(404);
    show("/api/images/00000000-0000-7000-8000-000000000000?format=gif", "image/webp")
        .then()
        .statusCode(400);
  }

  private static String upload(byte[] file) {
    return post(UserClient.admin(), file).statusCode(201).extract().path("image.url");
  }

  private static ValidatableResponse post(String token, byte[] file) {
    return UserClient.as(token).contentType("image/jpeg").body(file).post("/api/images").then();
  }

  private static Response show(String url, String accept) {
    return guest().header("Accept", accept).get(url);
  }

  private static RequestSpecification guest() {
    return given().auth().oauth2(FakeIssuer.guest());
  }

  private static BufferedImage jpeg(Response response) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(response.asByteArray()));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
