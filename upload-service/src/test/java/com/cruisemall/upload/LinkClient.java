package com.cruisemall.upload;

import com.cruisemall.kit.test.FakeIssuer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** HTTP client of a traveller who holds a link. */
public final class LinkClient {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BOUNDARY = "----phone";

  private LinkClient() {}

  /** Response with its JSON body. */
  public record Reply(int status, JsonNode body, List<String> cookies) {
    public String code() {
      return body.path("error").path("code").asText();
    }

    /** First cookie, as a request sends it back. */
    String cookie() {
      String cookie = cookies.getFirst();
      return cookie.substring(0, cookie.indexOf(';'));
    }

    public JsonNode document() {
      return body.path("document");
    }

    public String id() {
      return document().path("id").asText();
    }
  }

  /** Part of a form. */
  public record Part(String header, InputStream content) {
    public static Part field(String name, String value) {
      return new Part(
          "Content-Disposition: form-data; name=\"" + name + "\"",
          new ByteArrayInputStream(value.getBytes(StandardCharsets.UTF_8)));
    }

    public static Part file(byte[] content) {
      return file(new ByteArrayInputStream(content));
    }

    static Part file(InputStream content) {
      return new Part(
          "Content-Disposition: form-data; name=\"file\"; filename=\"../../여권.jpg\"\r\n"
              + "Content-Type: image/jpeg",
          content);
    }
  }

  public static Reply send(String token, String traveler, byte[] file) {
    return send(token, List.of(Part.field("travelerId", traveler), Part.file(file)));
  }

  public static Reply send(String token, List<Part> parts) {
    return post(token, encode(parts));
  }

  /** Encodes a form. */
  static InputStream encode(List<Part> parts) {
    List<InputStream> pieces = new ArrayList<>();
    for (Part part : parts) {
      pieces.add(text("--" + BOUNDARY + "\r\n" + part.header() + "\r\n\r\n"));
      pieces.add(part.content());
      pieces.add(text("\r\n"));
    }
    pieces.add(text("--" + BOUNDARY + "--\r\n"));
    return new SequenceInputStream(Collections.enumeration(pieces));
  }

  static Reply post(String token, InputStream form) {
    return exchange(
        request("/api/passport/" + token + "/upload")
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofInputStream(() -> form)));
  }

  public static Reply get(String path, String... headers) {
    HttpRequest.Builder request = request(path).GET();
    return exchange(headers.length == 0 ? request : request.headers(headers));
  }

  static Reply put(String path, String json, String... headers) {
    return exchange(
        request(path)
            .headers(headers)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json)));
  }

  public static Reply status(String token, String documentId) {
    return get("/api/passport/documents/" + documentId, "X-Passport-Token", token);
  }

  /** Reads server-sent events until the service ends the stream. */
  static List<String> events(String token, String documentId) {
    try {
      return HTTP.send(
              request("/api/passport/documents/" + documentId + "/events")
                  .header("X-Passport-Token", token)
                  .build(),
              HttpResponse.BodyHandlers.ofLines())
          .body()
          .filter(line -> line.startsWith("data: "))
          .map(line -> line.substring(6))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
        .header("Authorization", "Bearer " + FakeIssuer.guest())
        .timeout(Duration.ofMinutes(2));
  }

  private static Reply exchange(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      String body = response.body();
      return new Reply(
          response.statusCode(),
          body.isEmpty() ? JSON.nullNode() : JSON.readTree(body),
          response.headers().allValues("Set-Cookie"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
