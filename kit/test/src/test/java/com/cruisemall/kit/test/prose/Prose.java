package com.cruisemall.kit.test.prose;

/**
 * Text of one comment, log message or page, without markup. Line breaks are those of the file, so
 * that an offset leads to a line.
 *
 * @param line line of the file at which the text starts
 */
record Prose(Kind kind, int line, String text) {
  /** Origin of a text; only sentences of Javadoc are checked for their openings. */
  enum Kind {
    JAVADOC,
    COMMENT,
    LOG,
    PAGE
  }

  int lineAt(int offset) {
    return line + (int) text.chars().limit(offset).filter(it -> it == '\n').count();
  }
}
