package com.cruisemall.kit.text;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.util.StdConverter;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * Name in a request body. It is read by {@link TextNormalizer#name} and must then have a visible
 * character and no control characters. {@code null} is valid.
 */
@JacksonAnnotationsInside
@JsonDeserialize(converter = NormalizedName.Converter.class)
@Constraint(validatedBy = NormalizedName.Validator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
public @interface NormalizedName {
  String message() default "{constraint.name}";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Normalises the text that was read. */
  final class Converter extends StdConverter<String, String> {
    @Override
    public String convert(String text) {
      return TextNormalizer.name(text);
    }
  }

  /** Checks for a visible character. */
  final class Validator implements ConstraintValidator<NormalizedName, String> {
    @Override
    public boolean isValid(@Nullable String name, ConstraintValidatorContext context) {
      return name == null || TextNormalizer.isName(name);
    }
  }
}
