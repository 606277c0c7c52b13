package com.cruisemall.kit.images.file;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Detects file kinds by their first bytes. */
final class Signatures {
  /** Brands of still images coded with HEVC (ISO/IEC 23008-12 annex B). */
  private static final Set<String> HEIC_BRANDS = Set.of("heic", "heix", "heim", "heis");

  private Signatures() {}

  static @Nullable FileKind kindOf(byte[] head) {
    if (starts(head, 0, 0xff, 0xd8, 0xff)) {
      return FileKind.JPEG;
    }
    if (starts(head, 0, 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a)) {
      return FileKind.PNG;
    }
    if (starts(head, 0, 'R', 'I', 'F', 'F') && starts(head, 8, 'W', 'E', 'B', 'P')) {
      return FileKind.WEBP;
    }
    if (starts(head, 0, '%', 'P', 'D', 'F', '-')) {
      return FileKind.PDF;
    }
    return starts(head, 4, 'f', 't', 'y', 'p') && hasHeicBrand(head) ? FileKind.HEIC : null;
  }

  /** Searches the major brand at byte 8 and the compatible brands from byte 16 to the box's end. */
  private static boolean hasHeicBrand(byte[] head) {
    int boxEnd = Math.min(head.length, head.length < 4 ? 0 : head[3] & 0xff);
    for (int at = 8; at + 4 <= boxEnd; at += at == 8 ? 8 : 4) {
      if (HEIC_BRANDS.contains(new String(head, at, 4, US_ASCII))) {
        return true;
      }
    }
    return false;
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
