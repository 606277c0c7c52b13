package com.cruisemall.gateway.connection;

import com.cruisemall.kit.error.CommonError;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Rules for the head of an HTTP/1 request (RFC 9112) that the decoder leaves open and that another
 * server might read differently.
 */
final class RequestHead {
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:[A-Za-z0-9._~-]++|\\[[0-9A-Fa-f:.]++])(?::[0-9]{1,5})?");

  private RequestHead() {}

  /** Returns the refusal of a head that is malformed, ambiguous or too large. */
  static Optional<RequestRefusal> refusal(HttpRequest request) {
    if (request.decoderResult().isFailure()) {
      return Optional.of(new RequestRefusal(code(request.decoderResult().cause()), HttpMethod.GET));
    }
    return isUnambiguous(request)
        ? Optional.empty()
        : Optional.of(new RequestRefusal(CommonError.BAD_REQUEST, request.method()));
  }

  private static CommonError code(Throwable failure) {
    return switch (failure) {
      case TooLongHttpLineException _ -> CommonError.URI_TOO_LONG;
      case TooLongHttpHeaderException _ -> CommonError.HEADERS_TOO_LARGE;
      default -> CommonError.BAD_REQUEST;
    };
  }

  private static boolean isUnambiguous(HttpRequest request) {
    HttpVersion version = request.protocolVersion();
    HttpHeaders headers = request.headers();
    return (version.equals(HttpVersion.HTTP_1_1) || version.equals(HttpVersion.HTTP_1_0))
        && hasOneHost(headers, version)
        && hasOneFraming(headers, version)
        && !headers.contains("");
  }

  private static boolean hasOneHost(HttpHeaders headers, HttpVersion version) {
    List<String> hosts = headers.getAll(HttpHeaderNames.HOST);
    return hosts.isEmpty()
        ? version.equals(HttpVersion.HTTP_1_0)
        : hosts.size() == 1 && AUTHORITY.matcher(hosts.getFirst()).matches();
  }

  private static boolean hasOneFraming(HttpHeaders headers, HttpVersion version) {
    List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
    List<String> lengths = headers.getAll(HttpHeaderNames.CONTENT_LENGTH);
    if (codings.isEmpty()) {
      return lengths.isEmpty()
          || (lengths.size() == 1 && LENGTH.matcher(lengths.getFirst()).matches());
    }
    return lengths.isEmpty()
        && codings.size() == 1
        && codings.getFirst().equalsIgnoreCase("chunked")
        && version.equals(HttpVersion.HTTP_1_1);
  }
}
