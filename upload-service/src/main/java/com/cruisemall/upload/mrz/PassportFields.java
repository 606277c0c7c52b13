package com.cruisemall.upload.mrz;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.Reason;
import com.cruisemall.kit.text.AsTyped;
import com.cruisemall.kit.text.NormalizedIdentifier;
import com.cruisemall.kit.text.NormalizedName;
import com.cruisemall.kit.text.TextNormalizer;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Passport fields given by a person: the two lines of the machine-readable zone, or single fields.
 *
 * @param mrz the two lines, as a list or as one text with a line break
 * @param sex M, F or X
 * @param nationality ISO 3166 alpha-3
 */
public record PassportFields(
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        @Nullable List<@AsTyped String> mrz,
    @NormalizedIdentifier @Nullable String passportNumber,
    @NormalizedIdentifier @Nullable String nationality,
    @NormalizedName @Nullable String surname,
    @NormalizedName @Nullable String givenNames,
    @NormalizedIdentifier @Nullable String sex,
    @Nullable LocalDate birthDate,
    @Nullable LocalDate expiryDate) {
  private static final Pattern NUMBER = Pattern.compile("[A-Z0-9]{5,9}");
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{1,3}");
  private static final Pattern SEX = Pattern.compile("[MFX]");
  private static final int MAX_NAME_LENGTH = 100;
  private static final LocalDate EARLIEST_BIRTH = LocalDate.of(1900, 1, 1);
  private static final LocalDate LATEST_EXPIRY = LocalDate.of(2199, 12, 31);

  /**
   * Validates the fields.
   *
   * @throws ApiException 400 naming the invalid field
   */
  public PassportData validate(LocalDate today) {
    if (mrz != null) {
      List<String> lines =
          mrz.stream()
              .flatMap(String::lines)
              .map(TextNormalizer::comparable)
              .filter(line -> !line.isEmpty())
              .toList();
      return (lines.size() == 2
              ? MrzParser.parse(lines.getFirst(), lines.getLast(), today)
              : Optional.<Mrz>empty())
          .map(parsed -> PassportData.of(PassportData.Source.FIELDS, parsed))
          .orElseThrow(() -> ApiException.invalid("fields.mrz", Reason.of("passport.mrz")));
    }
    String number = upper(passportNumber);
    String country = upper(nationality);
    require(number == null || NUMBER.matcher(number).matches(), "passportNumber");
    require(country == null || COUNTRY.matcher(country).matches(), "nationality");
    require(sex == null || SEX.matcher(sex).matches(), "sex");
    require(isName(surname), "surname");
    require(isName(givenNames), "givenNames");
    require(birthDate == null || isWithin(birthDate, EARLIEST_BIRTH, today), "birthDate");
    require(
        expiryDate == null || isWithin(expiryDate, EARLIEST_BIRTH, LATEST_EXPIRY), "expiryDate");
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
    return text == null ? null : text.toUpperCase(Locale.ROOT);
  }

  private static boolean isName(@Nullable String text) {
    return text == null
        || text.isEmpty()
        || (TextNormalizer.isName(text) && text.length() <= MAX_NAME_LENGTH);
  }

  private static boolean isWithin(LocalDate date, LocalDate first, LocalDate last) {
    return !(date.isBefore(first) || date.isAfter(last));
  }

  private static void require(boolean valid, String field) {
    if (!valid) {
      throw ApiException.invalid("fields." + field, Reason.of("passport.field"));
    }
  }

  /** Omits the content, which must not appear in logs. */
  @Override
  public String toString() {
    return "PassportFields[…]";
  }
}
