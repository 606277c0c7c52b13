package com.cruisemall.payment.fare;

import static java.util.Comparator.comparing;

import com.cruisemall.kit.error.Reason;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rules of fares by the age on the day of embarkation: infants are under 2, children 2 to 11,
 * adults from 12. The two eldest adults of a cabin pay {@code adult}, a third and fourth {@code
 * adult3rd}; children and infants do not count.
 */
public final class FareRules {
  public static final int MAX_PER_CABIN = 4;

  private static final int CHILD_FROM = 2;
  private static final int ADULT_FROM = 12;
  private static final int FULL_FARES = 2;

  private FareRules() {}

  /** People who cannot share a cabin without others. */
  public static final class UnsuitableCabinException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Reason reason;

    private UnsuitableCabinException(Reason reason) {
      super(reason.key());
      this.reason = reason;
    }

    public Reason reason() {
      return reason;
    }
  }

  /**
   * Returns the fares of the travellers of a cabin, in the order given.
   *
   * @throws UnsuitableCabinException for no or more than four travellers, for a birth after the
   *     embarkation, and for a cabin without an adult
   */
  public static List<FareCategory> categories(List<LocalDate> births, LocalDate embarkation) {
    if (births.isEmpty() || births.size() > MAX_PER_CABIN) {
      throw new UnsuitableCabinException(Reason.of("cabin.travelers", "max", MAX_PER_CABIN));
    }
    FareCategory[] categories = new FareCategory[births.size()];
    int adults = 0;
    for (int person : eldestFirst(births)) {
      categories[person] = category(births.get(person), embarkation, adults);
      adults += isAdult(categories[person]) ? 1 : 0;
    }
    if (adults == 0) {
      throw new UnsuitableCabinException(Reason.of("cabin.no-adult", "age", ADULT_FROM));
    }
    return List.copyOf(Arrays.asList(categories));
  }

  private static FareCategory category(LocalDate birth, LocalDate embarkation, int adultsBefore) {
    if (birth.isAfter(embarkation)) {
      throw new UnsuitableCabinException(Reason.of("cabin.unborn"));
    }
    int age = Period.between(birth, embarkation).getYears();
    if (age < CHILD_FROM) {
      return FareCategory.INFANT_UNDER_2;
    }
    if (age < ADULT_FROM) {
      return FareCategory.CHILD_2_TO_11;
    }
    return adultsBefore < FULL_FARES ? FareCategory.ADULT : FareCategory.ADULT_3RD;
  }

  private static boolean isAdult(FareCategory category) {
    return category == FareCategory.ADULT || category == FareCategory.ADULT_3RD;
  }

  private static int[] eldestFirst(List<LocalDate> births) {
    return IntStream.range(0, births.size())
        .boxed()
        .sorted(comparing(births::get))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
