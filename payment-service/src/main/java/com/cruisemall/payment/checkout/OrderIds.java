package com.cruisemall.payment.checkout;

import com.cruisemall.payment.fare.ShopCalendar;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.format.DateTimeFormatter;

/**
 * Makes order ids: {@code CM}, the day in Seoul, and 80 random bits in base32 (RFC 4648 §6), so
 * that nobody guesses another's. The PSP takes 6 to 64 of {@code [A-Za-z0-9_-]}.
 */
@Singleton
class OrderIds {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int RANDOM_CHARACTERS = 16;

  private final SecureRandom random;
  private final Clock clock;

  OrderIds(SecureRandom random, Clock clock) {
    this.random = random;
    this.clock = clock;
  }

  String next() {
    StringBuilder id =
        new StringBuilder("CM")
            .append(DateTimeFormatter.BASIC_ISO_DATE.format(ShopCalendar.today(clock)));
    for (int i = 0; i < RANDOM_CHARACTERS; i++) {
      id.append(BASE32.charAt(random.nextInt(BASE32.length())));
    }
    return id.toString();
  }
}
