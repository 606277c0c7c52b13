package com.cruisemall.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import java.io.IOException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads dates and times from strings only, and dates only as {@code YYYY-MM-DD}. */
final class StrictDateDeserializer extends DelegatingDeserializer {
  private static final long serialVersionUID = 1;
  private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

  StrictDateDeserializer(JsonDeserializer<?> delegate) {
    super(delegate);
  }

  @Override
  protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> delegate) {
    return new StrictDateDeserializer(delegate);
  }

  @Override
  public @Nullable Object deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return context.handleUnexpectedToken(handledType(), parser);
    }
    if (handledType() == LocalDate.class && !parser.getText().matches(DATE)) {
      return context.handleWeirdStringValue(handledType(), "", "not YYYY-MM-DD");
    }
    return super.deserialize(parser, context);
  }
}
