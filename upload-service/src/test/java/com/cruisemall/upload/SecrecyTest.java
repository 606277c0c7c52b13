package com.cruisemall.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.CapturedLog;
import com.cruisemall.upload.LinkClient.Part;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Passports are unreadable in the database, in Kafka and in the log. */
@UploadServiceTest
class SecrecyTest {
  private static final String MARKER = "PICTURE-OF-A-PASSPORT";

  @Inject
  @ConfigProperty(name = "test.database.admin.url")
  String url;

  @Inject
  @ConfigProperty(name = "test.database.admin.username")
  String user;

  @Inject
  @ConfigProperty(name = "test.database.admin.password")
  String password;

  @Inject
  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @BeforeEach
  void resetDrive() {
    SandboxDrive.reset();
  }

  @Test
  void storesPassportsUnreadableInDatabase() throws SQLException {
    String number = SamplePassports.number();
    List<String> secrets;
    try (CapturedLog log = new CapturedLog()) {
      String link = UserClient.link("t1", "t2");
      secrets = List.of(number, "KIMYEOHAENG", "김여행", "1991-03-02", MARKER, link);
      String stored = LinkClient.send(link, form("t1", number)).id();
      awaitStatus(link, stored, "STORED");
      SandboxDrive.fault("{\"kind\":\"STORAGE_FULL\"}");
      String staged = LinkClient.send(link, form("t2", number)).id();
      awaitStatus(link, staged, "FAILED");
      UserClient.search(UserClient.admin(), number);
      LinkClient.send(
          link, List.of(Part.field("fields", "{\"passportNumber\":\"" + number + "\"}")));
      LinkClient.put(
          "/api/passport/documents/" + stored + "/fields",
          "{\"passportNumber\":\"" + number + "!\"}",
          "X-Passport-Token",
          link);

      assertThat(findInDatabase(secrets)).isEmpty();
      assertThat(findInKafka(secrets)).isEmpty();
      assertThat(log.text()).contains(stored, staged);
      assertThat(secrets).allSatisfy(secret -> assertThat(log.text()).doesNotContain(secret));
    }
  }

  @Test
  void detectsReadableText() throws SQLException {
    UserClient.link("t1");

    assertThat(columns()).hasSizeGreaterThan(60);
    assertThat(findInDatabase(List.of("t1 is nowhere"))).isEmpty();
    assertThat(findInDatabase(List.of("V1__passport_links.sql"))).isNotEmpty();
  }

  private static List<Part> form(String traveler, String number) {
    byte[] picture = ImageFiles.jpeg(400_000);
    byte[] marker = MARKER.getBytes(StandardCharsets.US_ASCII);
    // Into a JPEG comment, which keeps the image valid.
    System.arraycopy(marker, 0, picture, 100, marker.length);
    return List.of(
        Part.field("travelerId", traveler),
        Part.field("fields", SamplePassports.fields(number)),
        Part.file(picture));
  }

  private record Column(String table, String name) {}

  /** Columns of the database that contain one of the words, as text or as bytes. */
  private List<String> findInDatabase(List<String> words) throws SQLException {
    List<String> places = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url, user, password)) {
      for (Column column : columns()) {
        String query =
            """
            select count(*) from "%1$s" where upper(cast("%2$s" as text)) like ?
              or upper(cast("%2$s" as text)) like ?
            """
                .formatted(column.table(), column.name());
        for (String word : words) {
          try (PreparedStatement search = connection.prepareStatement(query)) {
            search.setString(1, "%" + word.toUpperCase(Locale.ROOT) + "%");
            search.setString(2, "%" + hex(word) + "%");
            try (ResultSet found = search.executeQuery()) {
              found.next();
              if (found.getLong(1) > 0) {
                places.add(column + " holds " + word);
              }
            }
          }
        }
      }
    }
    return places;
  }

  private List<Column> columns() throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url, user, password);
        ResultSet rows = connection.getMetaData().getColumns(null, "public", "%", "%")) {
      while (rows.next()) {
        columns.add(new Column(rows.getString("TABLE_NAME"), rows.getString("COLUMN_NAME")));
      }
    }
    return columns;
  }

  private static String hex(String word) {
    StringBuilder hex = new StringBuilder();
    for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
      hex.append(String.format(Locale.ROOT, "%02X", b));
    }
    return hex.toString();
  }

  /** Records, on any topic of this service, that contain one of the words. */
  private List<String> findInKafka(List<String> words) {
    Map<String, Object> config = Map.of("bootstrap.servers", kafka);
    List<String> places = new ArrayList<>();
    int records = 0;
    try (var consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.listTopics().entrySet().stream()
              .filter(topic -> topic.getKey().startsWith("upload."))
              .flatMap(topic -> topic.getValue().stream())
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> event : consumer.poll(Duration.ofSeconds(1))) {
          records++;
          String text = text(event);
          words.stream()
              .filter(word -> text.contains(word.toUpperCase(Locale.ROOT)))
              .forEach(word -> places.add(event.topic() + " holds " + word));
        }
      }
    }
    assertThat(records).isPositive();
    return places;
  }

  private static String text(ConsumerRecord<byte[], byte[]> event) {
    Stream<byte[]> headers = Stream.of(event.headers().toArray()).map(header -> header.value());
    return Stream.concat(Stream.of(event.key(), event.value()), headers)
        .filter(Objects::nonNull)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).toUpperCase(Locale.ROOT))
        .reduce("", (all, next) -> all + " " + next);
  }

  private static void awaitStatus(String link, String id, String status) {
    Awaitility.await(status)
        .atMost(Duration.ofSeconds(60))
        .until(() -> LinkClient.status(link, id).document().path("status").asText().equals(status));
  }
}
