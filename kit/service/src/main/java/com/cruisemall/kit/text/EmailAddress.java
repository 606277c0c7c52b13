package com.cruisemall.kit.text;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.util.StdConverter;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Email address in a request body, trimmed when it is read. It has no invisible characters. */
@JacksonAnnotationsInside
@JsonDeserialize(converter = EmailAddress.Converter.class)
@Email
@Pattern(regexp = TextNormalizer.VISIBLE)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
public @interface EmailAddress {
  String message() default "{jakarta.validation.constraints.Email.message}";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Trims the text that was read. */
  final class Converter extends StdConverter<String, String> {
    @Override
    public String convert(String text) {
      return TextNormalizer.trimmed(text);
    }
  }
}
