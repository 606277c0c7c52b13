package com.cruisemall.upload.mrz;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the two lines of a passport (ICAO Doc 9303 part 4, TD3) say. The personal number is checked
 * but not kept: on older Korean passports it carries digits of the resident number.
 *
 * @param nationality three letters as on the passport
 * @param sex M, F or {@code <} where it says nothing
 * @param birthDate nothing if the digits are no date
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

  /** Which check digits agree with what they protect. */
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

  /** Whether every check digit agrees and the dates are dates. */
  public boolean valid() {
    return checks.all() && birthDate.isPresent() && expiryDate.isPresent();
  }

  /** Nothing of a passport gets into a log. */
  @Override
  public String toString() {
    return "Mrz[valid=" + valid() + "]";
  }
}
