package com.cruisemall.kit.error;

import com.cruisemall.kit.json.ControlCharacterException;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Member of a JSON body that was refused.
 *
 * @param member names from the root, joined by dots, without the indexes of lists
 */
record JsonFailure(String member, Reason reason) {
  /** Returns the refused member; empty if the body is no JSON or has another shape as a whole. */
  static Optional<JsonFailure> of(JacksonException failure) {
    Throwable origin = failure;
    while (origin.getCause() instanceof JacksonException cause) {
      origin = cause;
    }
    if (origin instanceof StreamReadException broken && isDuplicate(broken)) {
      return Optional.of(
          new JsonFailure(path(broken.getProcessor()), Reason.of("json.duplicate-member")));
    }
    boolean shape =
        origin instanceof MismatchedInputException || origin instanceof InputCoercionException;
    String member = failure instanceof JsonMappingException mapping ? path(mapping) : "";
    return shape && !member.isEmpty()
        ? Optional.of(new JsonFailure(member, reason(origin)))
        : Optional.empty();
  }

  private static Reason reason(Throwable origin) {
    return switch (origin) {
      case UnrecognizedPropertyException _ -> Reason.of("json.unknown-member");
      case InvalidNullException _ -> Reason.of("json.null");
      case ControlCharacterException _ -> Reason.of("text.control-character");
      default -> Reason.of("json.wrong-type");
    };
  }

  /** Detects a duplicate by the text, because the parser has no separate exception for it. */
  private static boolean isDuplicate(StreamReadException failure) {
    return failure.getProcessor() != null
        && failure.getOriginalMessage().startsWith("Duplicate field ");
  }

  private static String path(JsonMappingException failure) {
    return failure.getPath().stream()
        .map(JsonMappingException.Reference::getFieldName)
        .filter(name -> name != null && !name.isEmpty())
        .collect(Collectors.joining("."));
  }

  private static String path(JsonParser parser) {
    Deque<String> names = new ArrayDeque<>();
    for (JsonStreamContext at = parser.getParsingContext(); at != null; at = at.getParent()) {
      if (at.getCurrentName() != null) {
        names.addFirst(at.getCurrentName());
      }
    }
    return String.join(".", names);
  }
}
