package com.cruisemall.upload.demo;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.random.RandomGenerator;

/** Horizon of a region, drawn by its landmarks. */
record Coast(String region, RandomGenerator random, Color haze, Color deep) {
  private static final double HORIZON = SeaPicture.HORIZON;

  void draw(Graphics2D canvas) {
    switch (region) {
      case "japan" -> {
        volcano(canvas, 260 + random.nextInt(440));
        ridge(canvas, 26, 0.55, 9);
      }
      case "alaska" -> {
        peaks(canvas, 150, 0.35);
        peaks(canvas, 95, 0.6);
      }
      case "singapore" -> towers(canvas, 46, 150);
      case "usa" -> {
        towers(canvas, 30, 90);
        ridge(canvas, 20, 0.75, 12);
      }
      case "southeast-asia" -> {
        karsts(canvas, 0.4);
        karsts(canvas, 0.65);
      }
      default -> {
        ridge(canvas, 90, 0.4, 5);
        town(canvas);
      }
    }
  }

  private void volcano(Graphics2D canvas, int top) {
    Path2D cone = new Path2D.Double();
    cone.moveTo(top - 330, HORIZON);
    cone.quadTo(top - 90, HORIZON - 50, top - 26, HORIZON - 215);
    cone.lineTo(top + 26, HORIZON - 215);
    cone.quadTo(top + 90, HORIZON - 50, top + 330, HORIZON);
    cone.closePath();
    canvas.setPaint(shade(0.35));
    canvas.fill(cone);
    Path2D snow = new Path2D.Double();
    snow.moveTo(top - 26, HORIZON - 215);
    snow.lineTo(top + 26, HORIZON - 215);
    snow.lineTo(top + 62, HORIZON - 138);
    for (int i = 0; i <= 4; i++) {
      snow.lineTo(top + 48 - i * 26, HORIZON - (i % 2 == 0 ? 158 : 128));
    }
    snow.closePath();
    canvas.setPaint(new Color(255, 255, 255, 225));
    canvas.fill(snow);
  }

  private void ridge(Graphics2D canvas, double height, double depth, int waves) {
    double phase = random.nextDouble() * 6;
    Path2D ridge = new Path2D.Double();
    ridge.moveTo(0, HORIZON);
    for (int x = 0; x <= SeaPicture.WIDTH; x += 8) {
      double t = x / (double) SeaPicture.WIDTH;
      double wave = Math.sin(phase + t * waves) + 0.4 * Math.sin(phase * 2 + t * waves * 2.7);
      ridge.lineTo(x, HORIZON - height * (0.55 + 0.4 * wave));
    }
    ridge.lineTo(SeaPicture.WIDTH, HORIZON);
    ridge.closePath();
    canvas.setPaint(shade(depth));
    canvas.fill(ridge);
  }

  private void peaks(Graphics2D canvas, double height, double depth) {
    double x = -60;
    while (x < SeaPicture.WIDTH) {
      double width = 110 + random.nextInt(130);
      double top = height * (0.6 + random.nextDouble() * 0.6);
      Path2D peak = triangle(x, width, top, 1);
      canvas.setPaint(shade(depth));
      canvas.fill(peak);
      canvas.setPaint(new Color(255, 255, 255, 200));
      canvas.fill(triangle(x + width * 0.33, width * 0.34, top, 0.36));
      x += width * 0.62;
    }
  }

  /** Upper part of a mountain, from its top down. */
  private static Path2D triangle(double x, double width, double top, double part) {
    Path2D shape = new Path2D.Double();
    shape.moveTo(x, HORIZON - top * (1 - part));
    shape.lineTo(x + width / 2, HORIZON - top);
    shape.lineTo(x + width, HORIZON - top * (1 - part));
    if (part < 1) {
      shape.lineTo(x + width * 0.62, HORIZON - top * 0.74);
      shape.lineTo(x + width * 0.4, HORIZON - top * 0.6);
    }
    shape.closePath();
    return shape;
  }

  private void towers(Graphics2D canvas, int count, int highest) {
    for (int i = 0; i < count; i++) {
      double width = 14 + random.nextInt(26);
      double height = 24 + random.nextInt(highest - 24);
      double x = random.nextInt(SeaPicture.WIDTH);
      canvas.setPaint(shade(0.3 + random.nextDouble() * 0.4));
      canvas.fill(new Rectangle2D.Double(x, HORIZON - height, width, height));
      canvas.setPaint(new Color(255, 240, 190, 90));
      for (double y = HORIZON - height + 6; y < HORIZON - 6; y += 9) {
        canvas.fill(new Rectangle2D.Double(x + 4, y, width - 8, 2));
      }
    }
  }

  private void karsts(Graphics2D canvas, double depth) {
    for (int i = 0; i < 9; i++) {
      double width = 60 + random.nextInt(70);
      double height = 60 + random.nextInt(130);
      double x = random.nextInt(SeaPicture.WIDTH) - 40;
      canvas.setPaint(shade(depth + random.nextDouble() * 0.1));
      canvas.fill(new Arc2D.Double(x, HORIZON - height, width, height * 2, 0, 180, Arc2D.CHORD));
    }
  }

  private void town(Graphics2D canvas) {
    Color[] walls = {new Color(0xF7E8D0), new Color(0xF3CFA9), new Color(0xFFFFFF)};
    double left = 60 + random.nextInt(420);
    for (int i = 0; i < 34; i++) {
      double x = left + random.nextInt(360);
      double y = HORIZON - 12 - random.nextInt(58);
      double width = 14 + random.nextInt(14);
      canvas.setPaint(walls[random.nextInt(walls.length)]);
      canvas.fill(new Rectangle2D.Double(x, y, width, HORIZON - y));
      canvas.setPaint(new Color(0xC9694B));
      canvas.fill(new Rectangle2D.Double(x - 1, y - 3, width + 2, 4));
    }
    double dome = left + 150;
    canvas.setPaint(new GradientPaint((float) dome, 0, Color.WHITE, (float) dome + 50, 0, haze));
    canvas.fill(new Rectangle2D.Double(dome, HORIZON - 86, 50, 86));
    canvas.setPaint(new Color(0x3B77A8));
    canvas.fill(new Arc2D.Double(dome, HORIZON - 111, 50, 50, 0, 180, Arc2D.CHORD));
  }

  /** Mixes haze and deep colour; nearer objects are darker. */
  private Color shade(double depth) {
    double far = 1 - depth;
    return new Color(
        (int) (haze.getRed() * far + deep.getRed() * depth),
        (int) (haze.getGreen() * far + deep.getGreen() * depth),
        (int) (haze.getBlue() * far + deep.getBlue() * depth));
  }
}
