package com.cruisemall.payment.checkout;

import com.cruisemall.kit.text.NormalizedIdentifier;
import com.cruisemall.kit.text.NormalizedName;
import com.cruisemall.kit.time.DateWithin;
import com.cruisemall.payment.fare.FareRules;
import com.cruisemall.payment.inventory.CabinType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Body of a new order. It has no price: the offer decides. */
record PlaceOrderRequest(
    @NotBlank @Size(max = 64) @NormalizedIdentifier String productCode,
    @NotNull UUID sailingId,
    @NotEmpty @Size(max = 50) List<@NotNull @Valid WantedCabin> cabins,
    Optional<@Pattern(regexp = "[A-Za-z0-9_-]{1,40}", message = "{constraint.identifier}") String>
        affiliateCode) {

  /** A cabin for one to four travellers. */
  record WantedCabin(
      @NotNull CabinType cabinType,
      @NotEmpty @Size(max = FareRules.MAX_PER_CABIN)
          List<@NotNull @Valid WantedTraveler> travelers) {}

  /**
   * A traveller.
   *
   * @param sex M, F or X
   * @param nationality ISO 3166-1, two letters
   */
  record WantedTraveler(
      @NotNull @Size(max = 100) @NormalizedName String name,
      @NotNull @DateWithin(min = "1900-01-01") @PastOrPresent LocalDate birthDate,
      @NotNull @Pattern(regexp = "[MFX]", message = "{constraint.choice}") String sex,
      @NotNull @Pattern(regexp = "[A-Z]{2}", message = "{constraint.country}") String nationality) {
    @Override
    public String toString() {
      return "WantedTraveler[…]";
    }
  }
}
