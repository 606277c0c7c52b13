package com.cruisemall.load.report;

import com.cruisemall.load.findings.LocalizedText;

/** HTML fragments. */
final class Html {
  private Html() {}

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** Renders both languages; the page shows one of them. */
  static String both(LocalizedText text) {
    return both(text.ko(), text.en());
  }

  static String both(String ko, String en) {
    return "<span lang=\"ko\">%s</span><span lang=\"en\">%s</span>"
        .formatted(escape(ko), escape(en));
  }
}
