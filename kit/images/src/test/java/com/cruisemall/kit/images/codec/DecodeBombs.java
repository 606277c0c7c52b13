package com.cruisemall.kit.images.codec;

import com.cruisemall.kit.images.file.FileInspector;
import com.cruisemall.kit.images.file.FileKind;
import com.cruisemall.kit.images.file.Inspection;
import com.cruisemall.kit.images.file.PixelSize;
import com.cruisemall.kit.images.file.SampleFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Program that decodes bombs and large photos concurrently, with the heap it is started with. */
final class DecodeBombs {
  private static final int THREADS = 8;
  private static final int BLOCK = 1 << 18;
  private static final long MAX_PIXELS = 50_000_000;
  private static final int LONG_SIDE = 1600;

  private DecodeBombs() {}

  /**
   * Arguments: memory of the decoder and size of other live objects, in bytes. Prints a result per
   * file and the peak memory.
   */
  public static void main(String[] arguments) throws Exception {
    ImageDecoder decoder = new ImageDecoder(Long.parseLong(arguments[0]));
    List<byte[]> live = new ArrayList<>();
    for (long left = Long.parseLong(arguments[1]); left > 0; left -= BLOCK) {
      live.add(new byte[BLOCK]);
    }
    try (var executor = Executors.newFixedThreadPool(THREADS)) {
      List<Future<String>> results = new ArrayList<>();
      for (Map.Entry<String, byte[]> bomb : SampleFiles.bombs().entrySet()) {
        for (int i = 0; i < 2; i++) {
          results.add(
              executor.submit(() -> bomb.getKey() + "=" + decode(decoder, bomb.getValue())));
        }
      }
      for (Future<String> result : results) {
        System.out.println(result.get());
      }
    }
    System.out.println("live=" + live.size());
    Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .forEach(line -> System.out.println("peak=" + line.replaceAll("\\D", "")));
  }

  private static String decode(ImageDecoder decoder, byte[] file) throws InterruptedException {
    FileInspector inspector = new FileInspector(MAX_PIXELS);
    Inspection found = inspector.update(file, 0, file.length).orElseGet(inspector::finish);
    if (!(found instanceof Inspection.Valid(FileKind kind, Optional<PixelSize> size))) {
      return found.getClass().getSimpleName();
    }
    try {
      decoder.decode(file, kind, size.orElseThrow(), LONG_SIDE);
      return "decoded";
    } catch (UnreadableImageException _) {
      return "unreadable";
    } catch (ImageTooLargeException _) {
      return "too large";
    }
  }
}
