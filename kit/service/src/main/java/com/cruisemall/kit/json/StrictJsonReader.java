package com.cruisemall.kit.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.quarkus.resteasy.reactive.jackson.runtime.serialisers.ServerJacksonMessageBodyReader;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * Reads the JSON body of every request with {@link StrictJson}. REST clients keep the tolerant
 * mapper.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
@Consumes({MediaType.APPLICATION_JSON, "application/*+json"})
public class StrictJsonReader extends ServerJacksonMessageBodyReader {
  private final StrictJson strict;

  StrictJsonReader(Instance<ObjectMapper> mapper, StrictJson strict) {
    super(mapper);
    this.strict = strict;
  }

  @Override
  protected ObjectReader getEffectiveReader() {
    return strict.reader();
  }
}
