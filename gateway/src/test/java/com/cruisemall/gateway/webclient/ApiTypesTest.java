package com.cruisemall.gateway.webclient;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The response types of the web client name members and values that the OpenAPI document has. */
class ApiTypesTest {
  private static final Path SOURCES = Path.of("src", "main", "web", "app");
  private static final JsonNode SCHEMAS =
      read(Path.of("src/main/resources/META-INF/resources/openapi.json")).at("/components/schemas");

  private static JsonNode read(Path file) {
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String source(String file) {
    try {
      return Files.readString(SOURCES.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the member names of an interface, without those of nested objects. */
  static Set<String> members(String source, String name) {
    MatchResult found =
        Pattern.compile("interface " + name + " \\{\\n(.*?)\\n}", Pattern.DOTALL)
            .matcher(source)
            .results()
            .findFirst()
            .orElseThrow(() -> new AssertionError("no interface " + name));
    Set<String> members = new TreeSet<>();
    Pattern.compile("^  (\\w+)\\??:", Pattern.MULTILINE)
        .matcher(found.group(1))
        .results()
        .forEach(member -> members.add(member.group(1)));
    return members;
  }

  private static JsonNode schema(String name) {
    assertThat(SCHEMAS.has(name)).as("schema " + name).isTrue();
    return SCHEMAS.path(name);
  }

  @ParameterizedTest
  @CsvSource({
    "base/types.ts,User,AuthUser",
    "base/types.ts,Trip,AuthTrip",
    "base/types.ts,Pagination,PaymentPagination",
    "base/types.ts,Pagination,AuthPagination",
    "base/types.ts,Pagination,ChatPagination",
    "base/types.ts,ItineraryDay,PaymentItineraryDay",
    "base/types.ts,Product,PaymentProductView",
    "base/types.ts,Sailing,PaymentSailingView",
    "base/types.ts,Order,PaymentOrderView",
    "base/types.ts,OrderCabin,PaymentCabin",
    "base/types.ts,OrderTraveler,PaymentTraveler",
    "passport/upload.ts,PassportDocument,UploadDocumentView",
    "passport/upload.ts,PassportData,UploadPassportData",
    "passport/passport-page.tsx,RequestedTraveler,UploadRequestedTraveler"
  })
  void nameExistingMembers(String file, String type, String schema) {
    Set<String> members = members(source(file), type);

    assertThat(members).isNotEmpty();
    assertThat(schema(schema).path("properties").properties())
        .extracting(Map.Entry::getKey)
        .containsAll(members);
  }

  @ParameterizedTest
  @CsvSource({"OrderStatus,PaymentOrderStatus", "FareCategory,PaymentFareCategory"})
  void nameAllValues(String type, String schema) {
    String values =
        Pattern.compile("export type " + type + " =(.*?);", Pattern.DOTALL)
            .matcher(source("base/types.ts"))
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);

    List<String> named =
        Pattern.compile("'(\\w+)'").matcher(values).results().map(it -> it.group(1)).toList();

    List<String> known = new ArrayList<>();
    schema(schema).path("enum").forEach(value -> known.add(value.asText()));
    assertThat(named).containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void leaveOutNestedMembers() {
    String source = "interface A {\n  id: string;\n  b?: {\n    c: number;\n  };\n}\n";

    assertThat(members(source, "A")).containsExactly("b", "id");
  }
}
