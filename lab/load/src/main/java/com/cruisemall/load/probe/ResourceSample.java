package com.cruisemall.load.probe;

/**
 * Resource use of the stack at one moment of a phase.
 *
 * @param at seconds since the phase began
 * @param processor use of the whole machine in percent
 * @param stack use by the stack in percent of the machine
 * @param memory resident memory of the stack in megabytes
 * @param heap heap of the services in megabytes
 * @param poolActive database connections in use
 * @param poolWaiting threads that wait for a connection
 */
public record ResourceSample(
    double at,
    double processor,
    double stack,
    double memory,
    double heap,
    double poolActive,
    double poolWaiting) {}
