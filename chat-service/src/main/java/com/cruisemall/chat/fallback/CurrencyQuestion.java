package com.cruisemall.chat.fallback;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Question about an exchange rate, parsed from free text: {@code 100달러는 얼마예요}, {@code 유로 환율},
 * {@code How much is 50 USD in won}.
 *
 * @param amount amount in {@code from} to convert; absent if the question is about the rate
 */
record CurrencyQuestion(String from, String to, Optional<BigDecimal> amount) {
  private static final String WON = "KRW";

  /** Currency names. The longest name matches first, so that 홍콩달러 is not read as 달러. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("홍콩달러", "HKD"),
          Map.entry("싱가포르달러", "SGD"),
          Map.entry("싱가폴달러", "SGD"),
          Map.entry("대만달러", "TWD"),
          Map.entry("호주달러", "AUD"),
          Map.entry("캐나다달러", "CAD"),
          Map.entry("미국달러", "USD"),
          Map.entry("달러", "USD"),
          Map.entry("dollars", "USD"),
          Map.entry("dollar", "USD"),
          Map.entry("usd", "USD"),
          Map.entry("유로", "EUR"),
          Map.entry("euros", "EUR"),
          Map.entry("euro", "EUR"),
          Map.entry("eur", "EUR"),
          Map.entry("엔화", "JPY"),
          Map.entry("jpy", "JPY"),
          Map.entry("yen", "JPY"),
          Map.entry("위안", "CNY"),
          Map.entry("cny", "CNY"),
          Map.entry("파운드", "GBP"),
          Map.entry("gbp", "GBP"),
          Map.entry("바트", "THB"),
          Map.entry("thb", "THB"),
          Map.entry("링깃", "MYR"),
          Map.entry("sgd", "SGD"),
          Map.entry("hkd", "HKD"),
          Map.entry("twd", "TWD"),
          Map.entry("원화", WON),
          Map.entry("krw", WON),
          Map.entry("won", WON));

  /** Words that name a currency only after a number. */
  private static final Map<String, String> AFTER_NUMBERS = Map.of("엔", "JPY", "불", "USD", "원", WON);

  private static final Map<String, BigDecimal> MULTIPLES =
      Map.of(
          "천",
          new BigDecimal(1_000),
          "만",
          new BigDecimal(10_000),
          "억",
          new BigDecimal(100_000_000));

  private static final Pattern AMOUNT =
      Pattern.compile(
          "(\\d[\\d,]{0,15}+(?:\\.\\d{1,4}+)?+)\\s*+([천만억]?)\\s*+("
              + alternatives(NAMES.keySet())
              + "|엔|불|원)");

  private static final Pattern NAME =
      Pattern.compile("(?<![a-z])(" + alternatives(NAMES.keySet()) + ")(?![a-z])");

  private static final Pattern RATE = Pattern.compile("환율|환률|환전|exchangerate|currencyrate");

  /** Returns the currency questions of the text. */
  static List<CurrencyQuestion> in(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    List<MatchResult> amounts = AMOUNT.matcher(lower).results().toList();
    // An amount in a foreign currency takes precedence over one in won, which may be a mere price.
    Optional<MatchResult> amount =
        amounts.stream()
            .filter(found -> !code(found.group(3)).equals(WON))
            .findFirst()
            .or(() -> amounts.stream().findFirst());
    if (amount.isPresent()) {
      return ofAmount(amount.get(), lower);
    }
    List<String> foreign = mentioned(lower, WON);
    if (!foreign.isEmpty()) {
      return foreign.stream().limit(3).map(CurrencyQuestion::rateOf).toList();
    }
    return RATE.matcher(lower.replace(" ", "")).find()
        ? List.of(rateOf("USD"), rateOf("EUR"), rateOf("JPY"))
        : List.of();
  }

  /** Returns no question for an amount in won alone, which is a price. */
  private static List<CurrencyQuestion> ofAmount(MatchResult amount, String text) {
    String from = code(amount.group(3));
    String rest = text.substring(0, amount.start()) + text.substring(amount.end());
    List<String> others = mentioned(rest, from);
    if (from.equals(WON) && others.isEmpty()) {
      return List.of();
    }
    String to = others.isEmpty() ? WON : others.getFirst();
    return List.of(new CurrencyQuestion(from, to, Optional.of(value(amount))));
  }

  private static CurrencyQuestion rateOf(String code) {
    return new CurrencyQuestion(code, WON, Optional.empty());
  }

  private static List<String> mentioned(String text, String excluded) {
    List<String> codes = new ArrayList<>();
    NAME.matcher(text)
        .results()
        .map(found -> code(found.group(1)))
        .filter(code -> !code.equals(excluded))
        .distinct()
        .forEach(codes::add);
    return codes;
  }

  private static String code(String name) {
    return NAMES.getOrDefault(name, AFTER_NUMBERS.getOrDefault(name, WON));
  }

  private static BigDecimal value(MatchResult amount) {
    return new BigDecimal(amount.group(1).replace(",", ""))
        .multiply(MULTIPLES.getOrDefault(amount.group(2), BigDecimal.ONE));
  }

  private static String alternatives(Collection<String> names) {
    return names.stream()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .map(Pattern::quote)
        .collect(Collectors.joining("|"));
  }
}
