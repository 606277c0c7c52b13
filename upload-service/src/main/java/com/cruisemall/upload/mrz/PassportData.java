package com.cruisemall.upload.mrz;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Passport data of a document. In JSON, the member {@code mrz} of a document.
 *
 * @param source origin of the data
 * @param nationality ISO 3166 alpha-3 as on the passport
 * @param country ISO 3166 alpha-2 of the nationality, if there is one
 * @param checks results of the check digits; absent if only single fields were given
 * @param valid true if all check digits match
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
  /** Origin of passport data. */
  public enum Source {
    /** Typed or confirmed by a person. */
    FIELDS,
    /** Suggested by OCR. */
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

  /** Omits the content, which must not appear in logs. */
  @Override
  public String toString() {
    return "PassportData[source=" + source + ", valid=" + valid + "]";
  }
}
