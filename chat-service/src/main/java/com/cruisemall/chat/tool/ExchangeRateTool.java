package com.cruisemall.chat.tool;

import com.cruisemall.chat.conversation.ChatUser;
import com.cruisemall.chat.llm.ToolDeclaration;
import com.cruisemall.chat.upstream.ExchangeRate;
import com.cruisemall.chat.upstream.ExchangeRates;
import com.cruisemall.chat.upstream.UpstreamUnavailableException;
import com.cruisemall.kit.deadline.Deadline;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code exchange_rate}: the current rate and the exact conversion of an amount. */
@Singleton
class ExchangeRateTool implements Tool {
  private final ExchangeRates rates;

  ExchangeRateTool(ExchangeRates rates) {
    this.rates = rates;
  }

  @Override
  public ToolDeclaration declaration() {
    return ToolDeclaration.of(
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
  public ToolOutput call(ToolArguments arguments, ChatUser user, Deadline deadline)
      throws UpstreamUnavailableException {
    String to = code(arguments, "to");
    return rates
        .rate(code(arguments, "from"), to.isEmpty() ? "KRW" : to, user)
        .map(rate -> output(rate, arguments.amount("amount")))
        .orElseGet(() -> ToolOutput.error("one of the currencies is unknown"));
  }

  private static ToolOutput output(ExchangeRate rate, Optional<BigDecimal> amount) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("from", rate.from());
    content.put("to", rate.to());
    content.put("rate", rate.rate());
    content.put("date", rate.date().toString());
    amount.ifPresent(value -> {
      content.put("amount", value);
      content.put("converted", rate.convert(value));
    });
    return new ToolOutput(content, List.of());
  }

  private static String code(ToolArguments arguments, String name) {
    return arguments.text(name).toUpperCase(Locale.ROOT);
  }
}
