package com.cruisemall.chat.tool;

import com.cruisemall.chat.asker.Asker;
import com.cruisemall.chat.currency.ExchangeRate;
import com.cruisemall.chat.currency.ExchangeRates;
import com.cruisemall.chat.prompt.ToolDeclaration;
import com.cruisemall.chat.upstream.AwayException;
import com.cruisemall.kit.deadline.Deadline;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code exchange_rate}: today's rate, and an amount converted exactly. */
@Singleton
class ExchangeRateTool implements Tool {
  private final ExchangeRates rates;

  ExchangeRateTool(ExchangeRates rates) {
    this.rates = rates;
  }

  @Override
  public ToolDeclaration declaration() {
    return Declarations.of(
        "exchange_rate",
        "Tells today's exchange rate between two currencies and converts an amount.",
        """
        {"type":"OBJECT","properties":{
         "from":{"type":"STRING","description":"ISO 4217 code, like USD"},
         "to":{"type":"STRING","description":"ISO 4217 code; KRW if not given"},
         "amount":{"type":"NUMBER","description":"how much of from to convert"}},
         "required":["from"]}
        """);
  }

  @Override
  public Findings use(Arguments arguments, Asker asker, Deadline deadline) throws AwayException {
    String to = code(arguments, "to");
    return rates
        .rate(code(arguments, "from"), to.isEmpty() ? "KRW" : to, asker)
        .map(rate -> found(rate, arguments.amount("amount")))
        .orElseGet(() -> Findings.none("one of the currencies is unknown"));
  }

  private static Findings found(ExchangeRate rate, Optional<BigDecimal> amount) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("from", rate.from());
    content.put("to", rate.to());
    content.put("rate", rate.rate());
    content.put("date", rate.date().toString());
    amount.ifPresent(value -> {
      content.put("amount", value);
      content.put("converted", rate.convert(value));
    });
    return new Findings(content, List.of());
  }

  private static String code(Arguments arguments, String name) {
    return arguments.text(name).toUpperCase(Locale.ROOT);
  }
}
