package com.cruisemall.kit.text;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.util.StdConverter;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Identifier in a request body, read by {@link TextNormalizer#comparable} before it is validated.
 */
@JacksonAnnotationsInside
@JsonDeserialize(converter = NormalizedIdentifier.Converter.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
public @interface NormalizedIdentifier {
  /** Normalises the text that was read. */
  final class Converter extends StdConverter<String, String> {
    @Override
    public String convert(String text) {
      return TextNormalizer.comparable(text);
    }
  }
}
