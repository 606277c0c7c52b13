package com.cruisemall.upload;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Image of a passport page with a machine-readable zone, slightly rotated. */
final class PassportImage {
  private static final int WIDTH = 1600;
  private static final int HEIGHT = 1120;
  private static final double ROTATION = Math.toRadians(0.6);

  private PassportImage() {}

  static byte[] jpeg(String nameLine, String dataLine) {
    BufferedImage page = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = page.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setColor(new Color(0xe8ece4));
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.rotate(ROTATION, WIDTH / 2.0, HEIGHT / 2.0);
    pen.setColor(new Color(0x8fa3b8));
    pen.fillRect(90, 180, 420, 540);
    pen.setColor(new Color(0x202020));
    pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 36));
    pen.drawString("PASSPORT  REPUBLIC OF KOREA", 560, 140);
    pen.setFont(new Font(Font.MONOSPACED, Font.PLAIN, 52));
    pen.drawString(nameLine, 100, 930);
    pen.drawString(dataLine, 100, 1030);
    pen.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(page, "jpeg", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
