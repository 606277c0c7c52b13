package com.cruisemall.chat.upstream;

import com.cruisemall.chat.conversation.ChatUser;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Finds exchange rates with the token of the user. */
@Singleton
public class ExchangeRates {
  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
  private static final Set<String> KNOWN =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private final RatesClient client;
  private final UpstreamGuard rates = new UpstreamGuard("rates");

  ExchangeRates(@RestClient RatesClient client) {
    this.client = client;
  }

  /** Returns the current rate between two currency codes; empty if one is unknown. */
  public Optional<ExchangeRate> rate(String from, String to, ChatUser user)
      throws UpstreamUnavailableException {
    if (!KNOWN.contains(from) || !KNOWN.contains(to)) {
      return Optional.empty();
    }
    return rates
        .call(() -> client.latest(user.authorization(), from), RatesClient.RatesResponse.class)
        .map(RatesClient.RatesResponse::data)
        .flatMap(data -> rate(from, to, data));
  }

  private static Optional<ExchangeRate> rate(String from, String to, RatesClient.Data data) {
    return Optional.ofNullable(data.rates().get(to))
        .map(rate ->
            new ExchangeRate(from, to, rate, data.lastUpdated().atZone(KOREA).toLocalDate()));
  }
}
