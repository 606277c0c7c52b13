package com.cruisemall.upload.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** Cruise ship in profile, its bow to the right. */
record ShipShape(double x, double scale) {
  static final double LENGTH = 440;

  private static final Color HULL = new Color(0x16324F);
  private static final Color STRIPE = new Color(0xE8B04A);
  private static final Color WHITE = new Color(0xFAFCFE);
  private static final Color SHADE = new Color(0xD5DFE8);
  private static final Color GLASS = new Color(0x4F7896);
  private static final Color WAKE = new Color(255, 255, 255, 120);
  private static final int DECKS = 5;

  void draw(Graphics2D canvas) {
    AffineTransform before = canvas.getTransform();
    canvas.translate(x, SeaPicture.HORIZON + 40);
    canvas.scale(scale, scale);
    superstructure(canvas);
    funnel(canvas);
    hull(canvas);
    canvas.setPaint(WAKE);
    canvas.fill(new Ellipse2D.Double(-30, 21, 470, 9));
    canvas.setTransform(before);
  }

  private static void superstructure(Graphics2D canvas) {
    for (int deck = 0; deck < DECKS; deck++) {
      double left = 28 + deck * 9;
      double width = 320 - deck * 24;
      double top = -18 - deck * 13;
      canvas.setPaint(deck % 2 == 0 ? WHITE : SHADE);
      canvas.fill(new RoundRectangle2D.Double(left, top, width, 14, 6, 6));
      canvas.setPaint(GLASS);
      for (double window = left + 8; window < left + width - 8; window += 9) {
        canvas.fill(new Rectangle2D.Double(window, top + 5, 5, 4));
      }
    }
    canvas.setPaint(WHITE);
    canvas.fill(new RoundRectangle2D.Double(236, -86, 44, 16, 8, 8));
    canvas.setPaint(GLASS);
    canvas.fill(new Rectangle2D.Double(242, -81, 34, 5));
    canvas.setPaint(SHADE);
    canvas.fill(new Rectangle2D.Double(256, -108, 2, 22));
  }

  private static void funnel(Graphics2D canvas) {
    Path2D funnel = new Path2D.Double();
    funnel.moveTo(112, -78);
    funnel.lineTo(120, -112);
    funnel.lineTo(154, -112);
    funnel.lineTo(158, -78);
    funnel.closePath();
    canvas.setPaint(HULL);
    canvas.fill(funnel);
    canvas.setPaint(STRIPE);
    canvas.fill(new Rectangle2D.Double(117, -103, 39, 7));
  }

  private static void hull(Graphics2D canvas) {
    Path2D hull = new Path2D.Double();
    hull.moveTo(0, -8);
    hull.lineTo(412, -14);
    hull.quadTo(392, 14, 368, 26);
    hull.lineTo(22, 26);
    hull.quadTo(6, 14, 0, -8);
    canvas.setPaint(HULL);
    canvas.fill(hull);
    canvas.setPaint(STRIPE);
    canvas.fill(new Rectangle2D.Double(12, 4, 372, 3));
    canvas.setPaint(new Color(255, 255, 255, 150));
    for (double port = 30; port < 360; port += 14) {
      canvas.fill(new Ellipse2D.Double(port, 11, 3.5, 3.5));
    }
  }
}
