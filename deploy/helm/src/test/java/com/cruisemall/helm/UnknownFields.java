package com.cruisemall.helm;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds fields that the Kubernetes API server would silently drop. The Java model collects them as
 * additional properties.
 */
final class UnknownFields {
  private static final String ADDITIONAL = "additionalProperties";
  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

  private UnknownFields() {}

  /** Returns the type and name of each unknown field. */
  static List<String> of(Manifests rendered) {
    List<String> found = new ArrayList<>();
    for (JsonNode document : rendered.documents()) {
      Object model = SERIALIZATION.unmarshal(document.toString());
      // Resources of KEDA, Strimzi and External Secrets have no model here; SchemasTest covers
      // them.
      if (!(model instanceof GenericKubernetesResource)) {
        walk(model, found);
      }
    }
    return found;
  }

  private static void walk(@Nullable Object value, List<String> found) {
    switch (value) {
      case Collection<?> many -> many.forEach(each -> walk(each, found));
      case Map<?, ?> map -> map.values().forEach(each -> walk(each, found));
      case null -> {}
      default -> {
        if (value.getClass().getPackageName().startsWith("io.fabric8")) {
          walkFields(value, found);
        }
      }
    }
  }

  private static void walkFields(Object model, List<String> found) {
    for (Class<?> type = model.getClass(); type != Object.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) || type.isEnum()) {
          continue;
        }
        @Nullable Object value = read(field, model);
        if (field.getName().equals(ADDITIONAL) && value instanceof Map<?, ?> additional) {
          additional
              .keySet()
              .forEach(key -> found.add(model.getClass().getSimpleName() + " " + key));
        } else {
          walk(value, found);
        }
      }
      if (type.isEnum()) {
        return;
      }
    }
  }

  private static @Nullable Object read(Field field, Object model) {
    try {
      field.setAccessible(true);
      return field.get(model);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
