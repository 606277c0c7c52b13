package com.cruisemall.payment.catalogue;

import com.cruisemall.kit.text.NormalizedName;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Day of an itinerary.
 *
 * @param day counted from 1
 * @param country ISO 3166 two letters; absent at sea, like port and times
 * @param arrival local time, {@code HH:mm}
 */
public record ItineraryDay(
    @Min(1) @Max(366) int day,
    @NotNull Type type,
    @Nullable @Size(max = 60) @NormalizedName String port,
    @Nullable @Pattern(regexp = "[A-Z]{2}", message = "{constraint.country}") String country,
    @Nullable @Pattern(regexp = TIME, message = "{constraint.time}") String arrival,
    @Nullable @Pattern(regexp = TIME, message = "{constraint.time}") String departure) {
  private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

  /** Type of the day. */
  public enum Type {
    @JsonProperty("Embarkation")
    EMBARKATION,
    @JsonProperty("PortVisit")
    PORT_VISIT,
    @JsonProperty("Cruising")
    CRUISING,
    @JsonProperty("Disembarkation")
    DISEMBARKATION
  }
}
