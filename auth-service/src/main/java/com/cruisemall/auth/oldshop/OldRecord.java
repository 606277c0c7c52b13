package com.cruisemall.auth.oldshop;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A record of the old shop, read with patience: values may be text, as a table of text has them,
 * times may lack a zone (the old database kept UTC), and flags may be written as databases do.
 */
record OldRecord(JsonNode fields) {
  /** Sailings and births are days in Korea. */
  private static final ZoneId SHOP = ZoneId.of("Asia/Seoul");

  private static final int LONGEST = 500;
  private static final Set<String> YES = Set.of("true", "t", "1", "yes", "y");
  private static final Set<String> NO = Set.of("false", "f", "0", "no", "n");

  /** The old shop's id of the record. */
  String id() {
    return required("id");
  }

  String required(String... names) {
    return text(names).orElseThrow(() -> new Unusable(names[0] + " is missing"));
  }

  /** The first of the fields that is there and not blank. */
  Optional<String> text(String... names) {
    return Stream.of(names)
        .map(name -> fields.path(name))
        .filter(JsonNode::isValueNode)
        .map(value -> value.asText("").strip())
        .filter(value -> !value.isEmpty())
        .findFirst()
        .map(value -> bounded(names[0], value));
  }

  /** As it was typed, with the spaces around it. */
  Optional<String> secret(String name) {
    return Optional.of(fields.path(name))
        .filter(JsonNode::isValueNode)
        .map(value -> value.asText(""))
        .filter(value -> !value.isEmpty())
        .map(value -> bounded(name, value));
  }

  boolean flag(String name) {
    String value = text(name).orElse("false").toLowerCase(Locale.ROOT);
    if (!YES.contains(value) && !NO.contains(value)) {
      throw new Unusable(name + " is neither true nor false");
    }
    return YES.contains(value);
  }

  Optional<Integer> number(String name) {
    try {
      return text(name).map(Integer::valueOf);
    } catch (NumberFormatException _) {
      throw new Unusable(name + " is not a whole number");
    }
  }

  Optional<Instant> time(String name) {
    return text(name).map(value -> instant(name, value));
  }

  /** A day, or the day in Korea that a time falls on. */
  LocalDate day(String name) {
    String value = required(name);
    try {
      return value.length() <= "2026-05-01".length()
          ? LocalDate.parse(value)
          : LocalDate.ofInstant(instant(name, value), SHOP);
    } catch (DateTimeException _) {
      throw new Unusable(name + " is not a day");
    }
  }

  /** A list, or text with its entries between commas or semicolons, as JSON perhaps. */
  List<String> list(String... names) {
    return Stream.of(names)
        .map(name -> fields.path(name))
        .filter(value -> value.isArray() || !value.asText("").isBlank())
        .findFirst()
        .map(value -> entries(names[0], value))
        .orElse(List.of());
  }

  private static List<String> entries(String name, JsonNode value) {
    Stream<String> entries =
        value.isArray()
            ? value.valueStream().map(entry -> entry.asText(""))
            : Stream.of(value.asText().replaceAll("[\\[\\]\"]", "").split("[,;\\r\\n]"));
    return entries
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .map(entry -> bounded(name, entry.replaceAll("\\R", " ")))
        .toList();
  }

  private static Instant instant(String name, String value) {
    String iso = value.replace(' ', 'T');
    try {
      if (iso.length() <= "2026-05-01".length()) {
        return LocalDate.parse(iso).atStartOfDay(SHOP).toInstant();
      }
      return iso.matches(".*(Z|[+-]\\d\\d(:?\\d\\d)?)$") && iso.indexOf('T') > 0
          ? zoned(iso)
          : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException _) {
      throw new Unusable(name + " is not a time");
    }
  }

  /** PostgreSQL writes an offset of whole hours as {@code +09}. */
  private static Instant zoned(String iso) {
    String complete = iso.matches(".*T.*[+-]\\d\\d$") ? iso + ":00" : iso;
    return OffsetDateTime.parse(complete).toInstant();
  }

  private static String bounded(String name, String value) {
    if (value.length() > LONGEST) {
      throw new Unusable(name + " is too long");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new Unusable(name + " has control characters");
    }
    return value;
  }

  /** Nothing of a person gets into a log by accident. */
  @Override
  public String toString() {
    return "OldRecord[…]";
  }
}
