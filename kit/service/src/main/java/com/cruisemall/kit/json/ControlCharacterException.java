package com.cruisemall.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/** A control character in a string of a request body. */
public final class ControlCharacterException extends MismatchedInputException {
  private static final long serialVersionUID = 1;

  ControlCharacterException(JsonParser parser) {
    super(parser, "control character in text", String.class);
  }
}
