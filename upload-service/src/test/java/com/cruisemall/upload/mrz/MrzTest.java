package com.cruisemall.upload.mrz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Specimen of ICAO Doc 9303 part 4 and damaged copies of it. */
class MrzTest {
  private static final String FIRST = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
  private static final String SECOND = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";
  private static final LocalDate TODAY = LocalDate.of(2026, 5, 1);

  @Test
  void parsesSpecimen() {
    Mrz mrz = MrzParser.parse(FIRST, SECOND, TODAY).orElseThrow();

    assertThat(mrz.valid()).isTrue();
    assertThat(mrz.documentNumber()).isEqualTo("L898902C3");
    assertThat(mrz.issuingState()).isEqualTo("UTO");
    assertThat(mrz.nationality()).isEqualTo("UTO");
    assertThat(mrz.surname()).isEqualTo("ERIKSSON");
    assertThat(mrz.givenNames()).isEqualTo("ANNA MARIA");
    assertThat(mrz.sex()).isEqualTo("F");
    assertThat(mrz.birthDate()).contains(LocalDate.of(1974, 8, 12));
    assertThat(mrz.expiryDate()).contains(LocalDate.of(2012, 4, 15));
    assertThat(mrz).asString().doesNotContain("L898902C3", "ERIKSSON");
  }

  @Test
  void parsesPastedLines() {
    String fullWidth =
        SECOND
            .chars()
            .mapToObj(c -> Character.toString(c + 0xFEE0))
            .collect(Collectors.joining("\u200B"));

    assertThat(
            MrzParser.parse(
                "\uFEFF" + FIRST.toLowerCase(Locale.ROOT) + "\u00A0\u202C", fullWidth, TODAY))
        .isEqualTo(MrzParser.parse(FIRST, SECOND, TODAY))
        .isPresent();
  }

  /** Covers each position that a check digit protects. */
  @Test
  void detectsEveryWrongCharacter() {
    IntStream.range(0, 44)
        .filter(at -> at < 10 || (at >= 13 && at < 20) || (at >= 21))
        .forEach(at -> {
          char right = SECOND.charAt(at);
          char wrong = right == '<' ? '1' : Character.isDigit(right) ? next(right) : 'A';
          String damaged = SECOND.substring(0, at) + wrong + SECOND.substring(at + 1);

          assertThat(MrzParser.parse(FIRST, damaged, TODAY).orElseThrow().valid())
              .as("%s at %d", wrong, at)
              .isFalse();
        });
  }

  private static char next(char digit) {
    return digit == '9' ? '0' : (char) (digit + 1);
  }

  @ParameterizedTest
  @CsvSource({"740812,1974", "260430,2026", "260502,1926", "000101,2000"})
  void placesBirthDateInThePast(String digits, int year) {
    String line = SECOND.substring(0, 13) + digits + SECOND.substring(19);

    assertThat(MrzParser.parse(FIRST, line, TODAY).orElseThrow().birthDate())
        .hasValueSatisfying(date -> assertThat(date.getYear()).isEqualTo(year));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "P<UTO", "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"})
  void rejectsOtherDocuments(String first) {
    assertThat(MrzParser.parse(first, SECOND, TODAY)).isEmpty();
  }

  @Test
  void repairsTypicalOcrErrors() {
    String confused =
        """
        REPUBLIC OF UTOPIA
        P<UT0ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<
        L8989O2C36UTO74O8I22F12O4159ZE184226B<<<<<1O
        """;

    Mrz mrz = MrzRepair.find(confused, TODAY).orElseThrow();

    assertThat(mrz.valid()).isTrue();
    assertThat(mrz.documentNumber()).isEqualTo("L898902C3");
    assertThat(mrz.surname()).isEqualTo("ERIKSSON");
  }

  @Test
  void findsNoPassportInOtherText() {
    String other = "THIS<IS<NOT<A<PASSPORT<AT<ALL<<<<<<<<<<<<<<<\n".repeat(4);

    assertThat(MrzRepair.find(other, TODAY)).isEmpty();
  }
}
