package com.cruisemall.kit.parameter;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.request.ControlCharacters;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Refuses a query parameter that its endpoint cannot read: 400 with the name. JAX-RS would answer
 * 404, as it does for an unreadable id in the path. A control character is refused in every
 * parameter, and in the path with 404.
 */
@Provider
public class QueryParameterFilter implements ContainerRequestFilter {
  private final ResourceInfo resource;
  private final Map<Method, List<QueryParameter>> ofMethod = new ConcurrentHashMap<>();

  QueryParameterFilter(ResourceInfo resource) {
    this.resource = resource;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    UriInfo uri = request.getUriInfo();
    if (ControlCharacters.inLine(uri.getPath(true))) {
      throw new ApiException(CommonError.NOT_FOUND);
    }
    if (resource.getResourceMethod() == null) {
      return;
    }
    for (QueryParameter parameter :
        ofMethod.computeIfAbsent(resource.getResourceMethod(), QueryParameter::of)) {
      String value = uri.getQueryParameters(true).getFirst(parameter.name());
      if (value != null) {
        parameter
            .refusal(value)
            .ifPresent(reason -> {
              throw ApiException.invalid(parameter.name(), reason);
            });
      }
    }
  }
}
