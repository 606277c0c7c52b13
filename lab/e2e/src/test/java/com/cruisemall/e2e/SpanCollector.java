package com.cruisemall.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** OTLP collector (http/protobuf) that writes the spans of the stack to a file, one per line. */
final class SpanCollector {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HexFormat HEX = HexFormat.of();

  /** Span as written to the file. */
  record Span(
      String service,
      String kind,
      String name,
      String trace,
      String id,
      String parent,
      Map<String, String> attributes) {}

  private final Path file;
  private final HttpServer server;

  private SpanCollector(Path file, HttpServer server) {
    this.file = file;
    this.server = server;
  }

  static SpanCollector start(Path file) {
    try {
      Files.createDirectories(file.getParent());
      Files.deleteIfExists(file);
      InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      SpanCollector collector = new SpanCollector(file, HttpServer.create(anywhere, 0));
      collector.server.createContext("/v1/traces", collector::receive);
      collector.server.setExecutor(
          Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory()));
      collector.server.start();
      return collector;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Span> trace(String id) {
    return text().lines().map(SpanCollector::read).filter(span -> span.trace().equals(id)).toList();
  }

  /** Returns everything collected. */
  String text() {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean compressed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
      InputStream body = exchange.getRequestBody();
      StringBuilder lines = new StringBuilder();
      ExportTraceServiceRequest.parseFrom(compressed ? new GZIPInputStream(body) : body)
          .getResourceSpansList()
          .stream()
          .flatMap(SpanCollector::spans)
          .forEach(span -> lines.append(write(span)).append('\n'));
      Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private static Stream<Span> spans(ResourceSpans resource) {
    String service =
        attributes(resource.getResource().getAttributesList()).getOrDefault("service.name", "");
    return resource.getScopeSpansList().stream()
        .map(ScopeSpans::getSpansList)
        .flatMap(List::stream)
        .map(span ->
            new Span(
                service,
                span.getKind().name().replace("SPAN_KIND_", ""),
                span.getName(),
                HEX.formatHex(span.getTraceId().toByteArray()),
                HEX.formatHex(span.getSpanId().toByteArray()),
                HEX.formatHex(span.getParentSpanId().toByteArray()),
                attributes(span.getAttributesList())));
  }

  private static Map<String, String> attributes(List<KeyValue> list) {
    Map<String, String> attributes = new TreeMap<>();
    list.forEach(it ->
        attributes.put(
            it.getKey(),
            it.getValue().hasStringValue()
                ? it.getValue().getStringValue()
                : it.getValue().toString().strip()));
    return attributes;
  }

  private static Span read(String line) {
    try {
      return JSON.readValue(line, Span.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String write(Span span) {
    try {
      return JSON.writeValueAsString(span);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
