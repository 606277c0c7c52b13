package com.cruisemall.chat.fallback;

import com.cruisemall.chat.conversation.ChatUser;
import com.cruisemall.chat.conversation.Language;
import com.cruisemall.chat.upstream.ExchangeRate;
import com.cruisemall.chat.upstream.ExchangeRates;
import com.cruisemall.chat.upstream.Product;
import com.cruisemall.chat.upstream.ProductCatalogue;
import com.cruisemall.chat.upstream.Region;
import com.cruisemall.chat.upstream.Trip;
import com.cruisemall.chat.upstream.Trips;
import com.cruisemall.chat.upstream.UpstreamUnavailableException;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers from exchange rates, products and trips of the other services. */
@Singleton
class UpstreamAnswers {
  private static final int MAX_PRODUCTS = 3;

  private final ExchangeRates rates;
  private final ProductCatalogue catalogue;
  private final Trips trips;

  UpstreamAnswers(ExchangeRates rates, ProductCatalogue catalogue, Trips trips) {
    this.rates = rates;
    this.catalogue = catalogue;
    this.trips = trips;
  }

  Optional<FallbackAnswer> rates(List<CurrencyQuestion> questions, ChatUser user)
      throws UpstreamUnavailableException {
    Language language = user.language();
    List<String> lines = new ArrayList<>();
    for (CurrencyQuestion question : questions) {
      Optional<ExchangeRate> found = rates.rate(question.from(), question.to(), user);
      if (found.isPresent()) {
        ExchangeRate rate = found.get();
        if (lines.isEmpty()) {
          lines.add(Phrases.of(language, "rates.head", rate.date()));
        }
        lines.add(
            Phrases.of(
                language, "rates.rate", rate.from(), digits(rounded(rate.rate())), rate.to()));
        question
            .amount()
            .ifPresent(amount ->
                lines.add(
                    Phrases.of(
                        language,
                        "rates.converted",
                        digits(amount),
                        rate.from(),
                        digits(rate.convert(amount)),
                        rate.to())));
      }
    }
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(new FallbackAnswer(String.join("\n", lines), List.of()));
  }

  FallbackAnswer products(Optional<Region> region, ChatUser user)
      throws UpstreamUnavailableException {
    Language language = user.language();
    List<Product> found = catalogue.search(region, "", MAX_PRODUCTS, user);
    if (found.isEmpty()) {
      return new FallbackAnswer(Phrases.of(language, "products.none"), List.of());
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        region
            .map(known -> Phrases.of(language, "region." + known.name()))
            .map(name -> Phrases.of(language, "products.region", name))
            .orElseGet(() -> Phrases.of(language, "products.head")));
    found.forEach(product -> lines.add(line(product, language)));
    return new FallbackAnswer(
        String.join("\n", lines), found.stream().map(Product::source).toList());
  }

  FallbackAnswer trips(ChatUser user) throws UpstreamUnavailableException {
    Language language = user.language();
    if (user.isGuest()) {
      return new FallbackAnswer(Phrases.of(language, "trips.guest"), List.of());
    }
    List<Trip> booked = trips.of(user);
    if (booked.isEmpty()) {
      return new FallbackAnswer(Phrases.of(language, "trips.none"), List.of());
    }
    List<String> lines = new ArrayList<>();
    lines.add(Phrases.of(language, "trips.head"));
    for (Trip trip : booked) {
      lines.add(
          Phrases.of(
              language,
              "trips.line",
              orDash(trip.reservationCode()),
              orDash(trip.shipName()),
              orDash(trip.startDate()),
              orDash(trip.endDate())));
    }
    return new FallbackAnswer(String.join("\n", lines), List.of());
  }

  private static String line(Product product, Language language) {
    String line =
        Phrases.of(
            language,
            "products.line",
            product.title(),
            orDash(product.shipName()),
            product.nights(),
            product.days());
    Long price = product.basePrice();
    return price == null
        ? line
        : line + Phrases.of(language, "products.price", digits(BigDecimal.valueOf(price)));
  }

  /** Rounds to two decimals, or to four significant digits for a rate below one. */
  private static BigDecimal rounded(BigDecimal rate) {
    return rate.compareTo(BigDecimal.ONE) < 0
        ? rate.round(new MathContext(4, RoundingMode.HALF_UP))
        : rate.setScale(2, RoundingMode.HALF_UP);
  }

  private static String digits(BigDecimal number) {
    return new DecimalFormat("#,##0.##########", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(number);
  }

  private static String orDash(@Nullable Object value) {
    return Objects.toString(value, "-");
  }
}
