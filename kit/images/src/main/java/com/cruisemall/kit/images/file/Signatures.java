package com.cruisemall.kit.images.file;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Detects file kinds by their first bytes. */
final class Signatures {
  /** Brands of still images coded with HEVC (ISO/IEC 23008-12 annex B). */
  private static final Set<String> HEIC_BRANDS =
      Set.of("heic", "heix", "heim", "heis", "hevc", "hevx");

  /** Major brand of images of any codec, and the brands of the codec that is not accepted. */
  private static final String ANY_CODEC = "mif1";

  private static final Set<String> AVIF_BRANDS = Set.of("avif", "avis");

  private Signatures() {}

  static @Nullable FileKind kindOf(byte[] head) {
    if (starts(head, 0, 0xff, 0xd8)) {
      return FileKind.JPEG;
    }
    if (starts(head, 0, 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a)) {
      return FileKind.PNG;
    }
    if (starts(head, 0, 'R', 'I', 'F', 'F') && starts(head, 8, 'W', 'E', 'B', 'P')) {
      return FileKind.WEBP;
    }
    if (starts(head, blank(head), '%', 'P', 'D', 'F', '-')) {
      return FileKind.PDF;
    }
    return starts(head, 4, 'f', 't', 'y', 'p') && hasHeicBrand(head) ? FileKind.HEIC : null;
  }

  /** Returns true if a PDF may follow: all bytes are a byte order mark or white space. */
  static boolean isBlank(byte[] head) {
    return blank(head) > head.length - 5;
  }

  private static int blank(byte[] head) {
    int at = starts(head, 0, 0xef, 0xbb, 0xbf) ? 3 : 0;
    while (at < head.length && (head[at] == 0 || Character.isWhitespace(head[at]))) {
      at++;
    }
    return at;
  }

  /** Searches the major brand at byte 8 and the compatible brands from byte 16 to the box's end. */
  private static boolean hasHeicBrand(byte[] head) {
    int boxEnd = Math.min(head.length, head.length < 4 ? 0 : head[3] & 0xff);
    boolean anyCodec = boxEnd >= 12 && new String(head, 8, 4, US_ASCII).equals(ANY_CODEC);
    for (int at = 8; at + 4 <= boxEnd; at += at == 8 ? 8 : 4) {
      String brand = new String(head, at, 4, US_ASCII);
      if (HEIC_BRANDS.contains(brand)) {
        return true;
      }
      anyCodec &= !AVIF_BRANDS.contains(brand);
    }
    return anyCodec;
  }

  private static boolean starts(byte[] head, int at, int... expected) {
    if (head.length < at + expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if ((head[at + i] & 0xff) != expected[i]) {
        return false;
      }
    }
    return true;
  }
}
