package com.cruisemall.kit.json;

import com.cruisemall.kit.request.ControlCharacters;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Refuses control characters in text, except for tabs and line breaks. */
final class StrictTextDeserializer extends StringDeserializer {
  private static final long serialVersionUID = 1;

  @Override
  public @Nullable String deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    String text = super.deserialize(parser, context);
    if (text != null && ControlCharacters.inText(text)) {
      throw new ControlCharacterException(parser);
    }
    return text;
  }
}
