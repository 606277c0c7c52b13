package com.cruisemall.auth.oldshop;

import com.cruisemall.auth.audit.AuditEvent;
import com.cruisemall.auth.audit.AuditTrail;
import com.cruisemall.auth.audit.AuditType;
import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.caller.ServiceCallers;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.DataException;

/**
 * Imports records of an old shop in batches. Each record has a separate transaction, in the order
 * of the request. Imported records are not changed again, so that a corrected file can be sent as a
 * whole. {@code ./cruise import} is the client.
 */
@Path("/internal/import")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ImportResource {
  private final ImportUsers users;
  private final ImportAffiliates affiliates;
  private final ImportTrips trips;
  private final AuditTrail audit;

  ImportResource(
      ImportUsers users, ImportAffiliates affiliates, ImportTrips trips, AuditTrail audit) {
    this.users = users;
    this.affiliates = affiliates;
    this.trips = trips;
    this.audit = audit;
  }

  /** Records in the old shop's format; {@code null} is reported like any other invalid record. */
  record Records(
      @NotNull @Size(min = 1, max = 100) @JsonSetter(contentNulls = Nulls.SET)
          List<JsonNode> records) {
    @Override
    public String toString() {
      return "Records[" + records.size() + "]";
    }
  }

  /** One outcome per record, in the same order. */
  record Outcomes(List<Outcome> outcomes) implements SuccessBody {}

  @POST
  @Path("/users")
  @ServiceCallers(scope = "shop:import")
  public Outcomes users(@NotNull @Valid Records body) {
    return importAll(RecordKind.USER, body, users::importRecord);
  }

  @POST
  @Path("/affiliates")
  @ServiceCallers(scope = "shop:import")
  public Outcomes affiliates(@NotNull @Valid Records body) {
    return importAll(RecordKind.AFFILIATE, body, affiliates::importRecord);
  }

  @POST
  @Path("/trips")
  @ServiceCallers(scope = "shop:import")
  public Outcomes trips(@NotNull @Valid Records body) {
    return importAll(RecordKind.TRIP, body, trips::importRecord);
  }

  private Outcomes importAll(RecordKind kind, Records body, Function<OldRecord, Outcome> one) {
    List<Outcome> outcomes = new ArrayList<>();
    for (JsonNode fields : body.records()) {
      outcomes.add(outcome(new OldRecord(fields), one));
    }
    AuditEvent event = AuditEvent.of(AuditType.SHOP_IMPORTED).with("kind", kind.name());
    for (Outcome.Result result : Outcome.Result.values()) {
      long count = outcomes.stream().filter(outcome -> outcome.result() == result).count();
      event = event.with(result.name(), Long.toString(count));
    }
    audit.recordAsync(event);
    return new Outcomes(outcomes);
  }

  private static Outcome outcome(OldRecord record, Function<OldRecord, Outcome> one) {
    String id = record.fields().path("id").asText("?");
    try {
      return one.apply(record);
    } catch (InvalidRecordException invalid) {
      return Outcome.rejected(id, String.valueOf(invalid.getMessage()));
    } catch (ConstraintViolationException | DataException refused) {
      Log.warnf(
          "imported record rejected by the database oldId=%s sqlState=%s",
          id, refused.getSQLState());
      return Outcome.rejected(id, "the database does not take it: " + refused.getSQLState());
    }
  }
}
