package com.cruisemall.upload.mrz;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a passport besides its picture. In JSON as {@code mrz} of a document.
 *
 * @param source who says so
 * @param nationality ISO 3166 alpha-3 as on the passport
 * @param country ISO 3166 alpha-2 of the nationality, where there is one
 * @param checks which check digits hold; absent where only single fields were given
 * @param valid that all of them do
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PassportData(
    Source source,
    @Nullable String documentNumber,
    @Nullable String issuingState,
    @Nullable String nationality,
    @Nullable String country,
    @Nullable String surname,
    @Nullable String givenNames,
    @Nullable String sex,
    @Nullable LocalDate birthDate,
    @Nullable LocalDate expiryDate,
    Mrz.@Nullable Checks checks,
    boolean valid) {
  /** Who says what is in a passport. */
  public enum Source {
    /** The person typed or confirmed it. */
    FIELDS,
    /** A program read it off the picture: a suggestion. */
    PICTURE
  }

  static PassportData of(Source source, Mrz mrz) {
    return new PassportData(
        source,
        mrz.documentNumber(),
        mrz.issuingState(),
        mrz.nationality(),
        countryOf(mrz.nationality()),
        mrz.surname(),
        mrz.givenNames(),
        mrz.sex().equals("<") ? "X" : mrz.sex(),
        mrz.birthDate().orElse(null),
        mrz.expiryDate().orElse(null),
        mrz.checks(),
        mrz.valid());
  }

  static @Nullable String countryOf(@Nullable String nationality) {
    return Arrays.stream(Locale.getISOCountries())
        .filter(code -> Locale.of("", code).getISO3Country().equals(nationality))
        .findFirst()
        .orElse(null);
  }

  Optional<String> number() {
    return Optional.ofNullable(documentNumber).filter(number -> !number.isEmpty());
  }

  /** Nothing of a passport gets into a log. */
  @Override
  public String toString() {
    return "PassportData[source=" + source + ", valid=" + valid + "]";
  }
}
