package com.cruisemall.kit.time;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Bounds of a date, both included. {@code null} is valid. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = DateWithin.Validator.class)
public @interface DateWithin {
  String min();

  String max() default "2199-12-31";

  String message() default "{constraint.date}";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Compares with both bounds. */
  class Validator implements ConstraintValidator<DateWithin, LocalDate> {
    private LocalDate min = LocalDate.MIN;
    private LocalDate max = LocalDate.MAX;

    @Override
    public void initialize(DateWithin bounds) {
      min = LocalDate.parse(bounds.min());
      max = LocalDate.parse(bounds.max());
    }

    @Override
    public boolean isValid(@Nullable LocalDate date, ConstraintValidatorContext context) {
      return date == null || !(date.isBefore(min) || date.isAfter(max));
    }
  }
}
