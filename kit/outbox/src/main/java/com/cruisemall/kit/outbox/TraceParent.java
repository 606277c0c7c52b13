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
 * Where in a trace an event was written, in the form of W3C Trace Context, so that what follows
 * from the event is part of the same tree however long it waits.
 */
final class TraceParent {
  private static final String FIELD = "traceparent";
  private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

  private TraceParent() {}

  /** The place of the running code, if it is traced. */
  static Optional<String> current() {
    Map<String, String> fields = new HashMap<>();
    W3C.inject(Context.current(), fields, (carrier, key, value) -> fields.put(key, value));
    return Optional.ofNullable(fields.get(FIELD));
  }

  /** That place again, for what is to hang below it. */
  static Context context(String traceParent) {
    return W3C.extract(Context.root(), traceParent, new Only());
  }

  private static final class Only implements TextMapGetter<String> {
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
