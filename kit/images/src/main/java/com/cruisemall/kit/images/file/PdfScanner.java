package com.cruisemall.kit.images.file;

import java.util.Optional;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Scanner of PDF (ISO 32000): objects, a cross-reference and an end mark, which more bytes may
 * follow. Active content is an error. Its names are searched everywhere, also in object streams,
 * which are inflated; an object stream that cannot be read is an error, too.
 */
final class PdfScanner implements FileScanner {
  private static final Set<String> ACTIVE =
      Set.of(
          "/JavaScript",
          "/Launch",
          "/EmbeddedFile",
          "/EmbeddedFiles",
          "/FileAttachment",
          "/RichMedia",
          "/Rendition");

  private static final String END = "%%EOF";

  /** Filters that hide names of an object stream from this scanner. */
  private static final Set<String> HIDING =
      Set.of(
          "/LZWDecode",
          "/LZW",
          "/ASCIIHexDecode",
          "/AHx",
          "/ASCII85Decode",
          "/A85",
          "/RunLengthDecode",
          "/RL",
          "/Crypt",
          "/DecodeParms",
          "/DP");

  private static final int MAX_TOKEN = 64;
  private static final long MAX_INFLATED = 64L << 20;

  private final StringBuilder token = new StringBuilder(MAX_TOKEN);
  private final byte[] inflated = new byte[8192];
  private Optional<Inflater> inflater = Optional.empty();
  private long inflatedBytes;
  private boolean objectStream;
  private boolean filtered;
  private boolean hidden;
  private boolean streamFollows;
  private boolean numberFollows;
  private boolean objectSeen;
  private boolean tableSeen;
  private boolean endSeen;
  private boolean damaged;

  @Override
  public void accept(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int at = offset;
    while (at < end && !damaged) {
      if (inflater.isPresent()) {
        at += inflate(inflater.get(), bytes, at, end - at);
      } else if (streamFollows && !isLineBreak(bytes[at])) {
        beginStream();
      } else {
        scan(bytes[at++]);
      }
    }
  }

  @Override
  public boolean damaged() {
    return damaged;
  }

  @Override
  public boolean complete() {
    endToken();
    return !damaged && objectSeen && tableSeen && endSeen;
  }

  @Override
  public Optional<PixelSize> size() {
    return Optional.empty();
  }

  private void scan(byte value) {
    char character = (char) (value & 0xff);
    if (numberFollows && character > ' ') {
      numberFollows = false;
      damaged |= character < '0' || character > '9';
    }
    boolean delimiter = character <= ' ' || "()<>[]{}".indexOf(character) >= 0;
    boolean comment = character == '%' && (token.isEmpty() || token.charAt(0) != '%');
    if (delimiter || character == '/' || comment) {
      endToken();
    }
    if (!delimiter && token.length() < MAX_TOKEN) {
      token.append(character);
    }
  }

  private void endToken() {
    if (token.isEmpty()) {
      return;
    }
    String text = token.charAt(0) == '/' ? unescaped(token.toString()) : token.toString();
    token.setLength(0);
    damaged |= ACTIVE.contains(text);
    hidden |= HIDING.contains(text);
    switch (text) {
      // Readers need the offset of the first object, not the type.
      case "/ObjStm", "/First" -> objectStream = true;
      case "/Filter" -> filtered = true;
      case "obj" -> {
        objectSeen = true;
        objectStream = false;
        filtered = false;
        hidden = false;
      }
      case "stream" -> {
        damaged |= objectStream && hidden;
        streamFollows = objectStream;
      }
      case "startxref" -> tableSeen = true;
      default -> endSeen |= tableSeen && text.startsWith(END);
    }
  }

  /** Replaces the escapes {@code #xx} of a name. */
  private static String unescaped(String name) {
    StringBuilder plain = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      boolean escape =
          name.charAt(i) == '#'
              && i + 2 < name.length()
              && Character.digit(name.charAt(i + 1), 16) >= 0
              && Character.digit(name.charAt(i + 2), 16) >= 0;
      if (escape) {
        plain.append((char) Integer.parseInt(name.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        plain.append(name.charAt(i));
      }
    }
    return plain.toString();
  }

  private static boolean isLineBreak(byte value) {
    return value == '\r' || value == '\n';
  }

  /** Begins an object stream, whose content starts with object numbers. */
  private void beginStream() {
    streamFollows = false;
    objectStream = false;
    numberFollows = true;
    if (filtered) {
      inflater = Optional.of(new Inflater());
    }
  }

  /** Inflates and scans; returns the number of bytes that belong to the stream. */
  private int inflate(Inflater stream, byte[] bytes, int offset, int length) {
    stream.setInput(bytes, offset, length);
    try {
      int count = stream.inflate(inflated);
      while (count > 0 && !damaged) {
        inflatedBytes += count;
        damaged |= inflatedBytes > MAX_INFLATED;
        for (int i = 0; i < count; i++) {
          scan(inflated[i]);
        }
        count = stream.inflate(inflated);
      }
      damaged |= stream.needsDictionary();
    } catch (DataFormatException _) {
      damaged = true;
    }
    int taken = length - stream.getRemaining();
    if (stream.finished() || damaged) {
      endToken();
      stream.end();
      inflater = Optional.empty();
    }
    return taken;
  }
}
