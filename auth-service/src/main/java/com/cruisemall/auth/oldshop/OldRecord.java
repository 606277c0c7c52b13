package com.cruisemall.auth.oldshop;

import com.cruisemall.auth.profile.Korea;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Record of the old shop with lenient reading: values may be text, times may lack a zone (the old
 * database stored UTC), and flags have several notations.
 */
record OldRecord(JsonNode fields) {

  private static final int MAX_LENGTH = 500;
  private static final Pattern ZONE = Pattern.compile("(?:Z|[+-]\\d\\d(?::?\\d\\d)?)$");
  private static final Pattern WHOLE_HOURS = Pattern.compile("[+-]\\d\\d$");
  private static final Set<String> YES = Set.of("true", "t", "1", "yes", "y");
  private static final Set<String> NO = Set.of("false", "f", "0", "no", "n");

  /** Returns the old shop's id of the record. */
  String id() {
    return required("id");
  }

  String required(String... names) {
    return text(names).orElseThrow(() -> new InvalidRecordException(names[0] + " is missing"));
  }

  /** Returns the first of the fields that is present and not blank. */
  Optional<String> text(String... names) {
    return Stream.of(names)
        .map(name -> fields.path(name))
        .filter(JsonNode::isValueNode)
        .map(value -> value.asText("").strip())
        .filter(value -> !value.isEmpty())
        .findFirst()
        .map(value -> bounded(names[0], value));
  }

  /** Returns a field as typed, including surrounding spaces. */
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
      throw new InvalidRecordException(name + " is neither true nor false");
    }
    return YES.contains(value);
  }

  Optional<Integer> number(String name) {
    try {
      return text(name).map(Integer::valueOf);
    } catch (NumberFormatException _) {
      throw new InvalidRecordException(name + " is not a whole number");
    }
  }

  Optional<Instant> time(String name) {
    return text(name).map(value -> instant(name, value));
  }

  /** Returns a date, or the date in Korea of a time. */
  LocalDate day(String name) {
    String value = required(name);
    try {
      return value.length() <= "2026-05-01".length()
          ? LocalDate.parse(value)
          : LocalDate.ofInstant(instant(name, value), Korea.ZONE);
    } catch (DateTimeException _) {
      throw new InvalidRecordException(name + " is not a day");
    }
  }

  /**
   * Returns a list, or the entries of a text separated by commas or semicolons, with or without
   * JSON brackets.
   */
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
        return LocalDate.parse(iso).atStartOfDay(Korea.ZONE).toInstant();
      }
      return iso.indexOf('T') > 0 && ZONE.matcher(iso).find()
          ? zoned(iso)
          : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException _) {
      throw new InvalidRecordException(name + " is not a time");
    }
  }

  /** Completes an offset of whole hours, which PostgreSQL writes as {@code +09}. */
  private static Instant zoned(String iso) {
    String complete = WHOLE_HOURS.matcher(iso).find() ? iso + ":00" : iso;
    return OffsetDateTime.parse(complete).toInstant();
  }

  private static String bounded(String name, String value) {
    if (value.length() > MAX_LENGTH) {
      throw new InvalidRecordException(name + " is too long");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidRecordException(name + " has control characters");
    }
    return value;
  }

  /** Keeps personal data out of logs. */
  @Override
  public String toString() {
    return "OldRecord[…]";
  }
}
