package com.cruisemall.kit.parameter;

import com.cruisemall.kit.error.Reason;
import com.cruisemall.kit.request.ControlCharacters;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Query parameter of an endpoint, declared by the method or by its {@code @BeanParam}. */
record QueryParameter(String name, Class<?> type) {
  private static final Map<Class<?>, Function<String, Object>> PARSERS =
      Map.of(
          int.class, Integer::parseInt,
          Integer.class, Integer::parseInt,
          long.class, Long::parseLong,
          Long.class, Long::parseLong,
          UUID.class, UUID::fromString,
          String.class, text -> text);

  /** Returns the parameters of a method. */
  static List<QueryParameter> of(Method method) {
    return Arrays.stream(method.getParameters())
        .flatMap(parameter ->
            parameter.isAnnotationPresent(BeanParam.class)
                ? Arrays.stream(parameter.getType().getDeclaredFields())
                    .flatMap(field -> declared(field, field.getType()))
                : declared(parameter, parameter.getType()))
        .toList();
  }

  private static Stream<QueryParameter> declared(AnnotatedElement element, Class<?> type) {
    QueryParam query = element.getAnnotation(QueryParam.class);
    return query == null ? Stream.empty() : Stream.of(new QueryParameter(query.value(), type));
  }

  /** Returns the reason why the value cannot be read. */
  Optional<Reason> refusal(String value) {
    if (ControlCharacters.inLine(value)) {
      return Optional.of(Reason.of("text.control-character"));
    }
    try {
      var _ = PARSERS.getOrDefault(type, text -> text).apply(value);
      return Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.of(Reason.of("parameter.unreadable"));
    }
  }
}
