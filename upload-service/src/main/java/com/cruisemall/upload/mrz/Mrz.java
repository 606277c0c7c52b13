package com.cruisemall.upload.mrz;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Machine-readable zone of a passport (ICAO Doc 9303 part 4, TD3). The personal number is verified
 * but not kept: on older Korean passports it holds digits of the resident number.
 *
 * @param nationality three letters as on the passport
 * @param sex M, F or {@code <} if unspecified
 * @param birthDate empty if the digits are not a date
 */
public record Mrz(
    String documentNumber,
    String issuingState,
    String nationality,
    String surname,
    String givenNames,
    String sex,
    Optional<LocalDate> birthDate,
    Optional<LocalDate> expiryDate,
    Checks checks) {

  /** Results of the check digits. */
  public record Checks(
      boolean documentNumber,
      boolean birthDate,
      boolean expiryDate,
      boolean personalNumber,
      boolean composite) {
    public boolean all() {
      return documentNumber && birthDate && expiryDate && personalNumber && composite;
    }
  }

  /** Returns true if every check digit matches and both dates are valid. */
  public boolean valid() {
    return checks.all() && birthDate.isPresent() && expiryDate.isPresent();
  }

  /** Omits the content, which must not appear in logs. */
  @Override
  public String toString() {
    return "Mrz[valid=" + valid() + "]";
  }
}
