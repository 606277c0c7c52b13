package com.cruisemall.load.journeys;

import io.gatling.javaapi.core.Simulation;

/** What Gatling instantiates: whatever traffic is to run now. */
public final class Played extends Simulation {
  {
    setUp(Traffic.script().people()).protocols(Traffic.running().protocol());
  }
}
