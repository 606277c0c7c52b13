package com.cruisemall.gateway.routing;

import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Path and query of a cached request, reduced to the parameters that the route knows and sorted by
 * their names. Invented parameters can then neither fill the cache nor pass it by.
 */
final class CacheTarget {
  private CacheTarget() {}

  static String of(HttpServerRequest request, Set<String> parameters) {
    String path = PathCheck.normalize(Objects.requireNonNull(request.path()));
    @Nullable String query = request.query();
    if (query == null || parameters.isEmpty()) {
      return path;
    }
    String known =
        Stream.of(query.split("&", -1))
            .filter(pair -> parameters.contains(name(pair)))
            .sorted(Comparator.comparing(CacheTarget::name))
            .collect(Collectors.joining("&"));
    return known.isEmpty() ? path : path + "?" + known;
  }

  private static String name(String pair) {
    int end = pair.indexOf('=');
    String name = end < 0 ? pair : pair.substring(0, end);
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return name;
    }
  }
}
