package com.cruisemall.load.journeys;

import io.gatling.javaapi.core.Simulation;

/** Gatling simulation of the traffic that is to run now; Gatling instantiates it by name. */
public final class JourneySimulation extends Simulation {
  {
    setUp(Traffic.populations().create()).protocols(Traffic.running().protocol());
  }
}
