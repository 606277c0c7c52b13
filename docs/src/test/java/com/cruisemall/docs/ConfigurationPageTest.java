package com.cruisemall.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {
  private static final Path PAGE = Checkout.ROOT.resolve("docs/configuration.md");

  /** Run with {@code -Dconfiguration.write} to update the page. */
  @Test
  void isUpToDate() throws IOException {
    if (System.getProperty("configuration.write") != null) {
      Files.writeString(PAGE, ConfigurationPage.text());
    }
    assertThat(PAGE)
        .as("mvn -pl docs test -Dconfiguration.write updates it")
        .hasContent(ConfigurationPage.text());
  }

  @Test
  void describesEverySetting() {
    List<Setting> all = Checkout.MODULES.stream().flatMap(it -> Settings.of(it).stream()).toList();

    assertThat(all).hasSizeGreaterThan(100);
    assertThat(all).allSatisfy(it -> assertThat(it.meaning()).as(it.name()).isNotBlank());
  }

  @Test
  void usesThePropertyAndVariableNamesOfTheCode() {
    assertThat(Settings.of("kit/outbox"))
        .contains(
            new Setting(
                "kit/outbox",
                "cruisemall.outbox.send-timeout",
                "7s",
                "Duration",
                "Timeout for Kafka to acknowledge a batch."));
    assertThat(Settings.of("gateway"))
        .extracting(Setting::variable)
        .contains("CRUISEMALL_UPSTREAM_{NAME}_CONNECT_PATIENCE");
  }
}
