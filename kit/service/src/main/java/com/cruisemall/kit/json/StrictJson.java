package com.cruisemall.kit.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reader of JSON that clients send: it refuses unknown and duplicate members, {@code null}
 * elements, every coercion, control characters and content behind the value.
 */
@Singleton
public class StrictJson {
  private static final List<LogicalType> NEVER_EMPTY =
      List.of(LogicalType.DateTime, LogicalType.Enum, LogicalType.OtherScalar);

  private final ObjectReader reader;

  StrictJson(ObjectMapper tolerant) {
    reader = strict(tolerant).reader();
  }

  /** Returns the reader of whole bodies. */
  ObjectReader reader() {
    return reader;
  }

  /** Reads JSON within another body, such as a field of a form; null for {@code null}. */
  public <T> @Nullable T read(String json, Class<T> type) throws JsonProcessingException {
    return reader.forType(type).readValue(json);
  }

  /** Returns a strict copy; the mapper of events, stored JSON and responses stays tolerant. */
  private static ObjectMapper strict(ObjectMapper tolerant) {
    ObjectMapper strict = tolerant.copy();
    strict.setConfig(
        strict.getDeserializationConfig().without(MapperFeature.ALLOW_COERCION_OF_SCALARS));
    strict.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
    strict.enable(
        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
    strict.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
    strict.setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
    strict
        .coercionConfigFor(LogicalType.Textual)
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    NEVER_EMPTY.forEach(type ->
        strict
            .coercionConfigFor(type)
            .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail));
    return strict.registerModule(
        new SimpleModule("strict").setDeserializerModifier(new Modifier()));
  }

  private static final class Modifier extends BeanDeserializerModifier {
    private static final long serialVersionUID = 1;

    @Override
    public JsonDeserializer<?> modifyDeserializer(
        DeserializationConfig config, BeanDescription type, JsonDeserializer<?> deserializer) {
      if (deserializer.logicalType() == LogicalType.DateTime) {
        return new StrictDateDeserializer(deserializer);
      }
      return deserializer.handledType() == String.class
          ? new StrictTextDeserializer()
          : deserializer;
    }
  }
}
