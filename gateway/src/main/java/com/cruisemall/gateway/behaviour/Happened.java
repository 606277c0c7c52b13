package com.cruisemall.gateway.behaviour;

/** A visitor did something; for whoever counts. */
public record Happened(Visitor visitor, Behaviour.Kind kind) {}
