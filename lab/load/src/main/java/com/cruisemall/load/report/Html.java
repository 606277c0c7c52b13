package com.cruisemall.load.report;

import com.cruisemall.load.findings.Text;

/** Pieces of a page. */
final class Html {
  private Html() {}

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** Both languages; the page shows one of them. */
  static String both(Text text) {
    return both(text.ko(), text.en());
  }

  static String both(String ko, String en) {
    return "<span lang=\"ko\">%s</span><span lang=\"en\">%s</span>"
        .formatted(escape(ko), escape(en));
  }
}
