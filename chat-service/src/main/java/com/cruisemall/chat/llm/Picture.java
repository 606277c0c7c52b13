package com.cruisemall.chat.llm;

/**
 * A picture as the model takes it. Never logged.
 *
 * @param base64 its bytes
 */
public record Picture(String mediaType, String base64) {
  @Override
  public String toString() {
    return "Picture[" + mediaType + ", " + base64.length() * 3 / 4 + " bytes]";
  }
}
