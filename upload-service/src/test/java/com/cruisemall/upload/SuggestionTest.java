package com.cruisemall.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cruisemall.kit.test.Executables;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Suggestion of passport data by the real Tesseract. */
@UploadServiceTest
class SuggestionTest {
  /** Specimen of ICAO Doc 9303 part 4, appendix B. */
  private static final String NAME_LINE = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";

  private static final String DATA_LINE = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";

  @BeforeEach
  void failDeliveries() {
    assumeTrue(Executables.has("tesseract"), "tesseract is not on the PATH");
    SandboxDrive.reset();
    SandboxDrive.fault("{\"kind\":\"STORAGE_FULL\"}");
  }

  @AfterEach
  void resetDrive() {
    SandboxDrive.reset();
  }

  @Test
  void suggestsDataFromImage() {
    String link = UserClient.link("t1");
    String document = LinkClient.send(link, "t1", PassportImage.jpeg(NAME_LINE, DATA_LINE)).id();

    JsonNode suggested =
        Awaitility.await("a suggestion")
            .atMost(Duration.ofMinutes(1))
            .until(
                () -> LinkClient.status(link, document).document().path("mrz"),
                found -> !found.isMissingNode());

    assertThat(suggested.path("source").asText()).isEqualTo("PICTURE");
    assertThat(suggested.path("documentNumber").asText()).isEqualTo("L898902C3");
    assertThat(suggested.path("surname").asText()).isEqualTo("ERIKSSON");
    assertThat(suggested.path("birthDate").asText()).isEqualTo("1974-08-12");
    assertThat(suggested.path("expiryDate").asText()).isEqualTo("2012-04-15");
    assertThat(suggested.path("valid").asBoolean()).isTrue();
  }
}
