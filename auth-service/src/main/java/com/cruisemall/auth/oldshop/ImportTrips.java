package com.cruisemall.auth.oldshop;

import com.cruisemall.auth.profile.Korea;
import com.cruisemall.kit.transactions.Transactions;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Imports trips. Of several trips with one reservation code the first keeps it. */
@Singleton
class ImportTrips {
  private static final int MAX_CODES = 50;
  private static final int FOUR_DIGITS = 10_000;

  private final ImportRepository repository;
  private final Transactions transactions;
  private final RandomGenerator random;

  ImportTrips(ImportRepository repository, Transactions transactions, RandomGenerator random) {
    this.repository = repository;
    this.transactions = transactions;
    this.random = random;
  }

  Outcome importRecord(OldRecord record) {
    OldTrip trip = OldTrip.of(record);
    return transactions.call(() -> add(trip));
  }

  private Outcome add(OldTrip trip) {
    if (!repository.claim(RecordKind.TRIP, trip.id(), UuidCreator.getTimeOrderedEpoch())) {
      return Outcome.known(trip.id());
    }
    UUID account =
        repository
            .find(RecordKind.USER, trip.userId())
            .orElseThrow(
                () -> new InvalidRecordException("userId is of nobody who was brought in"));
    String code =
        codes(trip)
            .filter(candidate -> repository.addTrip(account, trip, candidate))
            .findFirst()
            .orElseThrow(() -> new InvalidRecordException("reservationCode is taken too often"));
    return trip.reservationCode().filter(given -> !given.equals(code)).isPresent()
        ? Outcome.renamed(trip.id(), "reservationCode is another trip's: now " + code)
        : Outcome.added(trip.id(), null);
  }

  /**
   * Returns candidate codes: the given one and variants of it, or random ones of the day if none is
   * given.
   */
  private Stream<String> codes(OldTrip trip) {
    return trip.reservationCode()
        .map(given ->
            Stream.concat(
                Stream.of(given),
                IntStream.range(2, MAX_CODES).mapToObj(number -> given + "-" + number)))
        .orElseGet(() ->
            Stream.generate(() -> "CRD-%s-%04d".formatted(day(trip), number())).limit(MAX_CODES));
  }

  private static String day(OldTrip trip) {
    LocalDate booked =
        trip.created()
            .map((Instant at) -> LocalDate.ofInstant(at, Korea.ZONE))
            .orElse(trip.start());
    return DateTimeFormatter.BASIC_ISO_DATE.format(booked);
  }

  private int number() {
    return random.nextInt(FOUR_DIGITS);
  }
}
