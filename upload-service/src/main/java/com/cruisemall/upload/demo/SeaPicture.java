package com.cruisemall.upload.demo;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Image of a ship off the coast of a region; the same number always gives the same image. */
record SeaPicture(String region, int number) {
  static final int WIDTH = 960;
  static final int HEIGHT = 600;
  static final double HORIZON = 372;

  /** Scale to a width that suits a large screen. */
  private static final double SCALE = 5 / 3.0;

  /** Time of day, by its colours. */
  private enum Light {
    DAY(0x4FA3DC, 0xD6EEF8, 0x2F86B8, 0x0C4A73, 0xFFF6D8),
    EVENING(0x37507F, 0xFFB98A, 0x8C6A8E, 0x27365A, 0xFFD9A0),
    MORNING(0x86B7D9, 0xFDE3D3, 0x5FA6B5, 0x1C5569, 0xFFF0E0);

    final Color sky;
    final Color haze;
    final Color sea;
    final Color deep;
    final Color sun;

    Light(int sky, int haze, int sea, int deep, int sun) {
      this.sky = new Color(sky);
      this.haze = new Color(haze);
      this.sea = new Color(sea);
      this.deep = new Color(deep);
      this.sun = new Color(sun);
    }
  }

  BufferedImage draw() {
    var image =
        new BufferedImage(
            (int) (WIDTH * SCALE), (int) (HEIGHT * SCALE), BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.scale(SCALE, SCALE);
    Light light = Light.values()[number % Light.values().length];
    RandomGenerator random =
        RandomGeneratorFactory.of("Random").create(region.hashCode() * 31L + number);
    sky(canvas, light, random);
    new Coast(region, random, light.haze, light.deep).draw(canvas);
    sea(canvas, light, random);
    double size = 0.9 + random.nextDouble() * 0.35;
    double room = WIDTH - ShipShape.LENGTH * size - 80;
    new ShipShape(40 + random.nextDouble() * room, size).draw(canvas);
    waves(canvas, random, HORIZON + 62, 26);
    canvas.dispose();
    return image;
  }

  private static void sky(Graphics2D canvas, Light light, RandomGenerator random) {
    canvas.setPaint(new GradientPaint(0, 0, light.sky, 0, (float) HORIZON, light.haze));
    canvas.fill(new Rectangle2D.Double(0, 0, WIDTH, HORIZON));
    float x = 120 + random.nextInt(WIDTH - 240);
    float y = (float) (light == Light.DAY ? 90 : HORIZON - 70);
    Color clear = new Color(light.sun.getRed(), light.sun.getGreen(), light.sun.getBlue(), 0);
    canvas.setPaint(
        new RadialGradientPaint(
            x,
            y,
            260,
            new float[] {0f, 0.13f, 0.15f, 1f},
            new Color[] {light.sun, light.sun, new Color(255, 245, 220, 90), clear}));
    canvas.fill(new Rectangle2D.Double(0, 0, WIDTH, HORIZON));
    for (int i = 0; i < 5; i++) {
      cloud(canvas, random, random.nextInt(WIDTH), 40 + random.nextInt(170));
    }
  }

  private static void cloud(Graphics2D canvas, RandomGenerator random, int x, int y) {
    canvas.setPaint(new Color(255, 255, 255, 38));
    for (int i = 0; i < 14; i++) {
      double width = 60 + random.nextInt(120);
      canvas.fill(
          new Ellipse2D.Double(
              x + random.nextGaussian() * 60, y + random.nextGaussian() * 9, width, width / 5));
    }
  }

  private static void sea(Graphics2D canvas, Light light, RandomGenerator random) {
    canvas.setPaint(new GradientPaint(0, (float) HORIZON, light.sea, 0, HEIGHT, light.deep));
    canvas.fill(new Rectangle2D.Double(0, HORIZON, WIDTH, HEIGHT - HORIZON));
    waves(canvas, random, HORIZON + 6, 60);
  }

  /** Wave crests, longer and farther apart towards the viewer. */
  private static void waves(Graphics2D canvas, RandomGenerator random, double from, int count) {
    for (int i = 0; i < count; i++) {
      double depth = random.nextDouble();
      double y = from + depth * depth * (HEIGHT - from);
      double length = 20 + depth * 150;
      double x = random.nextDouble() * WIDTH;
      Path2D crest = new Path2D.Double();
      crest.moveTo(x, y);
      crest.quadTo(x + length / 2, y - 3 - depth * 8, x + length, y);
      crest.quadTo(x + length / 2, y - 1 - depth * 4, x, y);
      canvas.setPaint(new Color(255, 255, 255, 30 + random.nextInt(50)));
      canvas.fill(crest);
    }
  }
}
