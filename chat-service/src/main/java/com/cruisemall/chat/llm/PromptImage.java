package com.cruisemall.chat.llm;

/**
 * An image in a prompt. It is never logged.
 *
 * @param base64 content of the file
 */
public record PromptImage(String mediaType, String base64) {
  @Override
  public String toString() {
    return "PromptImage[" + mediaType + ", " + base64.length() * 3 / 4 + " bytes]";
  }
}
