package com.cruisemall.upload.mrz;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a person says is in the passport: the two lines at its foot, or single fields.
 *
 * @param mrz the two lines, as a list or in one text with a line break
 * @param sex M, F or X
 * @param nationality ISO 3166 alpha-3
 */
public record PassportFields(
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable List<String> mrz,
    @Nullable String passportNumber,
    @Nullable String nationality,
    @Nullable String surname,
    @Nullable String givenNames,
    @Nullable String sex,
    @Nullable LocalDate birthDate,
    @Nullable LocalDate expiryDate) {
  private static final Pattern NUMBER = Pattern.compile("[A-Z0-9]{5,9}");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{1,3}");
  private static final Pattern SEX = Pattern.compile("[MFX]");
  private static final int LONGEST_NAME = 100;

  /**
   * What was said, checked as far as it can be.
   *
   * @throws ApiException 400 naming the field that cannot be in a passport
   */
  public PassportData checked(LocalDate today) {
    if (mrz != null) {
      List<String> lines = mrz.stream().flatMap(String::lines).filter(l -> !l.isBlank()).toList();
      return (lines.size() == 2
              ? MrzParser.parse(lines.getFirst(), lines.getLast(), today)
              : Optional.<Mrz>empty())
          .map(parsed -> PassportData.of(PassportData.Source.FIELDS, parsed))
          .orElseThrow(() -> wrong("mrz", "two lines of 44 characters of a passport"));
    }
    String number = upper(passportNumber);
    String country = upper(nationality);
    require(number == null || NUMBER.matcher(number).matches(), "passportNumber");
    require(country == null || COUNTRY.matcher(country).matches(), "nationality");
    require(sex == null || SEX.matcher(sex).matches(), "sex");
    require(surname == null || surname.length() <= LONGEST_NAME, "surname");
    require(givenNames == null || givenNames.length() <= LONGEST_NAME, "givenNames");
    require(birthDate == null || !birthDate.isAfter(today), "birthDate");
    return new PassportData(
        PassportData.Source.FIELDS,
        number,
        null,
        country,
        PassportData.countryOf(country),
        surname,
        givenNames,
        sex,
        birthDate,
        expiryDate,
        null,
        false);
  }

  private static @Nullable String upper(@Nullable String text) {
    return text == null ? null : text.strip().toUpperCase(Locale.ROOT);
  }

  private static void require(boolean right, String field) {
    if (!right) {
      throw wrong(field, "is not what a passport says");
    }
  }

  private static ApiException wrong(String field, String reason) {
    return new ApiException(CommonError.VALIDATION_FAILED, Map.of("fields." + field, reason));
  }

  /** Nothing of a passport gets into a log. */
  @Override
  public String toString() {
    return "PassportFields[…]";
  }
}
