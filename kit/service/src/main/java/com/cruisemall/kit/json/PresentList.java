package com.cruisemall.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads an optional list whose absence means everything. It refuses {@code null}, which JavaScript
 * sends for a lost value and which Jackson does not distinguish from an absent list.
 */
public final class PresentList extends JsonDeserializer<List<?>> implements ContextualDeserializer {
  private final @Nullable JsonDeserializer<?> list;

  /** Creates the prototype for the annotation. */
  public PresentList() {
    this(null);
  }

  private PresentList(@Nullable JsonDeserializer<?> list) {
    this.list = list;
  }

  @Override
  public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property)
      throws JsonMappingException {
    return new PresentList(context.findContextualValueDeserializer(property.getType(), property));
  }

  @Override
  public List<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    return (List<?>) Objects.requireNonNull(list).deserialize(parser, context);
  }

  @Override
  public List<?> getNullValue(DeserializationContext context) throws InvalidNullException {
    throw InvalidNullException.from(context, null, context.constructType(List.class));
  }

  @Override
  public @Nullable Object getAbsentValue(DeserializationContext context) {
    return null;
  }
}
