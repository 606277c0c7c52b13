package com.cruisemall.auth.oldshop;

import com.cruisemall.kit.transactions.Transactions;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes trips of the old shop's. Of those with one reservation code the first keeps it as it is.
 */
@Singleton
class ImportTrips {
  private static final ZoneId SHOP = ZoneId.of("Asia/Seoul");
  private static final int TRIES = 50;
  private static final int FOUR_DIGITS = 10_000;

  private final ImportTable table;
  private final Transactions transactions;

  ImportTrips(ImportTable table, Transactions transactions) {
    this.table = table;
    this.transactions = transactions;
  }

  Outcome bring(OldRecord record) {
    OldTrip trip = OldTrip.of(record);
    return transactions.call(() -> add(trip));
  }

  private Outcome add(OldTrip trip) {
    if (!table.claim(Kind.TRIP, trip.id(), UuidCreator.getTimeOrderedEpoch())) {
      return Outcome.known(trip.id());
    }
    UUID account =
        table
            .find(Kind.USER, trip.userId())
            .orElseThrow(() -> new Unusable("userId is of nobody who was brought in"));
    String code =
        codes(trip)
            .filter(candidate -> table.add(account, trip, candidate))
            .findFirst()
            .orElseThrow(() -> new Unusable("reservationCode is taken too often"));
    return trip.reservationCode().filter(given -> !given.equals(code)).isPresent()
        ? Outcome.renamed(trip.id(), "reservationCode is another trip's: now " + code)
        : Outcome.added(trip.id(), null);
  }

  /** The given code and, should it be taken, others like it; of the day's own without one. */
  private static Stream<String> codes(OldTrip trip) {
    return trip.reservationCode()
        .map(given ->
            Stream.concat(
                Stream.of(given),
                IntStream.range(2, TRIES).mapToObj(number -> given + "-" + number)))
        .orElseGet(
            () -> Stream.generate(() -> "CRD-%s-%04d".formatted(day(trip), number())).limit(TRIES));
  }

  private static String day(OldTrip trip) {
    LocalDate booked =
        trip.created().map((Instant at) -> LocalDate.ofInstant(at, SHOP)).orElse(trip.start());
    return DateTimeFormatter.BASIC_ISO_DATE.format(booked);
  }

  private static int number() {
    return ThreadLocalRandom.current().nextInt(FOUR_DIGITS);
  }
}
