package com.cruisemall.kit.outbox;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Trace context of an event (W3C {@code traceparent}), stored so that its processing joins the
 * trace in which it was written.
 */
final class TraceParent {
  private static final String FIELD = "traceparent";
  private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

  private TraceParent() {}

  /** Returns the current trace context, if there is one. */
  static Optional<String> current() {
    Map<String, String> fields = new HashMap<>();
    W3C.inject(Context.current(), fields, (carrier, key, value) -> fields.put(key, value));
    return Optional.ofNullable(fields.get(FIELD));
  }

  /** Restores the trace context as a parent. */
  static Context context(String traceParent) {
    return W3C.extract(Context.root(), traceParent, new SingleField());
  }

  private static final class SingleField implements TextMapGetter<String> {
    @Override
    public Iterable<String> keys(String carrier) {
      return List.of(FIELD);
    }

    @Override
    public @Nullable String get(@Nullable String carrier, String key) {
      return key.equals(FIELD) ? carrier : null;
    }
  }
}
