package com.cruisemall.payment.refund;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list of lines and refuses {@code null}, which JavaScript sends for a lost value. Jackson
 * alone does not distinguish it from an absent list, and an absent list means the whole order.
 */
final class PresentLines extends JsonDeserializer<List<Integer>> {
  @Override
  public List<Integer> deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    return context.readValue(
        parser, context.getTypeFactory().constructType(new TypeReference<List<Integer>>() {}));
  }

  @Override
  public List<Integer> getNullValue(DeserializationContext context) throws InvalidNullException {
    throw InvalidNullException.from(context, null, context.constructType(List.class));
  }

  @Override
  public @Nullable Object getAbsentValue(DeserializationContext context) {
    return null;
  }
}
