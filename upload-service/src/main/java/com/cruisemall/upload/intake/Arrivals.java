package com.cruisemall.upload.intake;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.upload.crypto.MasterKeys;
import com.cruisemall.upload.delivery.DeliveryQueue;
import com.cruisemall.upload.document.Documents;
import com.cruisemall.upload.document.StoredDocument;
import com.cruisemall.upload.mrz.PassportData;
import com.cruisemall.upload.mrz.PassportDataTable;
import com.cruisemall.upload.mrz.PassportFields;
import com.cruisemall.upload.staging.DatabaseTurns;
import com.cruisemall.upload.staging.Staging;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What happens to a document that arrives, besides its bytes. */
@Singleton
class Arrivals {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  private final MasterKeys keys;
  private final Documents documents;
  private final Staging staging;
  private final DatabaseTurns turns;
  private final DeliveryQueue deliveries;
  private final PassportDataTable passports;
  private final ObjectMapper json;
  private final Clock clock;

  Arrivals(
      MasterKeys keys,
      Documents documents,
      Staging staging,
      DatabaseTurns turns,
      DeliveryQueue deliveries,
      PassportDataTable passports,
      ObjectMapper json,
      Clock clock) {
    this.keys = keys;
    this.documents = documents;
    this.staging = staging;
    this.turns = turns;
    this.deliveries = deliveries;
    this.passports = passports;
    this.json = json;
    this.clock = clock;
  }

  /** Keeps a place for a document; nothing is written before its first chunk. */
  Reception expect(UUID requestId) {
    UUID id = UuidCreator.getTimeOrderedEpoch();
    return new Reception(id, requestId, keys.create(id), documents, staging, turns);
  }

  /** What a person says is in the passport, checked. */
  PassportData fields(String text) {
    try {
      PassportFields fields = json.readValue(text, PassportFields.class);
      if (fields == null) {
        throw new ApiException(CommonError.VALIDATION_FAILED, Map.of("fields", "is no object"));
      }
      return fields.checked(LocalDate.ofInstant(clock.instant(), SEOUL));
    } catch (JsonProcessingException e) {
      throw new ApiException(
          CommonError.VALIDATION_FAILED, Map.of("fields", "is not as described"));
    }
  }

  /** How many documents each traveller of a link has sent. */
  Map<String, Long> counts(UUID requestId) {
    return documents.ofRequest(requestId).stream()
        .collect(Collectors.groupingBy(StoredDocument::travelerId, Collectors.counting()));
  }

  /** Sends the document on its way, in the transaction that makes it QUEUED. */
  void enqueue(Reception reception, Arrival arrival) {
    deliveries.add(reception.id());
    arrival.fields().ifPresent(data -> passports.put(reception.id(), data, reception.key()));
  }
}
